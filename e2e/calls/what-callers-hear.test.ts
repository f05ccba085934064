import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox, PIN } from '../mailboxes/mailbox-steps.ts';
import type { Phone } from '../phones/phone.ts';
import { RegistrationRefused } from '../phones/registration-watch.ts';
import { Office } from './office.ts';

let office: Office;
let ada: Phone;
let grace: Phone;

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  await office.addExtensions(
    { number: '1001', name: 'Ada Lovelace', voicemail_pin: PIN },
    { number: '1002', name: 'Grace Hopper', voicemail: false, no_answer_timeout: 5 },
    { number: '1003', name: 'Never at home', voicemail: false },
  );
  [ada, grace] = await Promise.all([office.registeredPhone('1001', 'udp'), office.registeredPhone('1002', 'tcp')]);
});

afterAll(() => office?.close());

test.concurrent.each([
  ['a wrong password', 'udp'],
  ['a wrong password over TLS', 'tls'],
] as const)('given %s, then the phone is refused and nobody is shown as online by it', async (_what, transport) => {
  const phone = await office.phone('1003', { transport, secret: 'Guessed-4711' });
  const refusal = await phone.register().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(RegistrationRefused);
  expect(refusal).toMatchObject({ status: 401 });
  const { state } = await office.admin.call('getExtension', { params: { number: '1003' } });
  expect(state).toBe('offline');
});

test.concurrent('given a wrong password, then no call can be made with it', async () => {
  const stranger = await office.phone('1001', { secret: 'Guessed-4711' });
  const call = await stranger.dial('1002');
  expect([401, 403]).toContain((await call.ended()).sipStatus);
});

test.concurrent('given an extension that does not exist, then a phone can not register as it', async () => {
  const account = { ...(await office.phone('1001', {})).account, number: '1999' };
  const stranger = await office.bank.phone(account);
  await expect(stranger.register()).rejects.toMatchObject({ status: 401 });
});

test.concurrent.each(['1777', '55', '*1777', '*5', '#3'])(
  'given %s, which is nobody, then the caller hears that it is not in service',
  async (number) => {
    const call = await ada.dial(number);
    await call.hears('ss-noservice');
    expect(await call.ended()).toMatchObject({ cause: 1, sipStatus: 404 });
  },
);

test.concurrent.each(['+15551234567', '00491701234567'])(
  'given %s and no outside line, then the caller hears that it can not be dialled',
  async (number) => {
    const call = await ada.dial(number);
    await call.hearsBeginningOf('cannot-complete-as-dialed');
    await call.hangUp();
    await call.ended();
  },
);

test('given a busy phone without mailbox, then the caller is told 486', async () => {
  const call = await ada.dial('1002');
  await (await grace.nextCall()).busy();
  expect(await call.ended()).toMatchObject({ cause: 17, sipStatus: 486 });
});

test('given an extension without mailbox that does not answer, then the caller hears that nobody is available', async () => {
  const call = await ada.dial('1002');
  await grace.nextCall();
  await call.hears('vm-nobodyavail');
  expect(await call.ended()).toMatchObject({ sipStatus: 480 });
});

test('given an extension without mailbox whose phone is off, then the caller hears the same at once', async () => {
  const call = await ada.dial('1003');
  await call.hears('vm-nobodyavail');
  expect(await call.ended()).toMatchObject({ sipStatus: 480 });
});

test('given somebody calls the own number, then it is the own mailbox', async () => {
  const call = await ada.dial('1001');
  await openMailbox(call);
  await call.hears('vm-no');
  await call.hangUp();
  await call.ended();
});

test('given both hang up at once, then both are free for the next call, and none is left', async () => {
  for (let round = 0; round < 5; round++) {
    const call = await ada.dial('1002');
    const ringing = await grace.nextCall();
    await ringing.answer();
    await call.answered();
    await Promise.all([call.hangUp(), ringing.hangUp()]);
    await Promise.all([call.ended(), ringing.ended()]);
  }
  await office.liveCalls((calls) => calls.length === 0);
});

test('given a caller hangs up while the other picks up, then both are free and nothing is left', async () => {
  for (let round = 0; round < 5; round++) {
    const call = await ada.dial('1002');
    const ringing = await grace.nextCall();
    await Promise.all([call.hangUp(), ringing.answer().catch(() => undefined)]);
    await Promise.all([call.ended(), ringing.ended()]);
  }
  await office.liveCalls((calls) => calls.length === 0);
});

test('given all this, then the history says how each call ended', async () => {
  const records = await office.history(({ length }) => length >= 21);
  const told = new Map<string, string[]>();
  for (const { to, outcome } of records) told.set(to, [...new Set([...(told.get(to) ?? []), outcome])].toSorted());
  expect(Object.fromEntries(told)).toEqual({
    '*1001': ['answered'],
    '1002': expect.arrayContaining(['answered', 'busy', 'no-answer']),
    '1003': ['no-answer'],
    '1777': ['failed'],
    '55': ['failed'],
    '*1777': ['failed'],
    '*5': ['failed'],
    '#3': ['failed'],
    '+15551234567': ['failed'],
    '00491701234567': ['failed'],
  });
});
