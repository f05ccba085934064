import { type Call, dateTime, type Key, type Prompt } from '@flexpbx/call';
import type { VoicemailMessage } from '@flexpbx/domain';
import type { VoicemailParts } from './voicemail-parts.ts';

const keyTimeoutMs = 5_000;
const askedAgain = 3;
/** 4 previous, 5 again, 6 next, 7 delete, # on to the choice of these, * back to the main menu: as in VoiceMailMain(). */
const keys = '4567#*';

/**
 * Plays messages one after the other. A message that was heard to its end, or passed over while it played, is moved to
 * the old ones at once; one whose hearing was cut off by a hang-up stays new. `leave`: the listener says nothing any more.
 */
export async function listenToMessages(
  call: Call,
  mailbox: string,
  messages: readonly VoicemailMessage[],
  parts: VoicemailParts,
): Promise<'menu' | 'leave'> {
  const left = [...messages];
  let at = 0;
  for (let message = left[at]; message; message = left[at]) {
    const key = await hear(call, message, { at, count: left.length }, parts);
    if (key === 'silence') return 'leave';
    if (key === '*' || key === '#') return 'menu';
    if (key === '4') at--;
    if (key === '6') at++;
    if (key === '7' || key === 'gone') {
      left.splice(at, 1);
      at = Math.max(0, Math.min(at, left.length - 1));
    }
    if (key === '7') await deleteMessage(call, mailbox, message, parts);
  }
  await call.play('sound:vm-nomore');
  return 'menu';
}

/** Which of how many messages is heard. */
interface Position {
  readonly at: number;
  readonly count: number;
}

/** Plays a message and asks what to do with it, until something is chosen that can be done. */
async function hear(
  call: Call,
  message: VoicemailMessage,
  position: Position,
  parts: VoicemailParts,
): Promise<Key | 'gone' | 'silence'> {
  const pressed = await playMessage(call, message, position, parts);
  if (pressed === 'gone') return pressed;
  let key: Key | null = pressed === '#' ? null : pressed;
  for (let silences = 0; silences < askedAgain; ) {
    if (key !== null) {
      if (isPossible(key, position)) return key;
      await call.play('sound:vm-nomore');
    }
    key = await call.menu(choices(position), { keys, timeoutMs: keyTimeoutMs });
    silences = key === null ? silences + 1 : 0;
  }
  return 'silence';
}

function isPossible(key: Key, { at, count }: Position): boolean {
  return !(key === '4' && at === 0) && !(key === '6' && at === count - 1);
}

/** Answers with the key that was pressed; null when none was, `gone` when it was deleted elsewhere meanwhile. */
async function playMessage(
  call: Call,
  message: VoicemailMessage,
  position: Position,
  parts: VoicemailParts,
): Promise<Key | 'gone' | null> {
  const sound = await parts.spool.soundOf(message.mailbox, message.id);
  if (sound === null) return 'gone';
  const envelope = [...positionWords(position), ...envelopeWords(message, parts)];
  const skipped = await call.menu(envelope, { keys, timeoutMs: 0 });
  if (skipped !== null && skipped !== '#') return skipped;
  const key = await call.menu(`sound:${sound}`, { keys, timeoutMs: 0 });
  if ((await parts.spool.markHeard(message.mailbox, [message.id])) > 0) parts.mailboxChanged(message.mailbox);
  return key;
}

async function deleteMessage(call: Call, mailbox: string, { id }: VoicemailMessage, parts: VoicemailParts) {
  if (await parts.spool.deleteMessage(mailbox, id)) parts.mailboxChanged(mailbox);
  await call.play('sound:vm-deleted');
}

/** "First message", "message two", "last message": as play_message() of app_voicemail.c says it. */
function positionWords({ at, count }: Position): Prompt[] {
  if (at === 0) return ['sound:vm-first', 'sound:vm-message'];
  if (at === count - 1) return ['sound:vm-last', 'sound:vm-message'];
  return ['sound:vm-message', `number:${at + 1}`];
}

function envelopeWords(message: VoicemailMessage, { now, timeZone }: VoicemailParts): Prompt[] {
  const received: Prompt[] = ['sound:vm-received', ...dateTime(message.receivedAt, now(), timeZone)];
  const digits = message.callerNumber.replaceAll(/\D/g, '');
  if (digits === '') return [...received, 'sound:vm-from', 'sound:vm-unknown-caller'];
  const kind: Prompt = digits.length <= 6 ? 'sound:vm-from-extension' : 'sound:vm-from-phonenumber';
  return [...received, kind, `digits:${digits}`];
}

function choices({ at, count }: Position): Prompt[] {
  const possible: (Prompt | null)[] = [
    at > 0 ? 'sound:vm-prev' : null,
    'sound:vm-repeat',
    at < count - 1 ? 'sound:vm-next' : null,
    'sound:vm-delete',
    'sound:vm-starmain',
  ];
  return possible.filter((prompt) => prompt !== null);
}
