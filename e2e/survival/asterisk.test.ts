import { afterAll, beforeAll, expect, test } from 'vitest';
import { passGreeting } from '../mailboxes/mailbox-steps.ts';
import { askAsterisk } from './asterisk-console.ts';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';
import { expectNothingLeft } from './nothing-left.ts';

let household: Household;

beforeAll(async () => {
  household = await Household.open(null, ['1001', '1002']);
});

afterAll(() => household?.close());

async function statusIs(wanted: 'running' | 'degraded'): Promise<void> {
  const { processes } = await household.admin.until('getStatus', {}, ({ status }) => status === wanted);
  const down = (processes ?? []).filter(({ state }) => state === 'down').map(({ name }) => name);
  expect(down).toEqual(wanted === 'running' ? [] : ['asterisk']);
}

/** 1001 calls 1002, who is busy, and hears the mailbox: call control has its connection. */
async function mailboxIsServed(): Promise<void> {
  const call = await household.dial('1001', '1002', 'voicemail');
  await (await household.phone('1002').nextCall()).busy();
  await call.hearsBeginningOf('vm-theperson');
  const [channel] = (await askAsterisk(household.system, 'core show channels concise')).split('\n');
  expect(channel).toContain('!Stasis!');
  await call.hangUp();
  await call.ended();
}

test('given Asterisk says nothing any more while its connections stand, then that is noticed, and over when it goes on', async () => {
  const asterisk = await household.system.pidOf('asterisk');
  const running = await Conversation.begin(household, '1001', '1002');
  await statusIs('running');
  const silence = running.staysUnbroken(async () => {
    process.kill(asterisk, 'SIGSTOP');
    try {
      await statusIs('degraded');
    } finally {
      process.kill(asterisk, 'SIGCONT');
    }
    await statusIs('running');
  });
  // So does the measure itself notice what it is there for.
  await expect(silence).rejects.toThrow('pause at the caller');
  const { items } = await household.admin.until('listCalls', {}, (calls) => calls.items.length === 1);
  expect(items).toMatchObject([{ from: '1001', to: '1002', state: 'talking' }]);
  await running.end();
  await mailboxIsServed();
  expect(await household.system.pidOf('asterisk')).toBe(asterisk);
});

test('given Asterisk is killed, then that is said, it is started again, its calls are gone, and phones call and have mailboxes', async () => {
  const { admin, system } = household;
  const message = await household.dial('1001', '1002', 'voicemail');
  await (await household.phone('1002').nextCall()).busy();
  await passGreeting(message);
  await message.playTone(700);
  await message.record(3_000);
  await message.hangUp();
  await message.ended();
  await admin.until('listVoicemail', { params: { mailbox: '1002' } }, ({ items }) => items.length === 1);

  const before = await system.pidOf('asterisk');
  // Asterisk writes a call down when it ends, so nothing is left of one it was killed in: this one is not counted.
  const brokenOff = await Conversation.beginUncounted(household, '1001', '1002');
  await admin.until('listCalls', {}, ({ items }) => items.length === 1);
  await household.without('asterisk', async () => {
    await statusIs('degraded');
    await brokenOff.breakOff();
  });
  expect(await system.pidOf('asterisk')).not.toBe(before);
  await statusIs('running');
  await admin.until('listCalls', {}, ({ items }) => items.length === 0);
  await Promise.all([household.phone('1001').register(), household.phone('1002').register()]);
  await household.phone('1002').light.until(({ on, newMessages }) => on && newMessages === 1);
  const again = await Conversation.begin(household, '1001', '1002');
  await again.end();
  await mailboxIsServed();
  const { items } = await admin.call('listVoicemail', { params: { mailbox: '1002' } });
  expect(items).toMatchObject([{ from: '1001', heard: false }]);
});

test('given all this, then every call stands in the history once, and nothing is left over', async () => {
  await household.expectEveryCallOnce();
  await expectNothingLeft(household);
});
