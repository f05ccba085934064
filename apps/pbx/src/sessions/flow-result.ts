import type { VoicemailReason } from '@flexpbx/domain';

/**
 * Where a call goes when its flow has finished with it: nowhere, to a phone, or to Asterisk's own
 * mailbox, for when we can't serve ours: extension `leave-unavailable-<box>`, `leave-busy-<box>` or `check-<box>` of the
 * dialplan's context `voicemail-native`, priority 1.
 */
export type FlowResult =
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'extension'; readonly number: string }
  | { readonly kind: 'native-mailbox'; readonly extension: string };

/** Hands a caller who wants to leave a message to Asterisk's VoiceMail(). */
export function leaveNatively(mailbox: string, reason: VoicemailReason): FlowResult {
  return { kind: 'native-mailbox', extension: `leave-${reason}-${mailbox}` };
}

/** Hands the owner of a mailbox to Asterisk's VoiceMailMain(). */
export function checkNatively(mailbox: string): FlowResult {
  return { kind: 'native-mailbox', extension: `check-${mailbox}` };
}

/** The end of a call that was served. */
export const hangUp: FlowResult = { kind: 'hang-up' };
