import { z } from 'zod';
import { destination } from '../destination.ts';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';
import { menuKeys } from './menu.ts';

/** In which order free agents are rung. The names are the seed's. */
export const queueStrategies = [
  'ring_all',
  'round_robin',
  'least_recent',
  'fewest_calls',
  'random',
  'priority',
] as const;

/** See {@link queueStrategies}. */
export type QueueStrategy = (typeof queueStrategies)[number];

const agent = z.strictObject({
  extension: z.string().regex(/^\d{2,6}$/, 'Choose an extension.'),
  /** 1 is rung first. With `priority` this is the order; with the others agents of 2 are rung when none of 1 is free. */
  priority: z.int().min(1).max(10).default(1),
  /** Always signed in; else by *72, the portal or the API. */
  always: z.boolean().default(false),
});

/**
 * When callers are not let in, or don’t stay: `never`, while no agent is signed in, or while none of them could take a call
 * (paused, not registered, do not disturb). Agents who talk could, later.
 */
const emptiness = z.enum(['never', 'no-agents', 'none-available']);

/** A line of callers who wait for the next free agent. */
export const queue = z.strictObject({
  number: z.string().regex(/^\d{2,6}$/, 'A queue has a number of 2 to 6 digits.'),
  name: displayName,
  strategy: z.enum(queueStrategies).default('ring_all'),
  agents: z
    .array(agent)
    .max(200)
    .refine(
      (list) => new Set(list.map(({ extension }) => extension)).size === list.length,
      'An agent stands in it twice.',
    )
    .default([]),
  /** How long an agent’s phone rings before it is the next one’s turn. */
  ring_seconds: z.int().min(5).max(120).default(20),
  /** How long an agent is left alone after a call. */
  wrap_up_seconds: z.int().min(0).max(3600).default(0),
  /** After so many calls an agent let ring in a row, the agent is paused; 0: never. */
  missed_before_pause: z.int().min(0).max(20).default(3),
  /** Shown before the caller’s name at the agent’s phone ("Sales: "). */
  name_prefix: z
    .string()
    .max(20)
    .regex(/^[\p{L}\p{N} .:/()-]*$/u, 'Letters, digits, blanks and . : / ( ) - only.')
    .default(''),
  /** Played before music, once; null: nothing. */
  greeting: identifier.nullable().default(null),
  /** A class of music; null: the system’s. */
  music: identifier.nullable().default(null),
  announce_position: z.boolean().default(true),
  announce_hold_time: z.boolean().default(false),
  /** How often the two are said. */
  announce_every_seconds: z.int().min(15).max(600).default(60),
  /** Said again and again; null: nothing. */
  periodic_prompt: identifier.nullable().default(null),
  periodic_seconds: z.int().min(10).max(600).default(30),
  /** The key with which a caller leaves the queue; null: none. */
  exit_key: z.enum(menuKeys).nullable().default(null),
  exit_destination: destination.default({ type: 'closed' }),
  /** The key with which a caller asks to be called back, keeping the place; null: not offered. */
  callback_key: z.enum(menuKeys).nullable().default(null),
  /** Who could not be called back so many hours after they came is not called any more, and counts as having given up. */
  callback_hours: z.int().min(1).max(72).default(8),
  /** 0: no limit. */
  max_callers: z.int().min(0).max(1000).default(0),
  /** 0: no limit. */
  max_wait_seconds: z.int().min(0).max(7200).default(300),
  refuse_when: emptiness.default('never'),
  leave_when: emptiness.default('never'),
  /** Where callers go who waited too long, found it full or with nobody there, and all while nothing of ours serves them. */
  overflow: destination.default({ type: 'closed' }),
  /** Callers of a queue with a higher one come first at agents of both; within a queue all are alike. */
  weight: z.int().min(0).max(10).default(0),
  /** A call answered within it counts for the service level. */
  service_level_seconds: z.int().min(1).max(600).default(20),
});

/** See {@link queue}. */
export type Queue = z.output<typeof queue>;
