import type { Call, Prompt } from '@flexpbx/call';
import type { VoicemailMessage } from '@flexpbx/domain';
import type { ForwardOutcome } from '@flexpbx/voicemail-spool';
import { recordAndReview } from './record-and-review.ts';
import { keyTimeoutMs, timesAsked, type VoicemailParts } from './voicemail-parts.ts';

const mostDigits = 20;

/** Passes a message on to another mailbox, as it is or behind an introduction of one's own. */
export async function forwardMessage(call: Call, message: VoicemailMessage, parts: VoicemailParts): Promise<void> {
  const to = await askMailbox(call, parts);
  if (to === null) return;
  const { mailbox, maxMessages } = to;
  const prompts: Prompt[] = ['sound:vm-forwardoptions', 'sound:vm-star-cancel'];
  const key = await call.menu(prompts, { keys: '12*', timeoutMs: keyTimeoutMs });
  const send = async (spokenId: string | null) => {
    const messageId = parts.newDraftId();
    const target = { mailbox, messageId, spokenId, maxMessages };
    // Before the copy is there: its owner is told of it with them. With an introduction it is put into words anew.
    if (spokenId === null) await parts.passWordsOn(message, { mailbox, id: messageId });
    const outcome = await parts.spool.forwardMessage(message.mailbox, message.id, target);
    if (outcome === 'forwarded') parts.mailboxChanged(mailbox);
    if (outcome === 'disk-full') parts.logger.error('the disk is full: a message could not be forwarded', { mailbox });
    await call.play(...outcomeWords[outcome]);
  };
  if (key === '1') await recordAndReview(call, 'sound:vm-record-prepend', parts, send);
  if (key === '2') await send(null);
}

const outcomeWords = {
  forwarded: ['sound:vm-msgforwarded'],
  gone: ['sound:vm-nomore'],
  'mailbox-full': ['sound:vm-mailboxfull'],
  'disk-full': ['sound:im-sorry', 'sound:please-try-call-later'],
} as const satisfies Record<ForwardOutcome, readonly Prompt[]>;

/** Null when the caller gives up, or names only what is no mailbox. */
async function askMailbox(call: Call, { directory }: VoicemailParts) {
  for (let attempt = 1; attempt <= timesAsked; attempt++) {
    const prompts: Prompt[] = ['sound:vm-extension', 'sound:vm-then-pound'];
    const number = await call.readDigits(prompts, { max: mostDigits, terminator: '#', timeoutMs: keyTimeoutMs });
    if (number === '') return null;
    const found = /^\d+$/.test(number) ? await directory.find(number) : null;
    if (found?.kind === 'found') return { mailbox: number, maxMessages: found.limits.maxMessages };
    await call.play('sound:pbx-invalid');
  }
  return null;
}
