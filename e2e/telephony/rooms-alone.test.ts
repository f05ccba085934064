import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { readWav } from '../sound/wav.ts';
import { Household } from '../survival/household.ts';

const TIMEOUT_SECONDS = 10;
let household: Household;

beforeAll(async () => {
  household = await Household.open(null, ['1001', '1002', '1003']);
  const { admin } = household;
  const pins = { pin: '1234', moderator_pin: '5678' };
  await admin.call('createConference', { body: { number: '2001', name: 'Staff', ...pins, record: true } });
  await admin.call('changeConfig', { body: { parking: { timeout_seconds: TIMEOUT_SECONDS } } });
  await admin.until('getConfiguration', {}, ({ wanted, applied }) => applied === wanted);
  await household.killAll();
});

afterAll(async () => {
  await household?.close();
});

async function enter(number: string, pin: string): Promise<PhoneCall> {
  const call = await household.phone(number).dial('2001');
  await call.hearsBeginningOf('conf-getpin');
  await call.sendDigits(pin);
  await call.hears('conf-now-recording');
  return call;
}

test('given every process of ours is dead, then a conference asks for its PIN, obeys its moderator and is recorded', async () => {
  const moderator = await enter('1001', '5678');
  await moderator.hears('conf-onlyperson');
  const member = await enter('1002', '1234');
  await expectToHearEachOther(moderator, member);
  await Promise.all([moderator.beQuiet(), member.beQuiet()]);
  await moderator.sendDigits('*2');
  await moderator.hears('conf-lockednow');
  const late = await household.phone('1003').dial('2001');
  await late.hearsBeginningOf('conf-getpin');
  await late.sendDigits('1234');
  await late.hears('conf-locked');
  await late.ended();
  await moderator.sendDigits('*3');
  await member.hears('conf-kicked');
  await member.ended();
  await moderator.hangUp();
  const folder = household.system.paths.asterisk.monitor;
  const [recording = ''] = await readdir(folder);
  expect(recording).toMatch(/^conference-2001-\d+\.wav$/);
  const sound = readWav(await readFile(join(folder, recording)));
  expect([440, 1000].map((hz) => sound.hasTone(hz))).toEqual([true, true]);
});

test('given every process of ours is dead, then a call is parked, shown by a lamp, fetched, and comes back in time', async () => {
  const [ada, bob, cleo] = [household.phone('1001'), household.phone('1002'), household.phone('1003')];
  const lamp = await cleo.lamp('70', 'dialog-info');
  const talk = async () => {
    const calling = await ada.dial('1002');
    const called = await bob.nextCall();
    await called.answer();
    await calling.answered();
    await expectToHearEachOther(calling, called);
    return { calling, called };
  };
  const first = await talk();
  await first.called.blindTransfer('*74');
  await lamp.is('busy');
  const fetching = await cleo.dial('70');
  await fetching.answered();
  await lamp.is('idle');
  expect((await fetching.record(1_500)).hasTone(440)).toBe(true);
  await fetching.hangUp();
  await first.calling.ended();

  const second = await talk();
  await second.called.sendDigits('*74');
  await second.called.hears('digits/7');
  await second.called.ended();
  const back = await bob.nextCall();
  expect(back.from.name).toBe('Park 70: Person 1001');
  await back.answer();
  await back.hangUp();
  await second.calling.ended();
});
