import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '../phones/phone.ts';
import { askAsterisk } from '../survival/asterisk-console.ts';
import { Household } from '../survival/household.ts';

let house: Household;
let ada: Phone;
let grace: Phone;
let linus: Phone;

beforeAll(async () => {
  house = await Household.open(null, ['1001', '1002', '1003']);
  [ada, grace, linus] = [house.phone('1001'), house.phone('1002'), house.phone('1003')];
  const { admin } = house;
  await admin.call('createFeatureCode', { body: { id: 'do-not-disturb-on', code: '*98' } });
  await admin.call('createFeatureCode', { body: { id: 'transfer-blind', code: '*3' } });
  await admin.call('createFeatureCode', { body: { id: 'transfer-attended', code: '*2', enabled: false } });
  await admin.call('createFeatureCode', { body: { id: 'call-waiting-off', code: '#43', enabled: false } });
  await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
});

afterAll(() => house?.close());

/** Dials and hears how the answer begins. */
async function hears(phone: Phone, number: string, sound: string): Promise<void> {
  const call = await phone.dial(number);
  await call.hearsBeginningOf(sound);
  await call.hangUp();
  await call.ended();
}

test('given a code would mean two things, then it is refused at its field, and both are named', async () => {
  const code = house.admin.call('createFeatureCode', { body: { id: 'redial', code: '*98' } });
  await expect(code).rejects.toThrow(/\*98 would mean both “Do not disturb” \(\*98\) and “Redial”/);
});

test('given codes are changed, then Asterisk’s own list of keys during a call agrees', async () => {
  const list = await askAsterisk(house.system, 'features show');
  expect(list).toMatch(/Blind Transfer\s+#\s+\*3\s*$/m);
  expect(list).toMatch(/Attended Transfer\s+$/m);
});

async function codesAreAsChanged(): Promise<void> {
  await hears(grace, '*98', 'do-not-disturb');
  await hears(grace, '*79', 'do-not-disturb');
  for (const gone of ['*78', '#43']) await hears(grace, gone, 'ss-noservice');
}

test(
  'given a code was changed, then the new one works, and the old one and one switched off are not in service',
  codesAreAsChanged,
);

test('given the transfer key was changed, then the new one transfers during a call', async () => {
  const call = await ada.dial('1002');
  const ringing = await grace.nextCall();
  await ringing.answer();
  await call.answered();
  await ringing.sendDigits('*3');
  await ringing.hears('pbx-transfer');
  await ringing.sendDigits('1003');
  const moved = await linus.nextCall();
  await moved.answer();
  await call.playTone(440);
  await moved.hearsTone(440);
  await moved.hangUp();
  await Promise.all([call.ended(), ringing.ended()]);
});

test('given a forward to an emergency number, then it is refused by voice, and nothing is forwarded', async () => {
  await hears(grace, '*21*911', 'im-sorry');
  const call = await ada.dial('1002');
  await (await grace.nextCall()).busy();
  await call.hangUp();
  await call.ended();
});

test('given somebody calls who is forwarded back to the phone that calls, then a message can be left there', async () => {
  await hears(grace, '*21*1001', 'call-fwd-unconditional');
  await hears(ada, '1002', 'vm-theperson');
  await hears(grace, '#21', 'call-fwd-unconditional');
});

test('given a key is switched off, then Asterisk takes none of its own for it', async () => {
  const { admin } = house;
  await admin.call('changeFeatureCode', { params: { key: 'transfer-blind' }, body: { enabled: false } });
  await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
  expect(await askAsterisk(house.system, 'features show')).toMatch(/Blind Transfer\s+#\s*$/m);
});

test('given states were dialled for the first time, then Asterisk found nothing strange in how they are kept', async () => {
  const log = await readFile(join(house.system.paths.asterisk.log, 'messages.log'), 'utf8');
  const strange = /\] WARNING.*(func_math|ast_expr|pbx_variables)/;
  expect(log.split('\n').filter((line) => strange.test(line))).toEqual([]);
});

test('given every process of ours is killed, then changed codes are as they were', async () => {
  await house.killAll();
  await codesAreAsChanged();
});
