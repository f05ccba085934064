import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishMessage, openMailbox, passGreeting } from '../mailboxes/mailbox-steps.ts';
import { readWav } from '../sound/wav.ts';
import { Household } from './household.ts';
import { expectNothingLeft } from './nothing-left.ts';

/** Longer than Asterisk and call control each take to find the other silent. */
const HANGS_MS = 5_000;

let household: Household;

beforeAll(async () => {
  household = await Household.open(null, ['1001', '1002', '1003']);
});

afterAll(() => household?.close());

/** Somebody calls 1002, who is busy, and speaks a tone after the beep. */
async function leaveMessage(from: string, hz: number): Promise<void> {
  const call = await household.dial(from, '1002', 'voicemail');
  await (await household.phone('1002').nextCall()).busy();
  await passGreeting(call);
  await call.playTone(hz);
  await call.record(3_000);
  await call.hangUp();
  await call.ended();
}

/** 1002 opens the own mailbox and hears its first message to the end. */
async function hearFirstMessage(hz: number): Promise<void> {
  const call = await household.dial('1002', '*1002', 'answered');
  await openMailbox(call);
  await call.sendDigits('1');
  await call.hearsBeginningOf('vm-received');
  await call.hearsBeginningOf('vm-advopts');
  expect((await call.heard()).hasTone(hz)).toBe(true);
  await call.hangUp();
  await call.ended();
}

test('given call control is away, then a message is left and heard, the light says so, and it is there once afterwards', async () => {
  const { admin } = household;
  const phone = household.phone('1002');
  await household.without('pbx', async () => {
    await leaveMessage('1001', 600);
    await phone.light.until(({ on, newMessages }) => on && newMessages === 1);
    await Promise.all([hearFirstMessage(600), leaveMessage('1003', 800)]);
  });
  await phone.light.until(({ on, newMessages, oldMessages }) => on && newMessages === 1 && oldMessages === 1);
  const { items } = await admin.call('listVoicemail', { params: { mailbox: '1002' } });
  expect(items.map(({ from, heard }) => ({ from, heard }))).toEqual([
    { from: '1003', heard: false },
    { from: '1001', heard: true },
  ]);
  for (const [at, hz] of [800, 600].entries()) {
    const params = { mailbox: '1002', id: items[at]?.id ?? '' };
    expect(readWav(await admin.download('getVoicemailAudio', { params })).hasTone(hz)).toBe(true);
  }
});

test('given call control hangs for some seconds, then a caller to the mailbox is served when it goes on', async () => {
  const pid = await household.system.pidOf('pbx');
  process.kill(pid, 'SIGSTOP');
  const call = await household.dial('1001', '1002', 'voicemail');
  await (await household.phone('1002').nextCall()).busy();
  await call.record(HANGS_MS);
  process.kill(pid, 'SIGCONT');
  await passGreeting(call);
  await call.playTone(500);
  await call.record(2_500);
  await finishMessage(call);
  expect(await household.system.pidOf('pbx')).toBe(pid);
  const { items } = await household.admin.call('listVoicemail', { params: { mailbox: '1002' } });
  expect(items.filter(({ from }) => from === '1001')).toHaveLength(2);
});

test('given all this, then every call stands in the history once, and nothing is left over', async () => {
  await household.expectEveryCallOnce();
  await expectNothingLeft(household);
});
