import { z } from 'zod';
import { addressTestNumber, type EmergencyCall, emergencyOutcomes } from './emergency-call.ts';

/** Tells that somebody called for help. A call is told of when it is seen first, and again only when it turns out to have failed. */
export const emergencyNotice = z.strictObject({
  kind: z.literal('emergency-call'),
  /** What it is known by: the call, or the call that failed. */
  id: z.string(),
  /** 911. */
  number: z.string(),
  extension: z.string(),
  extension_name: z.string(),
  /** Where help was sent, in words; empty where nobody has said. */
  place: z.string(),
  /** Who is called back by the emergency centre; null where the provider shows a number of its own. */
  shown: z.string().nullable(),
  /** `blocked`: the system is in test mode, and nothing was sent. */
  outcome: z.enum(emergencyOutcomes),
  started_at: z.iso.datetime(),
});

/** See {@link emergencyNotice}. */
export type EmergencyNotice = z.output<typeof emergencyNotice>;

/** What people are told of a call as it stands; null for one that only reads the address back. */
export function noticeOfEmergency(call: EmergencyCall): EmergencyNotice | null {
  if (call.number === addressTestNumber) return null;
  const { id, number, extension, extensionName, place, shown, outcome, startedAt } = call;
  return {
    kind: 'emergency-call',
    id: outcome === 'failed' ? `${id}-failed` : id,
    ...{ number, extension, place, shown, outcome },
    extension_name: extensionName,
    started_at: startedAt.toISOString(),
  };
}
