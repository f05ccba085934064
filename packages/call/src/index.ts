export type {
  Call,
  DigitsOptions,
  ListenOptions,
  MenuOptions,
  PlayOutcome,
  RecordingEnd,
  RecordOptions,
  RecordOutcome,
} from './call.ts';
export { CallEnded, type CallEndReason } from './call-ended.ts';
export type { CallScope } from './call-scope.ts';
export type { Inbox } from './inbox.ts';
export type { Key } from './keys.ts';
export type { Leg, LegOutcome, LegRequest, LegState } from './leg.ts';
export { legArgument } from './live-leg.ts';
export { type CallSurroundings, type OpenedCall, openCall } from './open-call.ts';
export type { Prompt } from './prompt.ts';
export { dateTime } from './say-date-time.ts';
export { silenceLeftOver } from './silence-left-over.ts';
