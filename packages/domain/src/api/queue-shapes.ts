import { z } from 'zod';
import { agentStates } from '../queues/live-queue.ts';

const isoTime = z.iso.datetime();
const seconds = z.number().meta({ description: 'Seconds.' });
const average = z.number().nullable().meta({ description: 'Seconds; null: of nothing.' });

/** What an agent does; `unknown` while call control doesn’t say. */
const agentState = z.enum([...agentStates, 'unknown']);

const LiveQueueAgent = z
  .object({
    extension: z.string(),
    name: z.string().nullable().meta({ description: 'Null: the extension was deleted.' }),
    priority: z.int(),
    always: z.boolean().meta({ description: 'Always signed in; can be paused, not signed out.' }),
    state: agentState,
    since: isoTime.nullable(),
    pause_reason: z.string(),
    supervisable: z.boolean().meta({ description: 'Talks for a queue, so that a supervisor can listen.' }),
  })
  .meta({ id: 'LiveQueueAgent' });

/** Who waits in a queue and what its agents do. */
export const LiveQueue = z
  .object({
    number: z.string(),
    name: z.string().nullable().meta({ description: 'Null: the queue was deleted while people wait in it.' }),
    waiting: z
      .array(
        z.object({
          id: z.string(),
          number: z.string().meta({ description: 'Empty when unknown.' }),
          name: z.string(),
          joined_at: isoTime,
          priority: z.int().meta({ description: 'Those with more are served before those with less.' }),
          callback: z.boolean().meta({ description: 'Has hung up, keeps the place and is called back.' }),
        }),
      )
      .meta({ description: 'In the order they are served.' }),
    agents: z.array(LiveQueueAgent),
  })
  .meta({ id: 'LiveQueue' });

const Pause = z
  .object({
    reason: z.string(),
    since: isoTime,
    automatic: z.boolean().meta({ description: 'Because calls were missed.' }),
  })
  .meta({ id: 'AgentPause' });

/** Whether an agent takes calls, as people set it. */
export const AgentPresence = z
  .object({
    extension: z.string(),
    queues: z.array(z.string()).meta({ description: 'Signed in to, besides those where it always is.' }),
    pause: Pause.nullable(),
  })
  .meta({ id: 'AgentPresence' });

const counts = {
  offered: z.int().meta({ description: 'Calls that came in: the sum of the next four.' }),
  answered: z.int(),
  abandoned: z.int(),
  overflowed: z.int(),
  waiting: z.int(),
};

const figures = {
  ...counts,
  overflowed_because: z.object({
    'too-long': z.int(),
    full: z.int(),
    'nobody-there': z.int(),
    'exit-key': z.int(),
    'not-served': z.int(),
  }),
  answered_in_time: z.int(),
  service_level: z.number().nullable().meta({ description: 'Answered in time of those offered, 0 to 1.' }),
  average_wait: average.meta({ description: 'Of answered calls, in seconds.' }),
  longest_wait: average.meta({ description: 'Of all calls that wait no longer, in seconds.' }),
  talk_time: seconds.meta({ description: 'A call handed on counts until it was.' }),
  average_talk_time: average,
  transferred: z.int(),
  missed: z.int().meta({ description: 'How often an agent was rung and did not take a call.' }),
};

/** What one agent did. */
export const AgentFigures = z
  .object({
    extension: z.string(),
    name: z.string().nullable(),
    answered: z.int(),
    talk_time: seconds,
    average_talk_time: average,
    transferred: z.int(),
    missed: z.int(),
    signed_in_time: seconds.meta({ description: 'Signed in by hand; agents who always are have none.' }),
    paused: z.array(z.object({ reason: z.string(), seconds })),
  })
  .meta({ id: 'QueueAgentFigures' });

/** What became of the calls of a period. */
export const QueueStatistics = z
  .object({
    from: isoTime,
    to: isoTime.meta({ description: 'Not in it.' }),
    total: z.object(figures),
    queues: z.array(z.object({ number: z.string(), name: z.string().nullable(), ...figures })),
    agents: z.array(AgentFigures),
    hours: z
      .array(z.object({ from: isoTime, ...counts }))
      .meta({ description: 'Counted from the beginning of the period; hours without a call are left out.' }),
  })
  .meta({ id: 'QueueStatistics' });

/** Callers who hung up before somebody answered. */
export const AbandonedCall = z
  .object({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    joined_at: isoTime,
    waited: seconds,
    position: z.int().meta({ description: '1 would have been next.' }),
    callback: z.boolean().meta({ description: 'Had asked to be called back, and was not reached.' }),
  })
  .meta({ id: 'AbandonedCall' });

/** A line of what happened in a queue, as it was written. */
export const QueueEventLine = z
  .object({
    id: z.string(),
    at: isoTime,
    kind: z.string(),
    call_id: z.string().nullable(),
    agent: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).meta({
      description: 'What else is known of it: number, name, reason; lengths of time in seconds.',
    }),
  })
  .meta({ id: 'QueueEvent' });

/** A period: days are included whole, by the calendar of the server; of instants `to` is not in it. Today when left out. */
export const PeriodQuery = z.object({
  from: z.union([z.iso.date(), isoTime]).optional(),
  to: z.union([z.iso.date(), isoTime]).optional(),
});

/** A queue that the person who asks takes calls of. */
export const MyAgent = z
  .object({
    extension: z.string().nullable(),
    pause: Pause.nullable(),
    queues: z.array(
      z.object({
        number: z.string(),
        name: z.string(),
        always: z.boolean(),
        signed_in: z.boolean(),
        state: agentState,
        waiting: z.int(),
        waiting_since: isoTime.nullable().meta({ description: 'When who waits longest came.' }),
      }),
    ),
  })
  .meta({ id: 'MyAgent' });
