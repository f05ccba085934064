import { afterAll, beforeAll, expect, test } from 'vitest';
import { Office } from '../calls/office.ts';
import type { Phone } from '../phones/phone.ts';
import { askAsterisk } from '../survival/asterisk-console.ts';

let office: Office;
let ada: Phone;
let grace: Phone;
let linus: Phone;

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const people = ['1001', '1002', '1003'];
  await office.addExtensions(...people.map((number) => ({ number, name: `Person ${number}` })));
  [ada, grace, linus] = (await Promise.all(people.map((number) => office.registeredPhone(number, 'udp')))) as [
    Phone,
    Phone,
    Phone,
  ];
});

afterAll(() => office?.close());

const params = { number: '1002' };

/** Dials a code of one's own phone and hears it confirmed. */
async function dialCode(phone: Phone, code: string): Promise<void> {
  const call = await phone.dial(code);
  await call.ended();
}

/** Whose phone rings when Ada calls Grace. */
async function ringsWhenGraceIsCalled(phone: Phone): Promise<void> {
  const call = await ada.dial('1002');
  const ringing = await phone.nextCall();
  await call.hangUp();
  await ringing.ended();
}

/** What Asterisk has in its own database of a state. */
async function inAsterisk(key: string): Promise<string> {
  const shown = await askAsterisk(office.system, `database get flexpbx-handling ${key}`);
  return /Value: \d{13}:(.*)/.exec(shown)?.[1] ?? 'nothing';
}

async function untilInAsterisk(key: string, value: string): Promise<void> {
  await expect.poll(() => inAsterisk(key), { timeout: 30_000 }).toBe(value);
}

test('given a forward was set by phone, then the portal shows it; taken back in the portal, the phone rings again', async () => {
  await dialCode(grace, '*21*1003');
  await office.admin.until('getCallHandling', { params }, ({ forward_always }) => forward_always === '1003');
  await ringsWhenGraceIsCalled(linus);
  const { applied } = await office.admin.call('getConfiguration', {});
  await office.admin.call('changeCallHandling', { params, body: { forward_always: null } });
  await untilInAsterisk('1002/forward-always', '');
  await ringsWhenGraceIsCalled(grace);
  // No reload was needed.
  expect((await office.admin.call('getConfiguration', {})).applied).toBe(applied);
});

test('given its owner sets do not disturb in the portal, then the lamp of a colleague goes on, and off again by phone', async () => {
  const mine = await office.portalOf('1002');
  const lamp = await ada.lamp('1002', 'dialog-info');
  await mine.call('changeMyCallHandling', { body: { do_not_disturb: true } });
  await lamp.is('busy');
  await dialCode(grace, '*79');
  await lamp.is('idle');
  await mine.until('getMyCallHandling', {}, ({ do_not_disturb }) => !do_not_disturb);
  await lamp.remove();
  mine.close();
});

test('given a number that can’t be forwarded to, then it is refused at its field', async () => {
  const forwardTo = (forward_busy: string) =>
    office.admin.call('changeCallHandling', { params, body: { forward_busy } });
  await expect(forwardTo('1002')).rejects.toThrow(/to itself/);
  await expect(forwardTo('911')).rejects.toThrow(/emergency number/);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what an attacker would try
  await expect(forwardTo('${SHELL(id)}')).rejects.toThrow(/in digits/);
});

test('given calls in the history, then what was dialled last and who called last are called again by code', async () => {
  const brief = async (from: Phone, to: string, at: Phone) => {
    const call = await from.dial(to);
    const ringing = await at.nextCall();
    await call.hangUp();
    await ringing.ended();
  };
  await brief(linus, '1002', grace);
  await brief(grace, '1001', ada);
  await office.history((records) => records[0]?.from === '1002' && records[0].to === '1001');
  await brief(grace, '*66', ada);
  await brief(grace, '*69', linus);
});

test('given everything of ours is dead, then what the phone dials counts, and stands in the portal afterwards', async () => {
  await office.admin.call('changeCallHandling', { params, body: { forward_always: '1001' } });
  await untilInAsterisk('1002/forward-always', '1001');
  const { asterisk: _, ...ours } = await office.system.pids();
  for (const pid of Object.values(ours)) process.kill(pid, 'SIGKILL');
  await dialCode(grace, '*21*1003');
  await ringsWhenGraceIsCalled(linus);
  await office.system.start();
  const admin = await office.system.signInAsAdmin();
  await admin.until('getCallHandling', { params }, ({ forward_always }) => forward_always === '1003');
  await admin.call('changeCallHandling', { params, body: { forward_always: null } });
  await untilInAsterisk('1002/forward-always', '');
  admin.close();
});
