import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Extension } from '@flexpbx/domain';
import { startPhoneBank } from '@flexpbx/e2e/phones';
import type { TestSystem } from '@flexpbx/e2e/system';
import { leaveNatively } from '@flexpbx/voicemail-spool/testing';

/** How long a listener hears nothing, in ms, once a call. */
export interface Opening {
  /** From the answer to the first prompt, which asks for the PIN. */
  readonly first: readonly number[];
  /** From the last key of the PIN to the next prompt, which says how many messages there are. */
  readonly counted: readonly number[];
}

/** Puts messages into a mailbox, as Asterisk's own VoiceMail() leaves them. */
export async function fillMailbox({ paths }: TestSystem, box: string, messages: number): Promise<void> {
  const folder = join(paths.asterisk.voicemail, box, 'INBOX');
  for (let number = 0; number < messages; number++) {
    await leaveNatively(folder, { box, number, id: `bench-${box}-${number}` });
  }
}

/** The phone of each of these extensions dials its mailbox this many times, in turns, and listens. */
export async function openMailboxes(
  system: TestSystem,
  owners: readonly Extension[],
  times: number,
): Promise<ReadonlyMap<string, Opening>> {
  const bank = await startPhoneBank();
  try {
    const found = new Map(owners.map(({ number }) => [number, { first: [] as number[], counted: [] as number[] }]));
    for (let time = 0; time < times; time++) {
      for (const owner of owners) {
        const phone = await bank.phone({
          number: owner.number,
          secret: owner.sipSecret,
          server: system.sipServers.udp,
          transport: 'udp',
          encryption: 'none',
          registrationSeconds: 300,
        });
        const { first, counted } = await openMailbox(await phone.dial('*97'), owner.voicemailPin);
        found.get(owner.number)?.first.push(first);
        found.get(owner.number)?.counted.push(counted);
      }
    }
    return found;
  } finally {
    await bank.stop();
  }
}

type PhoneCall = Awaited<ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof startPhoneBank>>['phone']>>['dial']>>;

/** A key and the pause behind it. */
const keyMs = 400;
/** A key counts when it is let go: this long after it was pressed. */
const pressedMs = 200;

async function openMailbox(call: PhoneCall, pin: string): Promise<{ first: number; counted: number }> {
  await call.answered();
  const first = await call.longestPause(() => call.hearsBeginningOf('vm-password'));
  await call.sendDigits(pin);
  await pause((pin.length + 1) * keyMs);
  const counted = await call.longestPause(async () => {
    await call.sendDigits('#');
    await call.hearsBeginningOf('vm-youhave');
  });
  await call.hangUp();
  await call.ended();
  return { first, counted: counted - pressedMs };
}
