import type { Call, Prompt } from '@flexpbx/call';
import type { VoicemailMessage } from '@flexpbx/domain';
import { keyTimeoutMs, type VoicemailParts } from './voicemail-parts.ts';
import { envelopeWords, numberOf } from './voicemail-words.ts';

/**
 * 2 call whoever left the message, 3 hear when and from whom it is. Answers with the number to call, null: go on listening.
 * Whether this phone may call that number is asked by the dialplan, as if it had been dialled.
 */
export async function moreAboutMessage(
  call: Call,
  message: VoicemailMessage,
  parts: VoicemailParts,
): Promise<string | null> {
  const prompts: Prompt[] = ['sound:vm-tocallback', 'sound:vm-tohearenv', 'sound:vm-star-cancel'];
  const key = await call.menu(prompts, { keys: '23*#', timeoutMs: keyTimeoutMs });
  if (key === '3') await call.play(...envelopeWords(message, parts));
  return key === '2' ? confirmNumber(call, message) : null;
}

/** A caller's number is what the caller claims: it is read out, and called only when the listener wants it. */
async function confirmNumber(call: Call, message: VoicemailMessage): Promise<string | null> {
  const number = numberOf(message);
  if (number === '') {
    await call.play('sound:vm-nonumber');
    return null;
  }
  const prompts: Prompt[] = ['sound:vm-num-i-have', `digits:${number}`, 'sound:vm-tocallnum', 'sound:vm-star-cancel'];
  const key = await call.menu(prompts, { keys: '1*#', timeoutMs: keyTimeoutMs });
  return key === '1' ? `${message.callerNumber.startsWith('+') ? '+' : ''}${number}` : null;
}
