import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase } from '@flexpbx/db';
import { extensionDefaults, type LiveCall, type Topic, thingKinds, voicemailLimits } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { openVoicemailSpool, type VoicemailSpool } from '@flexpbx/voicemail-spool';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MessageWaiting } from '../phones/message-waiting.ts';
import type { Phone } from '../phones/phone.ts';
import { type PhoneBank, startPhoneBank } from '../phones/phone-bank.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { PATIENCE_MS, within } from '../phones/time-limit.ts';
import { Sound } from '../sound/sound.ts';
import { writeWav } from '../sound/wav.ts';
import { startSystem, type TestSystem } from '../system/start-system.ts';

const PIN = '481516';

const office = thingKinds['shared-mailbox'].schema.parse({
  ...{ number: '5000', name: 'Office', pin: PIN, members: ['1001', '1002'] },
});

let system: TestSystem;
let database: Database;
let spool: VoicemailSpool;
let bank: PhoneBank;
let alice: Phone;
let bob: Phone;

beforeAll(async () => {
  system = await startSystem({ databaseUrl: null, variables: {} });
  database = await openDatabase(system.environment, silentLogger);
  spool = openVoicemailSpool(system.paths.asterisk);
  const extensions = ['1001', '1002'].map((number) => ({
    ...extensionDefaults,
    number,
    name: `Person ${number}`,
    sipSecret: `secret-${number}`,
    voicemailPin: PIN,
    ringSeconds: 5,
  }));
  await database.extensions.createMany(extensions, 'test');
  await applied();
  bank = await startPhoneBank();
  alice = await phoneOf('1001');
  bob = await phoneOf('1002');
  await Promise.all([alice.register(), bob.register()]);
});

afterAll(async () => {
  await bank?.stop();
  await database?.close();
  await system?.remove();
});

afterEach(async () => {
  for (const { id } of await spool.listMessages('1002')) await spool.deleteMessage('1002', id);
});

/** Asterisk runs with everything that was changed. */
async function applied(): Promise<void> {
  const { wanted } = await database.configuration.state();
  await until('configuration-state', async () => (await database.configuration.state()).applied === wanted);
}

function phoneOf(number: string): Promise<Phone> {
  const server = system.sipServers.udp;
  const secret = `secret-${number}`;
  return bank.phone({ number, secret, server, transport: 'udp', encryption: 'none', registrationSeconds: 300 });
}

/** Looks each time the topic rings until what is looked for is there. */
async function until(topic: Topic, look: () => Promise<boolean>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const lookOnce = () => void look().then((isThere) => isThere && resolve(), reject);
  const stop = database.bell.listen([topic], lookOnce);
  lookOnce();
  try {
    await within(PATIENCE_MS, `${topic} is as wanted`, promise);
  } finally {
    stop();
  }
}

/** Alice calls Bob, whose phone is busy, passes over the greeting and hears the beep. */
async function reachesBeep(): Promise<PhoneCall> {
  const call = await alice.dial('1002');
  await (await bob.nextCall()).busy();
  await call.hearsBeginningOf('vm-theperson');
  await call.sendDigits('#');
  await call.hears('beep');
  return call;
}

/** Ends call control as a crash would; the supervisor starts it again. */
async function killCallControl(): Promise<void> {
  const beats = await database.heartbeats.list();
  const pid = beats.find((beat) => beat.process === 'pbx')?.pid;
  if (pid === undefined) throw new Error('call control does not run');
  process.kill(pid, 'SIGKILL');
}

const messageCount = (count: number) => until('voicemail', async () => (await spool.counts('1002')).new === count);

test('given nobody answers, then a message is left, the light goes on, it is heard and deleted, the light goes off', async () => {
  const call = await alice.dial('1002');
  await bob.nextCall();
  await call.hears('vm-theperson');
  await call.hears('vm-isunavail');
  await call.sendDigits('#');
  await call.hears('beep');
  await call.playTone(600);
  await call.record(3_000);
  await call.beQuiet();
  await call.sendDigits('#');
  await call.hears('vm-msgsaved');
  await call.ended();
  await bob.light.until(({ on, newMessages }) => on && newMessages === 1);
  expect(await spool.listMessages('1002')).toMatchObject([{ callerNumber: '1001', callerName: 'Person 1001' }]);

  const check = await bob.dial('*97');
  await check.hearsBeginningOf('vm-password');
  await check.sendDigits(`${PIN}#`);
  await check.hears('vm-youhave');
  await check.sendDigits('1');
  await check.hears('vm-first');
  await check.sendDigits('#');
  expect((await check.record(4_000)).hasTone(600)).toBe(true);
  await bob.light.until(({ on, oldMessages }) => !on && oldMessages === 1);
  await check.sendDigits('7');
  await check.hears('vm-deleted');
  await bob.light.until(({ on, oldMessages }) => !on && oldMessages === 0);
  await check.hangUp();
  await check.ended();
  expect(await spool.listMessages('1002')).toEqual([]);
});

test('given a shared mailbox behind a ring group, then a message lights the lamps of both members, and each can hear it', async () => {
  await database.things.create('shared-mailbox', office, 'test');
  const members = [{ type: 'extension', target: '1002' }];
  const group = { number: '600', name: 'Sales', members, fallback: { type: 'voicemail', target: '5000' } };
  await database.things.create('ring-group', thingKinds['ring-group'].schema.parse(group), 'test');
  await applied();
  const call = await alice.dial('600');
  await (await bob.nextCall()).busy();
  await call.hearsBeginningOf('vm-theperson');
  await call.sendDigits('#');
  await call.hears('beep');
  await call.playTone(600);
  await call.record(3_000);
  await call.sendDigits('#');
  await call.hears('vm-msgsaved');
  await call.ended();
  const isLit = ({ on, newMessages }: MessageWaiting) => on && newMessages === 1;
  await Promise.all([alice.light.until(isLit), bob.light.until(isLit)]);

  const check = await bob.dial('*5000');
  await check.hearsBeginningOf('vm-password');
  await check.sendDigits(`${PIN}#`);
  await check.hears('vm-youhave');
  await check.sendDigits('1');
  await check.hears('vm-first');
  await check.sendDigits('#');
  expect((await check.record(4_000)).hasTone(600)).toBe(true);
  await check.hangUp();
  await check.ended();
  await Promise.all([alice.light.until(({ on }) => !on), bob.light.until(({ on }) => !on)]);
  expect(await spool.counts('1002')).toEqual({ new: 0, old: 0 });
});

test('given a shared mailbox is dialled, then a message is left; deleted, it leaves nothing to the next of its number', async () => {
  const leave = async () => {
    const call = await alice.dial('5000');
    await call.hearsBeginningOf('vm-theperson');
    await call.sendDigits('#');
    await call.hears('beep');
    await call.record(2_500);
    await call.sendDigits('#');
    await call.hears('vm-msgsaved');
    await call.ended();
  };
  const isLit = ({ on, newMessages }: MessageWaiting) => on && newMessages === 1;
  await leave();
  await Promise.all([alice.light.until(isLit), bob.light.until(isLit)]);
  expect(await spool.counts('5000')).toEqual({ new: 1, old: 1 });

  await database.things.delete('ring-group', '600', 'test');
  await database.things.delete('shared-mailbox', '5000', 'test');
  await until('voicemail', async () => (await spool.listIds('5000')).size === 0);
  await applied();
  // Asterisk tells phones of a mailbox that is taken from them when they register next, at the latest.
  await Promise.all([alice.register(), bob.register()]);
  await Promise.all([alice.light.until(({ on }) => !on), bob.light.until(({ on }) => !on)]);
  await database.things.create('shared-mailbox', office, 'test');
  await applied();
  await leave();
  await Promise.all([alice.light.until(isLit), bob.light.until(isLit)]);
  expect(await spool.counts('5000')).toEqual({ new: 1, old: 0 });
  await database.things.delete('shared-mailbox', '5000', 'test');
  await applied();
});

test('given a wrong PIN three times, then the mailbox stays closed', async () => {
  const check = await alice.dial('*1002');
  await check.hearsBeginningOf('vm-password');
  await check.sendDigits('1111#');
  await check.hearsBeginningOf('vm-incorrect');
  await check.sendDigits('2222#');
  await check.hearsBeginningOf('vm-incorrect');
  await check.sendDigits('3333#');
  await check.hears('vm-goodbye');
  await check.ended();
});

test('given the caller hangs up while recording, then the message is there', async () => {
  const call = await reachesBeep();
  await call.record(3_000);
  await call.hangUp();
  await messageCount(1);
  const [message] = await spool.listMessages('1002');
  expect(message?.durationSeconds).toBeGreaterThanOrEqual(2);
  expect(message?.durationSeconds).toBeLessThanOrEqual(4);
});

test('given call control is killed in the greeting and while recording, then both go on and one message is stored', async () => {
  const call = await alice.dial('1002');
  await (await bob.nextCall()).busy();
  await call.hearsBeginningOf('vm-theperson');
  await killCallControl();
  await call.hearsBeginningOf('vm-theperson');
  await call.sendDigits('#');
  await call.hears('beep');
  await call.playTone(500);
  await call.record(1_000);
  await killCallControl();
  await call.record(3_000);
  await call.sendDigits('#');
  await call.hears('vm-msgsaved');
  await call.ended();
  await messageCount(1);
  const [message] = await spool.listMessages('1002');
  expect(message?.durationSeconds).toBeGreaterThanOrEqual(4);
  expect(await spool.listDrafts()).toEqual([]);
});

test('given call control is killed and the caller hangs up before it is back, then the message is there', async () => {
  const call = await reachesBeep();
  await call.record(2_500);
  await killCallControl();
  await call.hangUp();
  await messageCount(1);
  await bob.light.until(({ on, newMessages }) => on && newMessages === 1);
});

test('given call control is killed while messages are heard, then the PIN is asked again', async () => {
  const check = await bob.dial('*97');
  await check.hearsBeginningOf('vm-password');
  await check.sendDigits(`${PIN}#`);
  await check.hearsBeginningOf('vm-youhave');
  await killCallControl();
  // Asterisk plays on what it was told to: the main menu.
  await check.hears('vm-helpexit');
  await check.hearsBeginningOf('vm-password');
  await check.sendDigits(`${PIN}#`);
  await check.hears('vm-youhave');
  await check.hangUp();
  await check.ended();
});

/** Puts a message into Bob's mailbox without a call. */
async function placeMessage(id: string, sound: Sound): Promise<void> {
  const from = { callerNumber: '1001', callerName: 'Alice', context: 'from-extension', extension: '1002' };
  const meta = { ...from, mailbox: '1002', channel: 'PJSIP/1001-1', startedAt: new Date(), minSeconds: 2 };
  await spool.beginDraft(id, meta, voicemailLimits.maxMessages);
  await writeFile(join(system.paths.asterisk.recordings, 'voicemail', `${id}.wav`), writeWav(sound));
  await spool.storeDraft(id);
}

test('given its owner walks through the mailbox, then keys move about, undo, save, pass on, record a greeting and change the PIN', async () => {
  await placeMessage('walked-through', Sound.join(Sound.tone(500, 4_000, 8_000), Sound.tone(900, 6_000, 8_000)));
  const check = await bob.dial('*97');
  await check.hearsBeginningOf('vm-password');
  await check.sendDigits(`${PIN}#`);
  await check.hearsBeginningOf('vm-youhave');
  await check.sendDigits('1');
  await check.hearsBeginningOf('vm-first');
  await check.sendDigits('#');
  await check.hearsTone(500);
  await check.sendDigits('##');
  await check.hearsTone(900);
  await check.sendDigits('7');
  await check.hearsBeginningOf('vm-deleted');
  await check.hearsBeginningOf('vm-advopts');
  expect(await spool.counts('1002')).toEqual({ new: 0, old: 0 });
  await check.sendDigits('7');
  await check.hearsBeginningOf('vm-undeleted');
  expect(await spool.counts('1002')).toEqual({ new: 0, old: 1 });
  await check.sendDigits('9');
  await check.hearsBeginningOf('vm-savefolder');
  await check.sendDigits('0');
  await check.hearsBeginningOf('vm-savedto');
  await bob.light.until(({ on, newMessages }) => on && newMessages === 1);
  await check.sendDigits('8');
  await check.hearsBeginningOf('vm-extension');
  await check.sendDigits('1001#');
  await check.hearsBeginningOf('vm-forwardoptions');
  await check.sendDigits('2');
  await check.hearsBeginningOf('vm-msgforwarded');
  await alice.light.until(({ on, newMessages }) => on && newMessages === 1);
  await check.sendDigits('*');
  await check.hearsBeginningOf('vm-youhave');

  await check.sendDigits('2');
  await check.hearsBeginningOf('vm-options');
  await check.sendDigits('1');
  await check.hears('vm-rec-unv');
  await check.hears('beep');
  await check.playTone(700);
  await check.record(2_000);
  await check.beQuiet();
  await check.sendDigits('#');
  await check.hearsBeginningOf('vm-review');
  await check.sendDigits('2');
  await check.hearsTone(700);
  await check.sendDigits('#');
  await check.hearsBeginningOf('vm-review');
  await check.sendDigits('1');
  await check.hearsBeginningOf('vm-msgsaved');
  await check.hearsBeginningOf('vm-options');
  await check.sendDigits('5');
  await check.hearsBeginningOf('vm-newpassword');
  await check.sendDigits('9753124#');
  await check.hearsBeginningOf('vm-reenterpassword');
  await check.sendDigits('9753124#');
  await check.hears('vm-passchanged');
  await check.hangUp();
  await check.ended();

  expect((await database.extensions.find('1002'))?.voicemailPin).toBe('9753124');
  const { wanted } = await database.configuration.state();
  await until('configuration-state', async () => (await database.configuration.state()).applied === wanted);
  expect(await readFile(join(system.paths.asterisk.etc, 'voicemail.conf'), 'utf8')).toContain('1002 => -9753124');

  const call = await alice.dial('1002');
  await (await bob.nextCall()).refuse(480);
  await call.hearsTone(700);
  await call.sendDigits('#');
  await call.hears('beep');
  await call.hangUp();
  await call.ended();
  await spool.deleteGreeting('1002', 'unavailable');
  await database.extensions.change('1002', { voicemailPin: PIN }, 'test');
});

test('given a call is going on, then it is shown as what it is until it ends', async () => {
  const shown = (look: (calls: LiveCall[]) => boolean) =>
    until('live-calls', async () => look(await database.liveCalls.list()));
  await shown((calls) => calls.length === 0);
  const call = await alice.dial('1002');
  const ringing = await bob.nextCall();
  await shown(([live]) => live?.state === 'ringing');
  await ringing.answer();
  await shown(([live]) => live?.state === 'talking');
  expect(await database.liveCalls.list()).toMatchObject([{ callerNumber: '1001', dialledNumber: '1002' }]);
  await call.hangUp();
  await shown((calls) => calls.length === 0);
  const toMailbox = await bob.dial('*97');
  await shown(([live]) => live?.state === 'mailbox' && live.place === '1002');
  await toMailbox.hangUp();
  await shown((calls) => calls.length === 0);
});

test('given all these calls, then each stands in the history once', async () => {
  const records = async () => (await database.callRecords.page({}, { limit: 50, before: null })).items;
  await until('call-records', async () => (await records()).length === 15);
  expect((await records()).map(({ dialledNumber, outcome }) => `${dialledNumber} ${outcome}`)).toEqual([
    '*1002 answered',
    '1002 answered',
    '1002 voicemail',
    '*1002 answered',
    '*1002 answered',
    '1002 voicemail',
    '1002 voicemail',
    '1002 voicemail',
    '*1002 answered',
    '5000 voicemail',
    '5000 voicemail',
    '*5000 answered',
    '600 voicemail',
    '*1002 answered',
    '1002 voicemail',
  ]);
});
