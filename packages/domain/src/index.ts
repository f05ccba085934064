export { type Account, may, type Permission, permissions, type Role, temporaryPasswordMs } from './account.ts';
export type { CallLeg, CallOutcome, CallRecord } from './call-record.ts';
export {
  type ConfigurationMode,
  type ConfigurationPhase,
  type ConfigurationState,
  configurationPhase,
} from './configuration.ts';
export type { Destination } from './destination.ts';
export { type Extension, type ExtensionChange, extensionDefaults } from './extension.ts';
export { foldCall } from './fold-call.ts';
export type { LiveCall, LiveCallState } from './live-call.ts';
export type { Order, OrderAnswer } from './order.ts';
export { type PhoneState, phoneState, type Reachability, type Registration } from './registration.ts';
export { portalPassword, sipSecret, voicemailPin } from './secrets.ts';
export { type Topic, topics } from './topics.ts';
export { type VoicemailFolder, type VoicemailMessage, type VoicemailReason, voicemailLimits } from './voicemail.ts';
