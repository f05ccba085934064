import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '../phones/phone.ts';
import type { WebPhone } from '../phones/web/web-phone.ts';
import { startSystem } from '../system/start-system.ts';
import { expectToHearEachOther } from './conversation.ts';
import { type DatabaseKind, freshDatabaseUrl } from './fresh-database.ts';
import { type CallRecord, Office } from './office.ts';

/** Soon enough to have been told as it happened: by looking now and then it is found after a minute. */
const SOON_MS = 5_000;

describe.each<DatabaseKind>(['SQLite', 'PostgreSQL'])('on %s', (kind) => {
  let office: Office;
  let ada: Phone;
  let grace: Phone;
  let linus: Phone;
  let browser: WebPhone;
  /** How long after its registration a phone was shown as online. */
  const shownOnlineMs: number[] = [];

  beforeAll(async () => {
    office = await Office.open({ databaseUrl: await freshDatabaseUrl(kind), variables: {} });
    await office.addExtensions(
      { number: '1001', name: 'Ada Lovelace' },
      { number: '1002', name: 'Grace Hopper', no_answer_timeout: 20 },
      { number: '1003', name: 'Linus' },
      { number: '1004', name: 'Browser' },
    );
    [ada, grace, linus, browser] = await Promise.all([
      office.registeredPhone('1001', 'udp').then(isOnline('1001')),
      office.registeredPhone('1002', 'tls').then(isOnline('1002')),
      office.registeredPhone('1003', 'tcp').then(isOnline('1003')),
      office.browserPhone('1004').then(isOnline('1004')),
    ]);
  });

  afterAll(async () => {
    browser?.close();
    await office?.close();
  });

  /** Waits until the portal shows this extension as online, and notes how long that took. */
  function isOnline(number: string): <P>(phone: P) => Promise<P> {
    return async (phone) => {
      const from = performance.now();
      await office.admin.until('getExtension', { params: { number } }, ({ state }) => state === 'online');
      shownOnlineMs.push(performance.now() - from);
      return phone;
    };
  }

  test('given four phones registered by four transports, then each was soon shown as online', async () => {
    expect(Math.max(...shownOnlineMs)).toBeLessThan(SOON_MS);
    const { items } = await office.admin.call('listExtensions', { query: {} });
    const contacts = items.map(({ number, state, registrations }) => [number, state, registrations[0]?.contact ?? '']);
    expect(contacts).toEqual([
      ['1001', 'online', expect.stringMatching(/^sip:/)],
      ['1002', 'online', expect.stringMatching(/transport=tls/i)],
      ['1003', 'online', expect.stringMatching(/transport=tcp/i)],
      ['1004', 'online', expect.stringMatching(/transport=ws/i)],
    ]);
  });

  test('given 1001 calls 1002, then both hear each other, it is shown while it goes on, and stands in the history once', async () => {
    const startedAt = Date.now();
    const call = await ada.dial('1002');
    const ringing = await grace.nextCall();
    expect(ringing.from).toEqual({ name: 'Ada Lovelace', number: '1001' });
    await call.ringing();
    const [shown] = await office.liveCalls(([live]) => live?.state === 'ringing');
    expect(shown).toMatchObject({ from: '1001', from_name: 'Ada Lovelace', to: '1002', answered_at: null });

    await ringing.answer();
    await call.answered();
    const [talking] = await office.liveCalls(([live]) => live?.state === 'talking');
    expect(talking).toMatchObject({ call_id: shown?.call_id, from: '1001', to: '1002' });
    expect(talking?.answered_at).not.toBeNull();
    await expectToHearEachOther(call, ringing);
    await call.hangUp();
    expect(await ringing.ended()).toMatchObject({ cause: 16 });
    await office.liveCalls((calls) => calls.length === 0);

    const records = await office.history(({ length }) => length > 0);
    const endedAt = Date.now();
    expect(records).toMatchObject([
      { from: '1001', from_name: 'Ada Lovelace', to: '1002', answered_by: '1002', outcome: 'answered' },
    ]);
    const [start, answer, end] = timesOf(records[0]);
    const times = [startedAt - 1, start, answer, end, endedAt];
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(records[0]?.talk_time).toBe(Math.round((end - answer) / 1_000));
  });

  test('given the administrator hangs up in the portal, then the call ends at both phones', async () => {
    const call = await grace.dial('1001');
    const ringing = await ada.nextCall();
    await ringing.answer();
    const [live] = await office.liveCalls(([live]) => live?.state === 'talking');
    const params = { call_id: live?.call_id ?? '' };
    await office.admin.call('hangUpCall', { params });
    await Promise.all([call.ended(), ringing.ended()]);
    await office.liveCalls((calls) => calls.length === 0);
    await expect(office.admin.call('hangUpCall', { params })).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test('given the administrator hangs up a call that rings, then it is over for both', async () => {
    const call = await linus.dial('1002');
    const ringing = await grace.nextCall();
    const [live] = await office.liveCalls(([live]) => live?.state === 'ringing');
    await office.admin.call('hangUpCall', { params: { call_id: live?.call_id ?? '' } });
    await Promise.all([call.ended(), ringing.ended()]);
  });

  test('given phones on UDP and TCP call phones on TLS and in a browser, both at once, then all hear each other', async () => {
    const toTls = ada.dial('1002').then(async (call) => {
      const ringing = await grace.nextCall();
      await ringing.answer();
      await expectToHearEachOther(call, ringing);
      await ringing.hangUp();
      await call.ended();
    });
    const toBrowser = linus.dial('1004').then(async (call) => {
      const ringing = await (await browser.nextCall()).answer();
      await call.answered();
      await expectToHearEachOther(call, ringing);
      await ringing.hangUp();
      await call.ended();
    });
    await Promise.all([toTls, toBrowser]);
  });

  test('given the phone in a browser calls one on TCP, and that on TLS one on UDP, then all hear each other', async () => {
    const fromBrowser = browser.call('1003').then(async (call) => {
      await expectToHearEachOther(call, await answered);
      await call.hangUp();
    });
    const answered = linus.nextCall().then(async (ringing) => {
      await ringing.answer();
      return ringing;
    });
    const fromTls = grace.dial('1001').then(async (call) => {
      const ringing = await ada.nextCall();
      await ringing.answer();
      await expectToHearEachOther(call, ringing);
      await call.hangUp();
      await ringing.ended();
    });
    await Promise.all([fromBrowser, fromTls]);
    await (await answered).ended();
  });

  test('given a phone that goes away, then it is soon shown as offline', async () => {
    await linus.unregister();
    const from = performance.now();
    await office.admin.until('getExtension', { params: { number: '1003' } }, ({ state }) => state === 'offline');
    expect(performance.now() - from).toBeLessThan(SOON_MS);
  });

  test('given all these calls, then each stands in the history exactly once, newest first', async () => {
    const records = await office.history(({ length }) => length >= 7);
    expect(records.map(({ call_id }) => call_id)).toHaveLength(new Set(records.map(({ call_id }) => call_id)).size);
    expect(records.map(({ from, to, outcome }) => `${from} ${to} ${outcome}`).toSorted()).toEqual([
      '1001 1002 answered',
      '1001 1002 answered',
      '1002 1001 answered',
      '1002 1001 answered',
      '1003 1002 no-answer',
      '1003 1004 answered',
      '1004 1003 answered',
    ]);
    const starts = records.map(({ start }) => start);
    expect(starts).toEqual(starts.toSorted().toReversed());
  });
});

test('given the one-time password of the first start, then it opens nothing but the way to another, and no second time', async () => {
  const system = await startSystem({ databaseUrl: null, variables: {} });
  try {
    const body = system.firstAdmin;
    const session = system.portal();
    expect(await session.call('signIn', { body })).toMatchObject({ role: 'admin', must_change_password: true });
    const early = session.call('createExtension', { body: { number: '1001', name: 'Ada' } });
    await expect(early).rejects.toMatchObject({ problem: { status: 403 } });
    await expect(system.portal().call('signIn', { body })).rejects.toMatchObject({ problem: { status: 401 } });
    const new_password = 'twelve orange kettles sing';
    await session.call('changePassword', { body: { current_password: body.password, new_password } });
    expect((await session.call('listExtensions', { query: {} })).items).toEqual([]);
    await expect(system.portal().call('signIn', { body })).rejects.toMatchObject({ problem: { status: 401 } });
    const again = { username: body.username, password: new_password };
    expect(await system.portal().call('signIn', { body: again })).toMatchObject({ must_change_password: false });
  } finally {
    await system.remove();
  }
});

/** Start, answer and end of a call in ms. */
function timesOf(record: CallRecord | undefined): [number, number, number] {
  const { start = '', answer, end = '' } = record ?? {};
  return [Date.parse(start), Date.parse(answer ?? ''), Date.parse(end)];
}
