import { z } from 'zod';
import type { CallLeg, CallRecord } from '../call-record.ts';
import { knownCaller } from '../known-caller.ts';

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

/** What is told of a call that is over: to each extension that was dialled, rung or meant by it, when nobody answered. */
export function noticesOfMissed(record: CallRecord, legs: readonly CallLeg[]): z.output<typeof missedCallNotice>[] {
  if (record.outcome === 'answered') return [];
  const rung = legs.flatMap(({ destinationChannel }) => /^PJSIP\/(\d+)-[0-9a-f]+$/.exec(destinationChannel)?.[1] ?? []);
  // Where no phone was there to ring, the call stands in the dialplan's `missed` (extensions.conf).
  const unreached = legs.flatMap(({ context, destination }) => (context === 'missed' ? [destination] : []));
  const meant = new Set([record.dialledNumber, ...rung, ...unreached].filter((number) => /^\d+$/.test(number)));
  // Who calls themselves hears their messages.
  meant.delete(record.callerNumber);
  const caller = knownCaller(record.callerNumber, record.callerName);
  return [...meant].map((extension) => ({
    ...{ kind: 'missed-call', id: record.id, extension },
    ...{ from: caller.number, from_name: caller.name, called_at: record.startedAt.toISOString() },
  }));
}
