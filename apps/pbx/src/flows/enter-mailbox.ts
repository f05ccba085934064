import type { Call, Prompt } from '@flexpbx/call';
import { checkNatively, type FlowResult } from '../sessions/flow-result.ts';
import { keyTimeoutMs, type VoicemailParts } from './voicemail-parts.ts';

const pinAttempts = 3;
/** More than any PIN has, so that its `#` is still read with it and doesn't answer the next question. */
const mostDigits = 20;

/** Whether somebody may listen to a mailbox. */
export type Entrance =
  | { readonly kind: 'entered'; readonly mailbox: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'handed-over'; readonly to: FlowResult };

/** Asks for the PIN, and for the mailbox where none is given, three times at most. */
export async function enterMailbox(call: Call, given: string, parts: VoicemailParts): Promise<Entrance> {
  for (let attempt = 1; attempt <= pinAttempts; attempt++) {
    const again: Prompt[] = attempt === 1 ? [] : [given === '' ? 'sound:vm-incorrect-mailbox' : 'sound:vm-incorrect'];
    const mailbox = given === '' ? await askDigits(call, attempt === 1 ? ['sound:vm-login'] : again) : given;
    const pin = await askDigits(call, given === '' ? ['sound:vm-password'] : [...again, 'sound:vm-password']);
    if (mailbox === '') continue;
    const found = await parts.directory.find(mailbox);
    if (found.kind === 'unreachable') return { kind: 'handed-over', to: checkNatively(mailbox) };
    if (found.kind === 'none') continue;
    // Not even the right PIN opens it now, or whoever guesses could go on guessing and would learn which one it is.
    if (await parts.pins.isClosed(mailbox)) {
      await call.play('sound:im-sorry', 'sound:please-try-call-later');
      return { kind: 'refused' };
    }
    if (found.pin === pin) {
      await parts.pins.right(mailbox);
      return { kind: 'entered', mailbox };
    }
    // Who types nothing has not guessed.
    if (pin !== '') await parts.pins.wrong(mailbox, call.caller.number);
  }
  return { kind: 'refused' };
}

function askDigits(call: Call, prompts: readonly Prompt[]): Promise<string> {
  return call.readDigits(prompts, { max: mostDigits, terminator: '#', timeoutMs: keyTimeoutMs });
}
