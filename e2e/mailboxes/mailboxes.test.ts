import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { thingKinds, voicemailLimits } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import type { MessageWaiting } from '../phones/message-waiting.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { PATIENCE_MS } from '../phones/time-limit.ts';
import { Sound } from '../sound/sound.ts';
import { writeWav } from '../sound/wav.ts';
import { Household } from '../survival/household.ts';
import { finishMessage, openMailbox, PIN, passGreeting } from './mailbox-steps.ts';

const office = thingKinds['shared-mailbox'].schema.parse({
  ...{ number: '5000', name: 'Office', pin: PIN, members: ['1021', '1022'] },
});

let house: Household;

beforeAll(async () => {
  house = await Household.open(
    null,
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((at) => [`10${at}1`, `10${at}2`]),
  );
});

afterAll(() => house?.close());

/** Alice, who calls, and Bob, whose mailbox it is; tests that are made at once have each their own two. */
function pair(at: number) {
  const box = `10${at}2`;
  return { alice: house.phone(`10${at}1`), bob: house.phone(box), box };
}

/** Asterisk runs with everything that was changed. */
async function applied(): Promise<void> {
  await house.admin.until('getConfiguration', {}, ({ wanted, applied }) => applied === wanted);
}

/** Alice calls Bob, whose phone is busy, passes over the greeting and hears the beep. */
async function reachesBeep({ alice, bob, box }: ReturnType<typeof pair>): Promise<PhoneCall> {
  const call = await alice.dial(box);
  await (await bob.nextCall()).busy();
  await passGreeting(call);
  return call;
}

/** Ends call control as a crash would; the supervisor starts it again. */
function killCallControl(): void {
  process.kill(house.pidNoted('pbx'), 'SIGKILL');
}

async function messageCount(box: string, count: number): Promise<void> {
  await expect.poll(async () => (await house.spool.counts(box)).new, { timeout: PATIENCE_MS }).toBe(count);
}

test.concurrent('given nobody answers, then a message is left, the light goes on, it is heard and deleted, the light goes off', async () => {
  const { alice, bob, box } = pair(1);
  const call = await alice.dial(box);
  await bob.nextCall();
  await call.hears('vm-theperson');
  await call.hears('vm-isunavail');
  await call.sendDigits('#');
  await call.hears('beep');
  await call.playTone(600);
  await call.record(3_000);
  await call.beQuiet();
  await finishMessage(call);
  await bob.light.until(({ on, newMessages }) => on && newMessages === 1);
  expect(await house.spool.listMessages(box)).toMatchObject([{ callerNumber: '1011', callerName: 'Person 1011' }]);

  const check = await bob.dial('*97');
  await openMailbox(check);
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
  expect(await house.spool.listMessages(box)).toEqual([]);
});

describe.concurrent('a shared mailbox', () => {
  const inTurn = { concurrent: false };
  const isLit = ({ on, newMessages }: MessageWaiting) => on && newMessages === 1;

  test(
    'given a shared mailbox behind a ring group, then a message lights the lamps of both members, and each can hear it',
    inTurn,
    async () => {
      const { alice, bob, box } = pair(2);
      await house.database.things.create('shared-mailbox', office, 'test');
      const members = [{ type: 'extension', target: box }];
      const group = { number: '600', name: 'Sales', members, fallback: { type: 'voicemail', target: '5000' } };
      await house.database.things.create('ring-group', thingKinds['ring-group'].schema.parse(group), 'test');
      await applied();
      const call = await alice.dial('600');
      await (await bob.nextCall()).busy();
      await passGreeting(call);
      await call.playTone(600);
      await call.record(3_000);
      await finishMessage(call);
      await Promise.all([alice.light.until(isLit), bob.light.until(isLit)]);

      const check = await bob.dial('*5000');
      await openMailbox(check);
      await check.sendDigits('1');
      await check.hears('vm-first');
      await check.sendDigits('#');
      expect((await check.record(4_000)).hasTone(600)).toBe(true);
      await check.hangUp();
      await check.ended();
      await Promise.all([alice.light.until(({ on }) => !on), bob.light.until(({ on }) => !on)]);
      expect(await house.spool.counts(box)).toEqual({ new: 0, old: 0 });
    },
  );

  test(
    'given a shared mailbox is dialled, then a message is left; deleted, it leaves nothing to the next of its number',
    inTurn,
    async () => {
      const { alice, bob } = pair(2);
      const leave = async () => {
        const call = await alice.dial('5000');
        await passGreeting(call);
        await call.record(2_500);
        await finishMessage(call);
      };
      await leave();
      await Promise.all([alice.light.until(isLit), bob.light.until(isLit)]);
      expect(await house.spool.counts('5000')).toEqual({ new: 1, old: 1 });

      await house.database.things.delete('ring-group', '600', 'test');
      await house.database.things.delete('shared-mailbox', '5000', 'test');
      await expect.poll(async () => (await house.spool.listIds('5000')).size, { timeout: PATIENCE_MS }).toBe(0);
      await applied();
      // Asterisk tells phones of a mailbox that is taken from them when they register next, at the latest.
      await Promise.all([alice.register(), bob.register()]);
      await Promise.all([alice.light.until(({ on }) => !on), bob.light.until(({ on }) => !on)]);
      await house.database.things.create('shared-mailbox', office, 'test');
      await applied();
      await leave();
      await Promise.all([alice.light.until(isLit), bob.light.until(isLit)]);
      expect(await house.spool.counts('5000')).toEqual({ new: 1, old: 0 });
      await house.database.things.delete('shared-mailbox', '5000', 'test');
      await applied();
    },
  );
});

test.concurrent('given a wrong PIN three times, then the mailbox stays closed', async () => {
  const { alice, box } = pair(3);
  const check = await alice.dial(`*${box}`);
  await check.hearsBeginningOf('vm-password');
  await check.sendDigits('1111#');
  await check.hearsBeginningOf('vm-incorrect');
  await check.sendDigits('2222#');
  await check.hearsBeginningOf('vm-incorrect');
  await check.sendDigits('3333#');
  await check.hears('vm-goodbye');
  await check.ended();
});

/** Puts a message of Alice's into a mailbox without a call. */
async function placeMessage({ alice, box: mailbox }: ReturnType<typeof pair>, id: string, sound: Sound): Promise<void> {
  const { number: callerNumber } = alice.account;
  const from = { callerNumber, callerName: 'Alice', context: 'from-extension', extension: mailbox };
  const meta = { ...from, mailbox, channel: `PJSIP/${callerNumber}-1`, startedAt: new Date(), minSeconds: 2 };
  await house.spool.beginDraft(id, meta, voicemailLimits.maxMessages);
  await writeFile(join(house.system.paths.asterisk.recordings, 'voicemail', `${id}.wav`), writeWav(sound));
  await house.spool.storeDraft(id);
}

test.concurrent('given its owner walks through the mailbox, then keys move about, undo, save, pass on, record a greeting and change the PIN', async () => {
  const { alice, bob, box } = pair(4);
  await placeMessage(
    pair(4),
    'walked-through',
    Sound.join(Sound.tone(500, 4_000, 8_000), Sound.tone(900, 6_000, 8_000)),
  );
  const check = await bob.dial('*97');
  await openMailbox(check);
  await check.sendDigits('1');
  await check.hearsBeginningOf('vm-first');
  await check.sendDigits('#');
  await check.hearsTone(500);
  await check.sendDigits('##');
  await check.hearsTone(900);
  await check.sendDigits('7');
  await check.hearsBeginningOf('vm-deleted');
  await check.hearsBeginningOf('vm-advopts');
  expect(await house.spool.counts(box)).toEqual({ new: 0, old: 0 });
  await check.sendDigits('7');
  await check.hearsBeginningOf('vm-undeleted');
  expect(await house.spool.counts(box)).toEqual({ new: 0, old: 1 });
  await check.sendDigits('9');
  await check.hearsBeginningOf('vm-savefolder');
  await check.sendDigits('0');
  await check.hearsBeginningOf('vm-savedto');
  await bob.light.until(({ on, newMessages }) => on && newMessages === 1);
  await check.sendDigits('8');
  await check.hearsBeginningOf('vm-extension');
  await check.sendDigits(`${alice.account.number}#`);
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

  expect((await house.database.extensions.find(box))?.voicemailPin).toBe('9753124');
  await applied();
  expect(await readFile(join(house.system.paths.asterisk.etc, 'voicemail.conf'), 'utf8')).toContain(
    `${box} => -9753124`,
  );

  const call = await alice.dial(box);
  await (await bob.nextCall()).refuse(480);
  await call.hearsTone(700);
  await call.sendDigits('#');
  await call.hears('beep');
  await call.hangUp();
  await call.ended();
});

test.concurrent('given a message, then whoever left it is told about and called back, and the two talk', async () => {
  const { alice, bob, box } = pair(8);
  await placeMessage(pair(8), 'call-me', Sound.tone(500, 2_000, 8_000));
  const check = await bob.dial('*97');
  await openMailbox(check);
  await check.sendDigits('1');
  await check.hearsBeginningOf('vm-first');
  await check.sendDigits('3');
  await check.hearsBeginningOf('vm-tocallback');
  await check.sendDigits('3');
  await check.hears('vm-from-extension');
  for (const digit of alice.account.number) await check.hears(`digits/${digit}`);
  await check.hearsBeginningOf('vm-advopts');
  await check.sendDigits('32');
  await check.hears('vm-num-i-have');
  await check.hearsBeginningOf('vm-tocallnum');
  await check.sendDigits('1');
  const atAlice = await alice.nextCall();
  expect(atAlice.from).toMatchObject({ number: box });
  await atAlice.answer();
  await expectToHearEachOther(check, atAlice);
  await check.hangUp();
  await atAlice.ended();
});

test.concurrent('given limits of a mailbox, then what is long is cut, silence ends a message, and a full one takes none', async () => {
  const { box } = pair(7);
  const limits = { max_message_seconds: 10, silence_seconds: 3, max_messages: 2 };
  await house.admin.call('changeMailbox', { params: { mailbox: box }, body: limits });
  const seconds = async () => (await house.spool.listMessages(box)).map(({ durationSeconds }) => durationSeconds);

  const speaksOn = await reachesBeep(pair(7));
  await speaksOn.playTone(600);
  await speaksOn.hears('vm-msgsaved');
  await speaksOn.ended();
  // Asterisk looks at the clock in whole seconds.
  expect([10, 11]).toContain((await seconds())[0]);

  const fallsSilent = await reachesBeep(pair(7));
  await fallsSilent.playTone(600);
  await fallsSilent.record(3_000);
  await fallsSilent.beQuiet();
  await fallsSilent.hears('vm-msgsaved');
  await fallsSilent.ended();
  const [, cut] = await seconds();
  expect(cut).toBeGreaterThanOrEqual(3);
  expect(cut).toBeLessThanOrEqual(8);

  const { alice, bob } = pair(7);
  const late = await alice.dial(box);
  await (await bob.nextCall()).busy();
  await late.hearsBeginningOf('vm-theperson');
  await late.sendDigits('#');
  await late.hears('vm-mailboxfull');
  await late.ended();
  expect(await seconds()).toHaveLength(2);
});

test.concurrent('given a call is going on, then it is shown as what it is until it ends', async () => {
  const { alice, bob, box } = pair(5);
  const shown = async (look: (calls: Output<'listCalls'>['items']) => boolean) => {
    const ours = ({ items }: Output<'listCalls'>) => items.filter(({ from }) => ['1051', box].includes(from));
    return ours(await house.admin.until('listCalls', {}, (live) => look(ours(live))));
  };
  await shown((calls) => calls.length === 0);
  const call = await alice.dial(box);
  const ringing = await bob.nextCall();
  await shown(([live]) => live?.state === 'ringing');
  await ringing.answer();
  expect(await shown(([live]) => live?.state === 'talking')).toMatchObject([{ from: '1051', to: box }]);
  await call.hangUp();
  await shown((calls) => calls.length === 0);
  const toMailbox = await bob.dial('*97');
  await shown(([live]) => live?.state === 'mailbox' && live.place === box);
  await toMailbox.hangUp();
  await shown((calls) => calls.length === 0);
});

describe('a call of its own', () => {
  afterEach(async () => {
    const { box } = pair(6);
    for (const { id } of await house.spool.listMessages(box)) await house.spool.deleteMessage(box, id);
  });

  test('given the caller hangs up while recording, then the message is there', async () => {
    const call = await reachesBeep(pair(6));
    await call.record(3_000);
    await call.hangUp();
    await messageCount(pair(6).box, 1);
    const [message] = await house.spool.listMessages(pair(6).box);
    expect(message?.durationSeconds).toBeGreaterThanOrEqual(2);
    expect(message?.durationSeconds).toBeLessThanOrEqual(4);
  });

  test('given call control is killed in the greeting and while recording, then both go on and one message is stored', async () => {
    const { alice, bob, box } = pair(6);
    const call = await alice.dial(box);
    await (await bob.nextCall()).busy();
    await call.hearsBeginningOf('vm-theperson');
    killCallControl();
    await passGreeting(call);
    await call.playTone(500);
    await call.record(1_000);
    killCallControl();
    await call.record(3_000);
    await finishMessage(call);
    await messageCount(box, 1);
    const [message] = await house.spool.listMessages(box);
    expect(message?.durationSeconds).toBeGreaterThanOrEqual(4);
    expect(await house.spool.listDrafts()).toEqual([]);
  });

  test('given call control is killed and the caller hangs up before it is back, then the message is there', async () => {
    const call = await reachesBeep(pair(6));
    await call.record(2_500);
    killCallControl();
    await call.hangUp();
    await messageCount(pair(6).box, 1);
    await pair(6).bob.light.until(({ on, newMessages }) => on && newMessages === 1);
  });

  test('given call control is killed while messages are heard, then the PIN is asked again', async () => {
    const check = await pair(6).bob.dial('*97');
    await openMailbox(check);
    killCallControl();
    // Asterisk plays on what it was told to: the main menu.
    await check.hears('vm-helpexit');
    await openMailbox(check);
    await check.hangUp();
    await check.ended();
  });
});

test('given all these calls, then each stands in the history once', async () => {
  const { items } = await house.admin.until('listCallRecords', { query: { limit: 50 } }, ({ items }) => {
    return items.length >= 19;
  });
  const told = items.map(({ from, to, outcome }) => `${from} ${to} ${outcome}`);
  expect(told.toSorted()).toEqual([
    '1011 1012 voicemail',
    '1012 *1012 answered',
    '1021 5000 voicemail',
    '1021 5000 voicemail',
    '1021 600 voicemail',
    '1022 *5000 answered',
    '1031 *1032 answered',
    '1041 1042 voicemail',
    '1042 *1042 answered',
    '1051 1052 answered',
    '1052 *1052 answered',
    '1061 1062 voicemail',
    '1061 1062 voicemail',
    '1061 1062 voicemail',
    '1062 *1062 answered',
    '1071 1072 voicemail',
    '1071 1072 voicemail',
    '1071 1072 voicemail',
    '1082 1081 answered',
  ]);
});
