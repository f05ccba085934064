import type { Leg } from '@flexpbx/call';
import { type Destination, placeOf, type VoicemailReason } from '@flexpbx/domain';

/**
 * Where a call goes when its flow has finished with it: nowhere, to a phone, or to Asterisk's own
 * mailbox, for when we can't serve ours: extension `leave-unavailable-<box>`, `leave-busy-<box>` or `check-<box>` of the
 * dialplan's context `voicemail-native`, priority 1.
 */
export type FlowResult =
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'extension'; readonly number: string }
  | { readonly kind: 'native-mailbox'; readonly extension: string }
  /** To where the dialplan goes on with it, at priority 1. */
  | { readonly kind: 'place'; readonly context: string; readonly extension: string }
  /** The flow has sent it on by itself. */
  | { readonly kind: 'handed-on' }
  /** Joined with a phone that answered; see `extensions_groups.conf`. */
  | { readonly kind: 'talk'; readonly leg: Leg; readonly context: 'talk' | 'talk-outside' };

/** Hands a caller who wants to leave a message to Asterisk's VoiceMail(). */
export function leaveNatively(mailbox: string, reason: VoicemailReason): FlowResult {
  return { kind: 'native-mailbox', extension: `leave-${reason}-${mailbox}` };
}

/** Hands the owner of a mailbox to Asterisk's VoiceMailMain(). */
export function checkNatively(mailbox: string): FlowResult {
  return { kind: 'native-mailbox', extension: `check-${mailbox}` };
}

/** Joins the caller with who was found for it. */
export function talkWith({ leg, isOutside }: { readonly leg: Leg; readonly isOutside: boolean }): FlowResult {
  return { kind: 'talk', leg, context: isOutside ? 'talk-outside' : 'talk' };
}

/** Where calls to a ring group go that nobody answered. */
export function groupUnanswered(group: string): FlowResult {
  return { kind: 'place', context: 'ring-group-unanswered', extension: group };
}

/** Has Asterisk ring the members of a group by itself. */
export function ringNatively(group: string): FlowResult {
  return { kind: 'place', context: 'ring-group-natively', extension: group };
}

/** Rings an extension without following its owner. */
export function ringAlone(extension: string): FlowResult {
  return { kind: 'place', context: 'ring-alone', extension };
}

/** To the mailbox of an extension that was rung already. */
export function toMailbox(extension: string): FlowResult {
  return { kind: 'place', context: 'mailbox-of', extension };
}

/** Where a menu sends whoever chose nothing. */
export function menuFallback(menu: string): FlowResult {
  return { kind: 'place', context: `menu-${menu}`, extension: 'fallback' };
}

/** To a destination that somebody chose. */
export function sendTo(destination: Destination): FlowResult {
  const place = placeOf(destination);
  return place === null ? hangUp : { kind: 'place', ...place };
}

/** A call that somebody else has by now. */
export const handedOn: FlowResult = { kind: 'handed-on' };

/** Has Asterisk ring the agents of a queue by itself. */
export function ringAgentsNatively(queue: string): FlowResult {
  return { kind: 'place', context: 'queue-natively', extension: queue };
}

/** The end of a call that was served. */
export const hangUp: FlowResult = { kind: 'hang-up' };
