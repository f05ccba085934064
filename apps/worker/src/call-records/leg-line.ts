import type { CallLeg } from '@flexpbx/domain';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Seconds since 1970 with six decimals, as CDR(…,u) gives them. */
const instant = z
  .string()
  .regex(/^\d+\.\d+$/)
  .transform((seconds) => new Date(Math.floor(Number(seconds) * 1000)));

/** The columns of cdr_custom.conf, in its order. */
const columnNames = [
  'uniqueId',
  'callId',
  'sequence',
  'source',
  'callerId',
  'destination',
  'context',
  'channel',
  'destinationChannel',
  'lastApplication',
  'lastData',
  'start',
  'answer',
  'end',
  'duration',
  'billableSeconds',
  'disposition',
  'userField',
] as const;

const line = z.object({
  uniqueId: z.string().min(1),
  callId: z.string().min(1),
  sequence: z.string().regex(/^\d+$/).transform(Number),
  source: z.string(),
  callerId: z.string(),
  destination: z.string(),
  context: z.string(),
  channel: z.string(),
  destinationChannel: z.string(),
  lastApplication: z.string(),
  lastData: z.string(),
  start: instant,
  /** 0 where nobody answered. */
  answer: instant,
  end: instant,
  disposition: z.enum(['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED', 'CONGESTION']),
  userField: z.string(),
});

/** A line of Asterisk's call records, or what is wrong with it. */
export type ParsedLine =
  | { readonly kind: 'leg'; readonly leg: CallLeg }
  | { readonly kind: 'bad'; readonly reason: string };

/** Reads one line, without its line feed. */
export function parseLegLine(text: string): ParsedLine {
  let values: readonly string[];
  try {
    values = parse(text, { relax_column_count: true })[0] ?? [];
  } catch {
    return { kind: 'bad', reason: 'its quotes do not match' };
  }
  if (values.length !== columnNames.length) return { kind: 'bad', reason: `it has ${values.length} columns` };
  const parsed = line.safeParse(Object.fromEntries(columnNames.map((name, at) => [name, values[at]])));
  if (!parsed.success) return { kind: 'bad', reason: `what it has as ${parsed.error.issues[0]?.path.join()} is none` };
  const { start, answer, end, ...named } = parsed.data;
  const answeredAt = answer.getTime() === 0 ? null : answer;
  return { kind: 'leg', leg: { ...named, startedAt: start, answeredAt, endedAt: end } };
}
