import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

/** A piece of music somebody uploaded. It can be played once the worker has turned it into what Asterisk plays. */
export const musicTrack = z.strictObject({
  id: identifier,
  name: displayName,
  /** Name of the file as it was uploaded. */
  file_name: z.string().max(200),
  state: z.enum(['converting', 'ready', 'failed']),
  /** Why it failed, in words; null otherwise. */
  reason: z.string().max(500).nullable(),
  /** How long it plays; null until it is known. */
  seconds: z.int().min(0).nullable(),
});

/** The pieces every system has: free to play, from Asterisk's collection. Their ids are the names of their files. */
export const suppliedTracks = [
  { id: 'macroform-cold_day', name: 'Cold Day (macroform)', seconds: 244 },
  { id: 'macroform-robot_dity', name: 'Robot Dity (macroform)', seconds: 188 },
  { id: 'macroform-the_simplicity', name: 'The Simplicity (macroform)', seconds: 279 },
  { id: 'manolo_camp-morning_coffee', name: 'Morning Coffee (Manolo Camp)', seconds: 73 },
  { id: 'reno_project-system', name: 'System (Reno Project)', seconds: 321 },
] as const;

/** The music every system has; a thing of this name replaces it. */
export const suppliedClass = 'default';
