import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishMessage } from '../mailboxes/mailbox-steps.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { readWav } from '../sound/wav.ts';
import { processesOf } from '../system/leftovers.ts';
import { TestSystem } from '../system/start-system.ts';
import { Office } from './office.ts';
import { onSmallDisk, SmallDisk, withoutWriting } from './small-disk.ts';

const MEBIBYTE = 1024 ** 2;

describe('a system that can not start', () => {
  let system: TestSystem;

  beforeAll(async () => {
    system = await TestSystem.prepare({ databaseUrl: null, variables: {} });
    await system.start();
    const admin = await system.signInAsAdmin();
    await admin.call('createExtension', { body: { number: '1001', name: 'Ada Lovelace' } });
    await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
    expect(await system.stop()).toEqual([]);
  });

  afterAll(() => system?.remove());

  /** What is printed instead of the welcome. */
  async function failureOf(start: Promise<void>): Promise<string> {
    const failure = await start.catch((error: Error) => error.message);
    expect(await processesOf(system.environment.stateDir)).toEqual([]);
    return String(failure);
  }

  test('given its SIP port is in use, then it names the port, who holds it, and the setting', async () => {
    const { sip } = system.environment.ports;
    const holder = createServer().listen(sip, '127.0.0.1');
    await once(holder, 'listening');
    const words = await failureOf(system.start()).finally(() => holder.close());
    expect(words).toContain(`TCP port ${sip} (`);
    expect(words).toContain(`in use by process ${process.pid}`);
    expect(words).toContain('FLEXPBX_SIP_PORT');
  });

  test('given there is no Asterisk, then it says how to get one', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'flexpbx-no-asterisk-'));
    const words = await failureOf(system.startUnder(['env', `FLEXPBX_ASTERISK_ROOT=${empty}`]));
    await rm(empty, { recursive: true });
    expect(words).toContain('There is no Asterisk 22.4.0 or newer');
    expect(words).toContain(`Run "npm start": it fetches one into ${empty}`);
  });

  test('given its database file is read-only, then it names the file and what to do', async () => {
    const file = join(system.environment.stateDir, 'flexpbx.db');
    const words = await failureOf(system.startUnder(withoutWriting(file)));
    expect(words).toContain(
      `The database file ${file} can't be written: it is read-only. Make it and its folder writable.`,
    );
  });

  test('given all is put right, then it starts and nothing was lost', async () => {
    await system.start();
    const admin = await system.signInAsAdmin();
    const { items } = await admin.call('listExtensions', { query: {} });
    expect(items).toMatchObject([{ number: '1001', name: 'Ada Lovelace' }]);
    expect(await system.stop()).toEqual([]);
  });
});

describe('a disk of messages that gets full', () => {
  let office: Office;
  let disk: SmallDisk;
  let ada: Phone;

  beforeAll(async () => {
    const system = await TestSystem.prepare({ databaseUrl: null, variables: {} });
    const { spool } = system.paths.asterisk;
    office = await Office.openWith(system, () => system.startUnder(onSmallDisk(spool, 16 * MEBIBYTE)));
    disk = new SmallDisk(system.supervisorPid, spool);
    await office.addExtensions({ number: '1001', name: 'Ada' }, { number: '1002', name: 'Grace' });
    ada = await office.registeredPhone('1001', 'udp');
  });

  afterAll(() => office?.close());

  async function passGreeting(): Promise<PhoneCall> {
    const call = await ada.dial('1002');
    await call.hearsBeginningOf('vm-theperson');
    await call.sendDigits('#');
    return call;
  }

  async function leaveMessage(hz: number): Promise<void> {
    const call = await passGreeting();
    await call.hears('beep');
    await call.playTone(hz);
    await call.record(2_500);
    await finishMessage(call);
  }

  async function tonesInMailbox(): Promise<number[]> {
    const { items } = await office.admin.call('listVoicemail', { params: { mailbox: '1002' } });
    const sounds = items.map(({ id }) =>
      office.admin.download('getVoicemailAudio', { params: { mailbox: '1002', id } }),
    );
    const heard = (await Promise.all(sounds)).map(readWav);
    return heard.flatMap((sound) => [500, 700, 900].filter((hz) => sound.hasTone(hz))).toSorted();
  }

  test('given it is full, then callers hear an apology, messages are kept, and with room again all is well', async () => {
    await leaveMessage(500);
    await disk.leaveFree(MEBIBYTE);
    const call = await passGreeting();
    for (const prompt of ['im-sorry', 'please-try-call-later', 'vm-goodbye']) await call.hears(prompt);
    await call.ended();
    expect(await tonesInMailbox()).toEqual([500]);
    expect(await office.admin.call('getStatus', {})).toMatchObject({ status: 'degraded', voicemail_room: false });
    await disk.makeRoom();
    expect(await office.admin.call('getStatus', {})).toMatchObject({ status: 'running', voicemail_room: true });
    await leaveMessage(700);
    expect(await tonesInMailbox()).toEqual([500, 700]);
  });

  test('given it gets full while a message is recorded, then what was recorded is kept and taken up', async () => {
    const call = await passGreeting();
    await call.hears('beep');
    await call.playTone(900);
    await call.record(3_000);
    await disk.leaveFree(0);
    await call.record(500);
    await finishMessage(call);
    await disk.makeRoom();
    // What is looked for each minute is looked for at the start, too.
    process.kill(await office.system.pidOf('pbx'), 'SIGKILL');
    await office.admin.until('listVoicemail', { params: { mailbox: '1002' } }, ({ items }) => items.length === 3);
    expect(await tonesInMailbox()).toEqual([500, 700, 900]);
  });
});
