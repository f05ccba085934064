import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishMessage, PIN, passGreeting } from '../mailboxes/mailbox-steps.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { readWav } from '../sound/wav.ts';
import { type DatabaseKind, freshDatabaseUrl } from './fresh-database.ts';
import { Office } from './office.ts';

const RING_SECONDS = 5;
const LIGHT_MS = 5_000;

describe.each<DatabaseKind>(['SQLite', 'PostgreSQL'])('on %s', (kind) => {
  let office: Office;
  let ada: Phone;
  let grace: Phone;
  let linus: Phone;
  let margaret: Phone;

  beforeAll(async () => {
    office = await Office.open({ databaseUrl: await freshDatabaseUrl(kind), variables: {} });
    const mailbox = { voicemail_pin: PIN, no_answer_timeout: RING_SECONDS };
    await office.addExtensions(
      { number: '1001', name: 'Ada Lovelace' },
      { number: '1002', name: 'Grace Hopper', ...mailbox },
      { number: '1003', name: 'Linus', ...mailbox },
      { number: '1004', name: 'Margaret', ...mailbox },
      { number: '1005', name: 'Nobody at home', ...mailbox },
    );
    [ada, grace, linus, margaret] = await Promise.all([
      office.registeredPhone('1001', 'udp'),
      office.registeredPhone('1002', 'tls'),
      office.registeredPhone('1003', 'tcp'),
      office.registeredPhone('1004', 'udp'),
    ]);
  });

  afterAll(() => office?.close());

  /** Calls a phone whose owner talks already, and passes over the greeting to the beep. */
  async function reachBeep(phone: Phone): Promise<PhoneCall> {
    const call = await ada.dial(phone.account.number);
    await (await phone.nextCall()).busy();
    await passGreeting(call);
    return call;
  }

  /** Leaves a message of some three seconds that consists of a tone. */
  async function leaveMessage(phone: Phone, hz: number): Promise<void> {
    const call = await reachBeep(phone);
    await call.playTone(hz);
    await call.record(3_000);
    await finishMessage(call);
  }

  /** The owner has typed the PIN, too. */
  async function openMailbox(phone: Phone, dialled: string): Promise<PhoneCall> {
    const call = await phone.dial(dialled);
    await call.hears('vm-password');
    await call.sendDigits(`${PIN}#`);
    return call;
  }

  async function hearsAll(call: PhoneCall, ...prompts: readonly string[]): Promise<void> {
    for (const prompt of prompts) await call.hears(prompt);
  }

  const messagesOf = async (mailbox: string) =>
    (await office.admin.call('listVoicemail', { params: { mailbox } })).items.toReversed();

  test.concurrent('given nobody answers, then a message is left, the light goes on, it is played, heard and deleted, and the light goes off', async () => {
    const owner = await office.portalOf('1002');
    const call = await ada.dial('1002');
    const ringing = await grace.nextCall();
    const rangFrom = performance.now();
    await ringing.ended();
    const rangSeconds = (performance.now() - rangFrom) / 1_000;
    expect(rangSeconds).toBeGreaterThan(RING_SECONDS - 0.5);
    expect(rangSeconds).toBeLessThan(RING_SECONDS + 1);
    await hearsAll(call, 'vm-theperson', 'digits/1', 'digits/2', 'vm-isunavail', 'vm-intro', 'beep');
    await call.playTone(600);
    await call.record(3_000);
    await call.sendDigits('#');
    const savedFrom = performance.now();
    await grace.light.until(({ on, newMessages }) => on && newMessages === 1);
    expect(performance.now() - savedFrom).toBeLessThan(LIGHT_MS);
    await hearsAll(call, 'vm-msgsaved', 'vm-goodbye');
    await call.ended();

    const params = { mailbox: '1002' };
    const { items } = await owner.call('listVoicemail', { params });
    expect(items).toMatchObject([{ heard: false, from: '1001', from_name: 'Ada Lovelace', mailbox: '1002' }]);
    expect(Math.abs((items[0]?.duration ?? 0) - 3)).toBeLessThanOrEqual(1);
    const played = readWav(
      await owner.download('getVoicemailAudio', { params: { ...params, id: items[0]?.id ?? '' } }),
    );
    expect(played.toneMs(600)).toBeGreaterThan(2_500);
    expect(await owner.call('getMyPhone', {})).toMatchObject({ number: '1002', state: 'online', new_messages: 1 });

    const check = await grace.dial('*1002');
    await check.hearsBeginningOf('vm-password');
    await check.sendDigits('9753#');
    await check.hears('vm-incorrect');
    await check.hearsBeginningOf('vm-password');
    await check.sendDigits(`${PIN}#`);
    await hearsAll(check, 'vm-youhave', 'digits/1', 'vm-INBOX', 'vm-message', 'vm-onefor', 'vm-INBOX', 'vm-messages');
    await check.sendDigits('1');
    await hearsAll(check, 'vm-first', 'vm-message', 'vm-received', 'digits/today');
    await hearsAll(check, 'vm-from-extension', 'digits/1', 'digits/0', 'digits/0', 'digits/1');
    expect((await check.record(4_000)).toneMs(600)).toBeGreaterThan(2_500);
    await check.sendDigits('7');
    await hearsAll(check, 'vm-deleted', 'vm-undelete');
    await grace.light.until(({ on, newMessages, oldMessages }) => !on && newMessages + oldMessages === 0);
    await check.sendDigits('#');
    await check.hears('vm-goodbye');
    await check.ended();
    expect(await messagesOf('1002')).toEqual([]);
  });

  test.concurrent('given three messages, then keys go on, back and again, delete one, and the heard ones are told apart', async () => {
    for (const hz of [500, 700, 900]) await leaveMessage(linus, hz);
    await linus.light.until(({ newMessages }) => newMessages === 3);
    const check = await openMailbox(linus, '*97');
    await hearsAll(check, 'vm-youhave', 'digits/3', 'vm-INBOX', 'vm-messages');
    /** Hears which of the messages it is, passes over when it was left, and hears the message itself. */
    const hearsMessage = async (hz: number, ...position: readonly string[]) => {
      await hearsAll(check, ...position);
      await check.sendDigits('#');
      expect((await check.record(1_500)).hasTone(hz)).toBe(true);
    };
    await check.sendDigits('1');
    await hearsMessage(500, 'vm-first', 'vm-message');
    await check.sendDigits('6');
    await hearsMessage(700, 'vm-message', 'digits/2');
    await check.sendDigits('6');
    await hearsMessage(900, 'vm-last', 'vm-message');
    await check.sendDigits('4');
    await hearsMessage(700, 'vm-message', 'digits/2');
    await check.sendDigits('5');
    await hearsMessage(700, 'vm-message', 'digits/2');
    await linus.light.until(({ on, oldMessages }) => !on && oldMessages === 3);
    await check.sendDigits('7');
    await check.hears('vm-deleted');
    await check.hearsBeginningOf('vm-last');
    await check.sendDigits('*');
    await hearsAll(check, 'vm-onefor', 'vm-Old');
    await check.sendDigits('#');
    await check.ended();

    const left = await messagesOf('1003');
    expect(left.map(({ heard }) => heard)).toEqual([true, true]);
    const [first, last] = left.map(({ id }) => ({ mailbox: '1003', id }));
    if (!first || !last) throw new Error('two messages were just listed');
    const sounds = await Promise.all(
      [first, last].map(async (params) => readWav(await office.admin.download('getVoicemailAudio', { params }))),
    );
    expect(sounds.map((sound) => [500, 700, 900].filter((hz) => sound.hasTone(hz)))).toEqual([[500], [900]]);

    const owner = await office.portalOf('1003');
    await owner.call('changeVoicemail', { params: first, body: { heard: false } });
    await linus.light.until(({ on, newMessages, oldMessages }) => on && newMessages === 1 && oldMessages === 1);
    await owner.call('deleteVoicemail', { params: first });
    await linus.light.until(({ on, newMessages, oldMessages }) => !on && newMessages === 0 && oldMessages === 1);
    const again = await openMailbox(linus, '*1003');
    await hearsAll(again, 'vm-youhave', 'digits/1', 'vm-Old', 'vm-message');
    await again.hangUp();
    await expect(owner.call('listVoicemail', { params: { mailbox: '1002' } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  test.concurrent('given a busy phone, then the caller is told so, and hanging up while recording keeps the message', async () => {
    const call = await ada.dial('1004');
    await (await margaret.nextCall()).busy();
    await hearsAll(call, 'vm-theperson', 'digits/1', 'vm-isonphone');
    await call.hearsBeginningOf('vm-intro');
    await call.sendDigits('#');
    await call.hears('beep');
    await call.playTone(800);
    await call.record(3_000);
    await call.hangUp();
    const leftFrom = performance.now();
    await margaret.light.until(({ on, newMessages }) => on && newMessages === 1);
    expect(performance.now() - leftFrom).toBeLessThan(LIGHT_MS);
    const [message] = await messagesOf('1004');
    const params = { mailbox: '1004', id: message?.id ?? '' };
    expect(readWav(await office.admin.download('getVoicemailAudio', { params })).hasTone(800)).toBe(true);
  });

  test.concurrent('given a phone that is not registered, then the mailbox answers at once, and what is too short is not kept', async () => {
    const dialledAt = performance.now();
    const call = await ada.dial('1005');
    await call.answered();
    // Long before its ring time is over.
    expect(performance.now() - dialledAt).toBeLessThan(15_000);
    await hearsAll(call, 'vm-theperson', 'digits/1', 'digits/0', 'digits/0', 'digits/5', 'vm-isunavail');
    await call.sendDigits('#');
    await call.hears('beep');
    await call.playTone(800);
    await call.record(800);
    await call.sendDigits('#');
    await hearsAll(call, 'vm-tooshort', 'vm-goodbye');
    await call.ended();
    expect(await messagesOf('1005')).toEqual([]);
  });

  test('given all these calls, then the history tells which ones ended in a mailbox', async () => {
    const records = await office.history(({ length }) => length >= 9);
    expect(records.map(({ from, to, outcome }) => `${from} ${to} ${outcome}`).toSorted()).toEqual([
      '1001 1002 voicemail',
      '1001 1003 voicemail',
      '1001 1003 voicemail',
      '1001 1003 voicemail',
      '1001 1004 voicemail',
      '1001 1005 voicemail',
      '1002 *1002 answered',
      '1003 *1003 answered',
      '1003 *1003 answered',
    ]);
  });
});
