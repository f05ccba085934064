import type { Call, Prompt } from '@flexpbx/call';
import { type GreetingKind, isPinFor } from '@flexpbx/domain';
import { recordAndReview } from './record-and-review.ts';
import { keyTimeoutMs, timesAsked, type VoicemailParts } from './voicemail-parts.ts';

/** More than any PIN has: what is too long is refused with its `#`, which would answer the next question otherwise. */
const mostDigits = 20;

const instructions = {
  unavailable: 'sound:vm-rec-unv',
  busy: 'sound:vm-rec-busy',
  name: 'sound:vm-rec-name',
  temporary: 'sound:vm-rec-temp',
} as const satisfies Record<GreetingKind, Prompt>;

/** 1 unavailable greeting, 2 busy greeting, 3 name, 4 temporary greeting, 5 PIN, * back to the main menu. */
export async function mailboxOptions(call: Call, mailbox: string, parts: VoicemailParts): Promise<void> {
  for (let silences = 0; silences < timesAsked; ) {
    const key = await call.menu('sound:vm-options', { keys: '12345*#', timeoutMs: keyTimeoutMs });
    silences = key === null ? silences + 1 : 0;
    if (key === '1') await recordGreeting(call, mailbox, 'unavailable', parts);
    if (key === '2') await recordGreeting(call, mailbox, 'busy', parts);
    if (key === '3') await recordGreeting(call, mailbox, 'name', parts);
    if (key === '4') await temporaryGreeting(call, mailbox, parts);
    if (key === '5') await changePin(call, mailbox, parts);
    if (key === '*' || key === '#') return;
  }
}

async function recordGreeting(call: Call, mailbox: string, kind: GreetingKind, parts: VoicemailParts): Promise<void> {
  await recordAndReview(call, instructions[kind], parts, async (spokenId) => {
    const kept = await parts.spool.keepGreeting(mailbox, kind, spokenId);
    parts.mailboxChanged(mailbox);
    await call.play(kept === 'kept' ? 'sound:vm-msgsaved' : 'sound:vm-tooshort');
  });
}

/** 1 record it, 2 erase it where there is one, * back. As long as it is there, callers hear no other. */
async function temporaryGreeting(call: Call, mailbox: string, parts: VoicemailParts): Promise<void> {
  const exists = (await parts.spool.greetingOf(mailbox, 'temporary')) !== null;
  const prompts: Prompt[] = [exists ? 'sound:vm-tempgreeting2' : 'sound:vm-tempgreeting', 'sound:vm-star-cancel'];
  const key = await call.menu(prompts, { keys: exists ? '12*' : '1*', timeoutMs: keyTimeoutMs });
  if (key === '1') await recordGreeting(call, mailbox, 'temporary', parts);
  if (key !== '2') return;
  await parts.spool.deleteGreeting(mailbox, 'temporary');
  parts.mailboxChanged(mailbox);
  await call.play('sound:vm-tempremoved');
}

/** Asks for a new PIN twice. Who types nothing keeps the one of before. */
async function changePin(call: Call, mailbox: string, parts: VoicemailParts): Promise<void> {
  const ask = (prompt: Prompt) =>
    call.readDigits(prompt, { max: mostDigits, terminator: '#', timeoutMs: keyTimeoutMs });
  for (let attempt = 1; attempt <= timesAsked; attempt++) {
    const pin = await ask('sound:vm-newpassword');
    if (pin === '') return;
    if (!isPinFor(mailbox, pin)) {
      await call.play('sound:vm-invalid-password');
      continue;
    }
    if ((await ask('sound:vm-reenterpassword')) !== pin) {
      await call.play('sound:vm-mismatch');
      continue;
    }
    const outcome = await parts.directory.changePin(mailbox, pin);
    if (outcome === 'changed') await call.play('sound:vm-passchanged');
    else await call.play('sound:im-sorry', 'sound:please-try-call-later');
    return;
  }
}
