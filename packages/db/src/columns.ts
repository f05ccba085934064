import type {
  CallLeg,
  Codec,
  ConferenceMember,
  ConfigurationMode,
  LiveAgent,
  Order,
  OrderAnswer,
  QueueEvent,
  Reachability,
  Role,
  TrunkCondition,
  TrunkTrouble,
  WaitingCaller,
} from '@flexpbx/domain';
import {
  agentStates,
  callOutcomes,
  codecList,
  dtmfMethod,
  liveCallStates,
  mediaEncryption,
  supervisionManners,
  trunkTroubles,
} from '@flexpbx/domain';
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
export const trunkTroubleColumn: z.ZodType<TrunkTrouble | null> = z.enum(trunkTroubles).nullable();

/** `LiveCall.state` */
export const liveCallStateColumn = z.enum(liveCallStates);

/** `CallLeg.disposition` */
export const dispositionColumn: z.ZodType<CallLeg['disposition']> = z.enum([
  'ANSWERED',
  'NO ANSWER',
  'BUSY',
  'FAILED',
  'CONGESTION',
]);

/** `CallRecord.outcome` */
export const callOutcomeColumn = z.enum(callOutcomes);

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
  'announce-to-zone': z.object({ kind: z.literal('announce-to-zone'), zone: z.string(), prompt: z.string() }),
  'page-by-phone': z.object({ kind: z.literal('page-by-phone'), zone: z.string(), extension: z.string() }),
  'record-prompt': z.object({ kind: z.literal('record-prompt'), prompt: z.string(), extension: z.string() }),
  'supervise-agent': z.object({
    kind: z.literal('supervise-agent'),
    agent: z.string(),
    supervisor: z.string(),
    manner: z.enum(supervisionManners),
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

/** `LiveQueue.agents` */
export const liveAgentsColumn: z.ZodType<LiveAgent[]> = z.array(
  z.object({
    extension: z.string(),
    state: z.enum(agentStates),
    since: z.coerce.date(),
    pauseReason: z.string(),
    callId: z.string().nullable(),
    channel: z.string().nullable(),
  }),
);

/** `LiveQueue.waiting` */
export const waitingCallersColumn: z.ZodType<WaitingCaller[]> = z.array(
  z.object({
    id: z.string(),
    callerNumber: z.string(),
    callerName: z.string(),
    joinedAt: z.coerce.date(),
    // Not in rows that were written before there was any.
    priority: z.number().default(0),
    isCallback: z.boolean(),
  }),
);

type EventOfQueue = QueueEvent['event'];

const waitedMs = z.number();
const agent = z.string();

// One for each kind: a kind of event that is missing here does not compile.
const queueEvents: { [Kind in EventOfQueue['kind']]: z.ZodType<Extract<EventOfQueue, { kind: Kind }>> } = {
  joined: z.object({ kind: z.literal('joined'), callerNumber: z.string(), callerName: z.string() }),
  missed: z.object({
    kind: z.literal('missed'),
    agent,
    because: z.enum(['no-answer', 'refused', 'unreachable']),
    rangMs: z.number(),
  }),
  'callback-asked': z.object({ kind: z.literal('callback-asked'), number: z.string() }),
  connected: z.object({ kind: z.literal('connected'), agent, waitedMs, rangMs: z.number() }),
  answered: z.object({
    kind: z.literal('answered'),
    agent,
    waitedMs,
    talkedMs: z.number(),
    transferred: z.boolean(),
  }),
  abandoned: z.object({ kind: z.literal('abandoned'), waitedMs, position: z.number(), callback: z.boolean() }),
  overflowed: z.object({
    kind: z.literal('overflowed'),
    waitedMs,
    because: z.enum(['too-long', 'full', 'nobody-there', 'exit-key', 'not-served']),
  }),
  'signed-in': z.object({ kind: z.literal('signed-in'), agent }),
  'signed-out': z.object({ kind: z.literal('signed-out'), agent }),
  paused: z.object({ kind: z.literal('paused'), agent, reason: z.string(), automatic: z.boolean() }),
  resumed: z.object({ kind: z.literal('resumed'), agent }),
};

/** `QueueEvent.event` */
export const queueEventColumn: z.ZodType<EventOfQueue> = z.union(Object.values(queueEvents));
