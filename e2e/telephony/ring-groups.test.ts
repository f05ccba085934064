import { readdir } from 'node:fs/promises';
import type { Input } from '@flexpbx/domain/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { OutsideWorld } from './outside-world.ts';

/** A call that our processes had a part in would be silent for as long as they take to start again. */
const PAUSE_LIMIT_MS = 1_000;
const OUTSIDE = '2125550100';

let world: OutsideWorld;
let ada: Phone;
let grace: Phone;
let linus: Phone;
let mary: Phone;

beforeAll(async () => {
  world = await OutsideWorld.open();
  ({ ada, grace } = world);
  const { office } = world;
  await office.addExtensions({ number: '1003', name: 'Linus' }, { number: '1004', name: 'Mary' });
  const both = [
    { type: 'extension', target: '1002' },
    { type: 'extension', target: '1003' },
  ] as const;
  const groups: readonly Input<'createRingGroup'>['body'][] = [
    { number: '600', name: 'All', members: [...both], name_prefix: 'Sales: ', total_seconds: 30 },
    { number: '601', name: 'Hunt', members: [...both], strategy: 'hunt', member_seconds: 20 },
    {
      number: '602',
      name: 'Outside',
      members: [{ type: 'external', target: OUTSIDE }],
      fallback: { type: 'extension', target: '1004' },
    },
    { number: '603', name: 'Music', members: [...both], music: 'default' },
    { number: '604', name: 'Memory', members: [...both], strategy: 'memory-hunt', member_seconds: 5 },
    { number: '605', name: 'Random', members: [...both], strategy: 'random', member_seconds: 5 },
  ];
  for (const body of groups) await office.admin.call('createRingGroup', { body });
  await office.applied();
  linus = await office.registeredPhone('1003', 'udp');
  mary = await office.registeredPhone('1004', 'udp');
});

afterAll(() => world?.close());

async function endOf(...calls: readonly PhoneCall[]): Promise<void> {
  await calls[0]?.hangUp();
  await Promise.all(calls.map((call) => call.ended()));
}

/** Somebody outside answers, is asked whether to take the call, and presses a key. */
async function pressesOnceAsked(call: IncomingCall, key: string): Promise<void> {
  await call.answer();
  await call.hearsBeginningOf('followme/options');
  await call.sendDigits(key);
}

/** What a phone was told when it had to stop ringing (RFC 3326). */
async function reasonOfCancel(call: PhoneCall): Promise<string> {
  const cancel = (await call.sip()).messages.find(({ request }) => request?.method === 'CANCEL');
  return JSON.stringify(cancel?.headers.filter(([name]) => name === 'reason'));
}

test('given music, then the caller hears it while phones ring, and then whoever answers', async () => {
  const call = await ada.dial('603');
  const [atGrace, atLinus] = await Promise.all([grace.nextCall(), linus.nextCall()]);
  expect((await call.record(3_000)).isSilent()).toBe(false);
  await atGrace.answer();
  await Promise.all([call.answered(), atLinus.ended()]);
  await expectToHearEachOther(call, atGrace);
  await endOf(call, atGrace);
});

test('given all are rung, then who answers has the call and may transfer it, and the other rings no more', async () => {
  const call = await ada.dial('600');
  const [atGrace, atLinus] = await Promise.all([grace.nextCall(), linus.nextCall()]);
  await call.ringing();
  expect(atLinus.from).toEqual({ name: 'Sales: Ada', number: '1001' });
  await atLinus.answer();
  await Promise.all([call.answered(), atGrace.ended()]);
  expect(await reasonOfCancel(atGrace)).toContain('Call completed elsewhere');
  await expectToHearEachOther(call, atLinus);
  const transferred = atLinus.blindTransfer('1004');
  const atMary = await mary.nextCall();
  await atMary.answer();
  await transferred;
  await expectToHearEachOther(call, atMary);
  await endOf(call, atMary);
  await world.office.history((records) => records.some(({ answered_by }) => answered_by === '1003'));
});

test('given who answers asks a colleague before passing the call on, then the caller hears music, then the colleague', async () => {
  const call = await ada.dial('600');
  const [atGrace, atLinus] = await Promise.all([grace.nextCall(), linus.nextCall()]);
  await atLinus.answer();
  await Promise.all([call.answered(), atGrace.ended()]);
  await atLinus.hold();
  expect((await call.record(1_000)).isSilent()).toBe(false);
  const consultation = await linus.dial('1004');
  const atMary = await mary.nextCall();
  await atMary.answer();
  await consultation.answered();
  await atLinus.attendedTransfer(consultation);
  await Promise.all([atLinus.ended(), consultation.ended()]);
  await expectToHearEachOther(call, atMary);
  await endOf(atMary, call);
});

test('given one after the other is rung and rings on, then the first can still take the call', async () => {
  const call = await ada.dial('604');
  const atGrace = await grace.nextCall();
  const atLinus = await linus.nextCall();
  await atGrace.answer();
  await Promise.all([call.answered(), atLinus.ended()]);
  await expectToHearEachOther(call, atGrace);
  await endOf(call, atGrace);
});

test('given they are hunted at random, then now one and now the other is rung first', async () => {
  const first = new Set<string | undefined>();
  for (let calls = 0; first.size < 2 && calls < 20; calls++) {
    const call = await ada.dial('605');
    const rung: string[] = [];
    const passesOn = async (phone: Phone) => {
      const atPhone = await phone.nextCall();
      rung.push(phone.account.number);
      await atPhone.busy();
    };
    await Promise.all([passesOn(grace), passesOn(linus)]);
    first.add(rung[0]);
    await endOf(call);
  }
  expect(first.size).toBe(2);
});

test('given two pick up at the same time, then one of them talks with the caller and the other is hung up', async () => {
  const call = await ada.dial('600');
  const ringing = await Promise.all([grace.nextCall(), linus.nextCall()]);
  await Promise.allSettled(ringing.map((one) => one.answer()));
  await call.answered();
  const loser = await Promise.race(ringing.map((one) => one.ended().then(() => one)));
  const [winner] = ringing.filter((one) => one !== loser);
  if (!winner) throw new Error('nobody has the call');
  await expectToHearEachOther(call, winner);
  await endOf(winner, call);
});

test('given they are hunted, then who refuses or talks is passed over; given the caller gives up, then nobody rings', async () => {
  const call = await ada.dial('601');
  await (await grace.nextCall()).busy();
  const atLinus = await linus.nextCall();
  await endOf(call, atLinus);

  const talk = await grace.dial('1004');
  const atMary = await mary.nextCall();
  await atMary.answer();
  await talk.answered();
  const another = await ada.dial('601');
  const atOnce = await linus.nextCall();
  await atOnce.answer();
  await endOf(atOnce, another);
  await endOf(talk, atMary);
});

test('given a number outside, then it has the call once 1 is pressed; given 2, then the call goes on', async () => {
  const call = await ada.dial('602');
  const outside = await world.main.nextCallTo(`+1${OUTSIDE}`);
  await pressesOnceAsked(outside, '1');
  await call.answered();
  await expectToHearEachOther(call, outside);
  await endOf(outside, call);

  const again = await ada.dial('602');
  const refuses = await world.main.nextCallTo(`+1${OUTSIDE}`);
  await pressesOnceAsked(refuses, '2');
  const atMary = await mary.nextCall();
  await Promise.all([atMary.answer(), refuses.ended()]);
  await again.answered();
  await endOf(again, atMary);
});

test('given somebody is followed, then the call goes to the next number when the own phone refuses', async () => {
  const numbers = [{ type: 'extension', target: '1004' }] as const;
  await world.office.admin.call('createFollowMe', { body: { number: '1003', numbers: [...numbers] } });
  await world.office.applied();
  const call = await ada.dial('1003');
  await (await linus.nextCall()).busy();
  const atMary = await mary.nextCall();
  await atMary.answer();
  await call.answered();
  await expectToHearEachOther(call, atMary);
  await endOf(call, atMary);
});

test('given call control is killed, then who talks notices nothing, and phones that rang ring again', async () => {
  const { system } = world.office;
  const talk = await grace.dial('600');
  const atLinus = await linus.nextCall();
  await atLinus.answer();
  await talk.answered();
  await expectToHearEachOther(talk, atLinus);
  const waiting = await ada.dial('602');
  const first = await world.main.nextCallTo(`+1${OUTSIDE}`);
  await first.ring(); // Else the next trunk is tried.
  await atLinus.playTone(700);
  const pause = await talk.longestPause(async () => {
    process.kill(await system.pidOf('pbx'), 'SIGKILL');
    await first.ended();
    const second = await world.main.nextCallTo(`+1${OUTSIDE}`);
    await pressesOnceAsked(second, '1');
    await waiting.answered();
    await endOf(waiting, second);
  });
  expect(pause).toBeLessThan(PAUSE_LIMIT_MS);
  await endOf(atLinus, talk);
});

test('given all of ours are dead, then Asterisk rings everybody, and then goes on', async () => {
  const { pbx = 0 } = await world.office.system.pids();
  await world.killAllOfOurs();
  // Until its socket is closed, Asterisk takes call control for alive.
  await expect.poll(() => readdir(`/proc/${pbx}/fd`).catch(() => [])).toEqual([]);
  const call = await ada.dial('600');
  const [atGrace, atLinus] = await Promise.all([grace.nextCall(), linus.nextCall()]);
  await atGrace.answer();
  await Promise.all([call.answered(), atLinus.ended()]);
  await expectToHearEachOther(call, atGrace);
  await endOf(call, atGrace);
  const again = await ada.dial('602');
  const outside = await world.main.nextCallTo(`+1${OUTSIDE}`);
  await pressesOnceAsked(outside, '2');
  const atMary = await mary.nextCall();
  await endOf(again, atMary);
});
