import { z } from 'zod';
import type { CallLeg, CallRecord } from '../call-record.ts';

/** Tells the owner of an extension of a call that nobody answered. */
export const missedCallNotice = z.strictObject({
  kind: z.literal('missed-call'),
  /** The call's. */
  id: z.string(),
  extension: z.string(),
  /** Empty: a caller who hides the number. */
  from: z.string(),
  from_name: z.string(),
  called_at: z.iso.datetime(),
});

/** What is told of a call that is over: to each extension that was dialled or rung for it, when nobody answered. */
export function noticesOfMissed(record: CallRecord, legs: readonly CallLeg[]): z.output<typeof missedCallNotice>[] {
  if (record.outcome === 'answered') return [];
  const rung = legs.flatMap(({ destinationChannel }) => /^PJSIP\/(\d+)-[0-9a-f]+$/.exec(destinationChannel)?.[1] ?? []);
  const meant = new Set([record.dialledNumber, ...rung].filter((number) => /^\d+$/.test(number)));
  // Who calls themselves hears their messages.
  meant.delete(record.callerNumber);
  return [...meant].map((extension) => ({
    ...{ kind: 'missed-call', id: record.id, extension },
    ...{ from: record.callerNumber, from_name: record.callerName, called_at: record.startedAt.toISOString() },
  }));
}
