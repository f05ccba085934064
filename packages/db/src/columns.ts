import type {
  CallLeg,
  CallOutcome,
  Codec,
  ConferenceMember,
  ConfigurationMode,
  LiveCallState,
  Order,
  OrderAnswer,
  Reachability,
  Role,
  TrunkCondition,
  TrunkTrouble,
} from '@flexpbx/domain';
import { codecList, dtmfMethod, mediaEncryption } from '@flexpbx/domain';
import { z } from 'zod';
import type { ConfigurationAttempt } from './repositories.ts';

// What stands in text and JSON columns. Neither database has these types, so they are checked when a row is read.

/** `Account.role` */
export const roleColumn: z.ZodType<Role> = z.enum(['admin', 'user']);

/** `Configuration.mode` */
export const modeColumn: z.ZodType<ConfigurationMode> = z.enum(['power', 'secure']);

/** `ConfigurationAttempt.outcome` */
export const attemptOutcomeColumn: z.ZodType<ConfigurationAttempt['outcome']> = z.enum(['applied', 'staged', 'failed']);

/** `Extension.codecs`: their names, separated by commas. */
export function codecsOf(column: string | null): Codec[] | null {
  return column === null ? null : codecList.parse(column.split(','));
}

/** `Extension.dtmf` */
export const dtmfColumn = dtmfMethod.nullable();

/** `Extension.encryption` */
export const encryptionColumn = mediaEncryption;

/** `Registration.reachability` */
export const reachabilityColumn: z.ZodType<Reachability> = z.enum(['reachable', 'unreachable', 'unknown']);

/** `TrunkState.condition` */
export const trunkConditionColumn: z.ZodType<TrunkCondition> = z.enum(['up', 'down', 'checking', 'unchecked']);

/** `TrunkState.trouble` */
export const trunkTroubleColumn: z.ZodType<TrunkTrouble | null> = z
  .enum(['rejected', 'no-answer', 'host-not-found', 'unreachable'])
  .nullable();

/** `LiveCall.state` */
export const liveCallStateColumn: z.ZodType<LiveCallState> = z.enum([
  'ringing',
  'talking',
  'conference',
  'parked',
  'voicemail',
]);

/** `CallLeg.disposition` */
export const dispositionColumn: z.ZodType<CallLeg['disposition']> = z.enum([
  'ANSWERED',
  'NO ANSWER',
  'BUSY',
  'FAILED',
  'CONGESTION',
]);

/** `CallRecord.outcome` */
export const callOutcomeColumn: z.ZodType<CallOutcome> = z.enum([
  'answered',
  'voicemail',
  'no-answer',
  'busy',
  'failed',
]);

/** A list of file names, channels … */
export const textsColumn = z.array(z.string());

/** `Heartbeat.detail` */
export const detailColumn = z.record(z.string(), z.string());

// One for each kind: a kind of order that is missing here does not compile.
const orderKinds: { [Kind in Order['kind']]: z.ZodType<Extract<Order, { kind: Kind }>> } = {
  'hang-up-call': z.object({ kind: z.literal('hang-up-call'), callId: z.string() }),
  'refresh-message-waiting': z.object({ kind: z.literal('refresh-message-waiting'), mailbox: z.string() }),
  'moderate-conference': z.object({
    kind: z.literal('moderate-conference'),
    conference: z.string(),
    moderation: z.union([
      z.object({ does: z.enum(['mute', 'unmute']), member: z.string().nullable() }),
      z.object({ does: z.literal('kick'), member: z.string() }),
      z.object({ does: z.enum(['lock', 'unlock', 'start-recording', 'stop-recording', 'end']) }),
    ]),
  }),
};

/** `LiveConference.members`. JSON has no dates. */
export const conferenceMembersColumn: z.ZodType<ConferenceMember[]> = z.array(
  z.object({
    id: z.string(),
    channel: z.string(),
    callerNumber: z.string(),
    callerName: z.string(),
    joinedAt: z.coerce.date(),
    isModerator: z.boolean(),
    isMuted: z.boolean(),
    isWaiting: z.boolean(),
    isTalking: z.boolean(),
  }),
);

/** `Order.order` */
export const orderColumn: z.ZodType<Order> = z.union(Object.values(orderKinds));

/** `Order.answer` */
export const orderAnswerColumn: z.ZodType<OrderAnswer> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done') }),
  z.object({ outcome: z.literal('refused'), reason: z.string() }),
]);
