import { dateTime, type Prompt } from '@flexpbx/call';
import type { VoicemailFolder, VoicemailMessage } from '@flexpbx/domain';

/** Which of how many messages is heard. */
export interface Position {
  readonly at: number;
  readonly count: number;
}

/** "You have two new and one old message." As vm_intro_en() of app_voicemail.c builds it. */
export function youHave(messages: readonly Pick<VoicemailMessage, 'folder'>[]): Prompt[] {
  const fresh = messages.filter((message) => message.folder === 'INBOX').length;
  const old = messages.length - fresh;
  if (messages.length === 0) return ['sound:vm-youhave', 'sound:vm-no', 'sound:vm-messages'];
  const parts: Prompt[] = ['sound:vm-youhave'];
  if (fresh > 0) parts.push(`number:${fresh}`, 'sound:vm-INBOX');
  if (fresh > 0 && old > 0) parts.push('sound:vm-and');
  if (old > 0) parts.push(`number:${old}`, 'sound:vm-Old');
  parts.push((old || fresh) === 1 ? 'sound:vm-message' : 'sound:vm-messages');
  return parts;
}

/** "Press 1 for new messages", "press 3 for …": what a key does. */
export function pressFor(key: string, ...what: readonly Prompt[]): Prompt[] {
  return ['sound:vm-press', `digits:${key}`, 'sound:vm-for', ...what];
}

/** "New messages", "old messages". */
export function messagesIn(folder: VoicemailFolder): Prompt[] {
  return [`sound:vm-${folder}`, 'sound:vm-messages'];
}

/** "First message", "message two", "last message": as play_message() of app_voicemail.c says it. */
export function positionWords({ at, count }: Position): Prompt[] {
  if (at === 0) return ['sound:vm-first', 'sound:vm-message'];
  if (at === count - 1) return ['sound:vm-last', 'sound:vm-message'];
  return ['sound:vm-message', `number:${at + 1}`];
}

/** When a message was left, and by whom. */
export function envelopeWords(
  message: Pick<VoicemailMessage, 'receivedAt' | 'callerNumber'>,
  { now, timeZone }: { readonly now: () => Date; readonly timeZone: string },
): Prompt[] {
  const received: Prompt[] = ['sound:vm-received', ...dateTime(message.receivedAt, now(), timeZone)];
  const digits = numberOf(message);
  if (digits === '') return [...received, 'sound:vm-from', 'sound:vm-unknown-caller'];
  const kind: Prompt = digits.length <= 6 ? 'sound:vm-from-extension' : 'sound:vm-from-phonenumber';
  return [...received, kind, `digits:${digits}`];
}

/** The number a message is from, as it can be read out and dialled; '' where it is not known. */
export function numberOf({ callerNumber }: Pick<VoicemailMessage, 'callerNumber'>): string {
  return callerNumber.replaceAll(/\D/g, '');
}
