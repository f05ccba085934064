import type { Call, Key, Prompt } from '@flexpbx/call';
import type { VoicemailFolder, VoicemailMessage } from '@flexpbx/domain';
import { forwardMessage } from './forward-message.ts';
import { moreAboutMessage } from './more-about-message.ts';
import { keyTimeoutMs, timesAsked, type VoicemailParts } from './voicemail-parts.ts';
import { envelopeWords, messagesIn, type Position, positionWords, pressFor } from './voicemail-words.ts';

/** Where a listener goes on: to the main menu, away, or to a call of whoever left a message. */
export type Onward =
  | { readonly kind: 'menu' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'call'; readonly number: string };

/**
 * 3 more (envelope, call back), 4 previous, 5 again, 6 next, 7 delete or take back, 8 forward, 9 save, 0 the choices again,
 * * back to the main menu, # the end: as in VoiceMailMain().
 */
const keys = '3456789*#0';

/** While a message plays, these two move in it instead. */
const moving = { back: '*', forward: '#' } as const;

/** Messages on their way through the listener's hands. */
interface Listening {
  readonly messages: VoicemailMessage[];
  at: number;
  /** Set aside, to be taken back until the listener leaves. */
  readonly deleted: Set<string>;
  /** Where each belongs that was moved since the listener came. */
  readonly moved: Map<string, VoicemailFolder>;
}

/**
 * Plays messages one after the other. A message that was heard to its end, or passed over while it played, is moved to
 * the old ones at once; one whose hearing was cut off by a hang-up stays new. Deleted ones go for good when the listener
 * leaves the messages or hangs up.
 */
export async function listenToMessages(
  call: Call,
  messages: readonly VoicemailMessage[],
  parts: VoicemailParts,
): Promise<Onward> {
  const [first] = messages;
  if (!first) {
    await call.play('sound:vm-nomore');
    return { kind: 'menu' };
  }
  const listening: Listening = { messages: [...messages], at: 0, deleted: new Set(), moved: new Map() };
  const purge = () => parts.spool.purge(first.mailbox, [...listening.deleted]);
  const deleted = call.scope.add('deleted messages', purge);
  const onward = await goThrough(call, listening, parts);
  await purge();
  deleted.release();
  return onward;
}

async function goThrough(call: Call, listening: Listening, parts: VoicemailParts): Promise<Onward> {
  let plays = true;
  for (let message = current(listening); message; message = current(listening)) {
    const pressed = plays ? await playMessage(call, message, listening, parts) : null;
    const key = pressed ?? (await choose(call, message, listening));
    plays = false;
    switch (key) {
      case '4':
      case '6':
        plays = await step(call, listening, key === '4' ? -1 : 1);
        break;
      case '5':
        plays = true;
        break;
      case '7':
        await deleteOrTakeBack(call, message, listening, parts);
        if (listening.deleted.has(message.id) && hasNext(listening)) plays = await step(call, listening, 1);
        break;
      case '8':
        await forwardMessage(call, message, parts);
        break;
      case '9':
        await saveMessage(call, message, listening, parts);
        break;
      case '3': {
        const number = await moreAboutMessage(call, message, parts);
        if (number !== null) return { kind: 'call', number };
        break;
      }
      case 'gone':
        listening.messages.splice(listening.at, 1);
        plays = true;
        break;
      case '*':
        return { kind: 'menu' };
      case '#':
      case 'silence':
        return { kind: 'leave' };
      default: // 0: the choices again.
    }
  }
  await call.play('sound:vm-nomore');
  return { kind: 'menu' };
}

function current({ messages, at }: Listening): VoicemailMessage | undefined {
  return messages[at];
}

function hasNext({ messages, at }: Listening): boolean {
  return at < messages.length - 1;
}

function positionOf({ messages, at }: Listening): Position {
  return { at, count: messages.length };
}

/** Goes to another message; false, and said so, where there is none. */
async function step(call: Call, listening: Listening, by: 1 | -1): Promise<boolean> {
  const at = listening.at + by;
  if (!listening.messages[at]) {
    await call.play('sound:vm-nomore');
    return false;
  }
  listening.at = at;
  return true;
}

/** Answers with the key that was pressed; null when none was, `gone` when it was deleted elsewhere meanwhile. */
async function playMessage(
  call: Call,
  message: VoicemailMessage,
  listening: Listening,
  parts: VoicemailParts,
): Promise<Key | 'gone' | null> {
  const sound = await parts.spool.soundOf(message.mailbox, message.id);
  if (sound === null) return 'gone';
  const envelope = [...positionWords(positionOf(listening)), ...envelopeWords(message, parts)];
  const skipped = await call.menu(envelope, { keys, timeoutMs: 0 });
  if (skipped !== null && skipped !== '#') return skipped;
  const key = await call.listen(`sound:${sound}`, { keys: '03456789', ...moving });
  if (!listening.deleted.has(message.id)) await moveTo('Old', message, listening, parts);
  return key;
}

/** Asks what to do with a message; `silence`: the listener says nothing any more. */
async function choose(call: Call, message: VoicemailMessage, listening: Listening): Promise<Key | 'silence'> {
  const isDeleted = listening.deleted.has(message.id);
  const choices = [
    'sound:vm-advopts',
    listening.at > 0 ? 'sound:vm-prev' : null,
    'sound:vm-repeat',
    hasNext(listening) ? 'sound:vm-next' : null,
    isDeleted ? 'sound:vm-undelete' : 'sound:vm-delete',
    'sound:vm-toforward',
    'sound:vm-savemessage',
    'sound:vm-starmain',
  ] as const satisfies readonly (Prompt | null)[];
  const prompts = choices.filter((prompt) => prompt !== null);
  for (let asked = 0; asked < timesAsked; asked++) {
    const key = await call.menu(prompts, { keys, timeoutMs: keyTimeoutMs });
    if (key !== null) return key;
  }
  return 'silence';
}

async function deleteOrTakeBack(call: Call, message: VoicemailMessage, listening: Listening, parts: VoicemailParts) {
  if (listening.deleted.has(message.id)) {
    await takeBack(message, listening, parts);
    await call.play('sound:vm-undeleted');
    return;
  }
  listening.deleted.add(message.id);
  await parts.spool.setAside(message.mailbox, message.id);
  parts.mailboxChanged(message.mailbox);
  await call.play('sound:vm-deleted');
}

async function takeBack(message: VoicemailMessage, { deleted, moved }: Listening, parts: VoicemailParts) {
  await parts.spool.takeBack(message.mailbox, message.id, moved.get(message.id) ?? message.folder);
  deleted.delete(message.id);
  parts.mailboxChanged(message.mailbox);
}

/** Keeps a message among the old ones, or makes it new again. */
async function saveMessage(call: Call, message: VoicemailMessage, listening: Listening, parts: VoicemailParts) {
  const folders = [...pressFor('0', ...messagesIn('INBOX')), ...pressFor('1', ...messagesIn('Old'))];
  const prompts: Prompt[] = ['sound:vm-savefolder', ...folders, 'sound:vm-tocancel'];
  const key = await call.menu(prompts, { keys: '01*#', timeoutMs: keyTimeoutMs });
  if (key !== '0' && key !== '1') return;
  const folder = key === '0' ? 'INBOX' : 'Old';
  if (listening.deleted.has(message.id)) await takeBack(message, listening, parts);
  await moveTo(folder, message, listening, parts);
  await call.play('sound:vm-message', `number:${listening.at + 1}`, 'sound:vm-savedto', ...messagesIn(folder));
}

async function moveTo(folder: VoicemailFolder, message: VoicemailMessage, { moved }: Listening, parts: VoicemailParts) {
  const move = folder === 'Old' ? parts.spool.markHeard : parts.spool.markNew;
  moved.set(message.id, folder);
  if ((await move(message.mailbox, [message.id])) > 0) parts.mailboxChanged(message.mailbox);
}
