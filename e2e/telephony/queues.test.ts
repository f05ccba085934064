import type { Input, Output } from '@flexpbx/domain/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { type LiveCall, Office } from '../calls/office.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { PATIENCE_MS } from '../phones/time-limit.ts';

const WRAP_UP_SECONDS = 2;
const WAITING = 20;
/** A call that our processes had a part in would be silent for as long as they take to start again. */
const PAUSE_LIMIT_MS = 1_000;

let office: Office;
let ada: Phone;
let bob: Phone;
let grace: Phone;
let linus: Phone;

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const people = ['Ada', 'Bob', 'Grace', 'Linus'].map((name, at) => ({ number: String(1001 + at), name }));
  await office.addExtensions(...people);
  const queues: readonly Input<'createQueue'>['body'][] = [
    {
      number: '8001',
      name: 'Sales',
      strategy: 'least_recent',
      agents: [{ extension: '1003', always: true }],
      name_prefix: 'Sales: ',
      wrap_up_seconds: WRAP_UP_SECONDS,
    },
    {
      number: '8002',
      name: 'Support',
      agents: [{ extension: '1004' }],
      refuse_when: 'no-agents',
      overflow: { type: 'voicemail', target: '1001' },
    },
    {
      number: '8003',
      name: 'Orders',
      agents: [{ extension: '1004', always: true }],
      exit_key: '9',
      exit_destination: { type: 'extension', target: '1002' },
      callback_key: '1',
    },
  ];
  for (const body of queues) await office.admin.call('createQueue', { body });
  await office.applied();
  [ada, bob, grace, linus] = await Promise.all([
    office.registeredPhone('1001', 'udp'),
    office.registeredPhone('1002', 'udp'),
    office.registeredPhone('1003', 'udp'),
    office.registeredPhone('1004', 'udp'),
  ]);
});

afterAll(() => office?.close());

async function endOf(...calls: readonly PhoneCall[]): Promise<void> {
  await calls[0]?.hangUp();
  await Promise.all(calls.map((call) => call.ended()));
}

test('given an agent is free, then it rings at once, with the queue’s name before the caller’s, and they talk', async () => {
  const call = await ada.dial('8001');
  const atGrace = await grace.nextCall();
  expect(atGrace.from).toEqual({ name: 'Sales: Ada', number: '1001' });
  await call.answered();
  expect((await call.record(1_000)).isSilent()).toBe(false);
  const [waits] = await office.liveCalls(([one]) => one?.state === 'queue');
  expect(waits).toMatchObject({ from: '1001', to: '8001', place: '8001', with: null });
  await atGrace.answer();
  await expectToHearEachOther(call, atGrace);
  const [talks] = await office.liveCalls(([one]) => one?.state === 'talking');
  expect(talks).toMatchObject({ call_id: waits?.call_id, place: null, with: '1003' });

  const second = await bob.dial('8001');
  await second.hearsBeginningOf('queue-youarenext');
  await endOf(atGrace, call);
  const freeAt = performance.now();
  const next = await grace.nextCall();
  expect(performance.now() - freeAt).toBeGreaterThan(WRAP_UP_SECONDS * 900);
  await next.answer();
  await expectToHearEachOther(second, next);
  await endOf(second, next);
});

test('given nobody is signed in, then callers go on to the mailbox; given somebody signs in by phone, then it rings', async () => {
  const refused = await ada.dial('8002');
  await refused.hearsBeginningOf('vm-intro');
  await office.liveCalls(([one]) => one?.state === 'leaving-message' && one.place === '1001');
  await endOf(refused);

  await hearsOnly(linus, '*72', 'agent-loginok');
  const call = await ada.dial('8002');
  const atLinus = await linus.nextCall();
  await atLinus.answer();
  await expectToHearEachOther(call, atLinus);
  await endOf(atLinus, call);
  await hearsOnly(linus, '*73', 'agent-loggedoff');
  const { items } = await liveQueues((queues) => agentState(queues, '8002') === 'signed-out');
  expect(items.map(({ waiting }) => waiting)).toEqual([[], [], []]);
});

test('given a caller presses the key to leave, then they are where it leads', async () => {
  const talk = await linus.dial('1003');
  const atGrace = await grace.nextCall();
  await atGrace.answer();
  const call = await ada.dial('8003');
  await call.hearsBeginningOf('queue-youarenext');
  await call.sendDigits('9');
  const atBob = await bob.nextCall();
  await atBob.answer();
  await expectToHearEachOther(call, atBob);
  await endOf(call, atBob);
  await endOf(talk, atGrace);
});

test('given an agent talks, then a supervisor can whisper: the agent hears it, the caller does not', async () => {
  const call = await ada.dial('8003');
  const atLinus = await linus.nextCall();
  await atLinus.answer();
  await expectToHearEachOther(call, atLinus);
  await liveQueues((queues) => agentState(queues, '8003') === 'talking');
  const params = { key: '8003', extension: '1004' };
  await office.admin.call('superviseAgent', { params, body: { mode: 'whisper', phone: '1002' } });
  const atBob = await bob.nextCall();
  await atBob.answer();
  await atBob.playTone(1_500);
  await Promise.all([atLinus.hearsTone(1_500), atBob.hearsTone(440)]);
  expect((await call.record(1_000)).hasTone(1_500)).toBe(false);
  await endOf(atLinus, call, atBob);
});

test('given a caller asks to be called back, then the agent’s phone rings next, then the caller’s, and they talk', async () => {
  const talk = await bob.dial('8003');
  const atLinus = await linus.nextCall();
  await atLinus.answer();
  await talk.answered();
  const asks = await ada.dial('8003');
  await asks.hearsBeginningOf('queue-youarenext');
  await asks.sendDigits('1');
  await asks.ended();
  await endOf(atLinus, talk);
  const again = await linus.nextCall();
  expect(again.from).toEqual({ name: 'Ada', number: '1001' });
  await again.answer();
  const atAda = await ada.nextCall();
  await atAda.answer();
  await expectToHearEachOther(again, atAda);
  await endOf(again, atAda);
});

test('given many wait and call control is killed, then they stand as before, and who talks notices nothing', async () => {
  const talk = await bob.dial('8003');
  const atLinus = await linus.nextCall();
  await atLinus.answer();
  await expectToHearEachOther(talk, atLinus);
  const callers: PhoneCall[] = [];
  for (let at = 0; at < WAITING; at++) {
    const caller = await ada.dial('8003');
    await caller.answered();
    callers.push(caller);
  }
  const before = await waitingIn('8003', WAITING);
  const shown = await allWaiting();
  await atLinus.playTone(700);
  const pause = await talk.longestPause(async () => {
    const old = await office.system.pidOf('pbx');
    process.kill(old, 'SIGKILL');
    await expect.poll(() => office.system.pidOf('pbx'), { timeout: 20_000 }).not.toBe(old);
    await liveQueues((queues) => agentState(queues, '8003') === 'talking');
  });
  expect(pause).toBeLessThan(PAUSE_LIMIT_MS);
  expect(await waitingIn('8003', WAITING)).toEqual(before);
  expect(await allWaiting()).toEqual(shown);

  await endOf(atLinus, talk);
  const next = await linus.nextCall();
  await next.answer();
  const [first, ...others] = callers;
  if (!first) throw new Error('nobody waits');
  await expectToHearEachOther(first, next);
  await endOf(next, first);
  await (await linus.nextCall()).busy();
  await Promise.all(others.map((caller) => endOf(caller)));
});

test('given all this, then the books of each queue add up', async () => {
  const today = {
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  };
  // Asked again and again, not at events: the portal shares figures for some seconds.
  const books = async () => {
    const { queues } = await office.admin.call('listQueueStatistics', { query: today });
    return queues.map(({ number, offered, answered, abandoned, overflowed }) => {
      return [number, offered, answered, abandoned, overflowed];
    });
  };
  await expect.poll(books, { timeout: PATIENCE_MS, interval: 1_000 }).toEqual([
    ['8001', 2, 2, 0, 0],
    ['8002', 2, 1, 0, 1],
    ['8003', WAITING + 5, 5, WAITING - 1, 1],
  ]);
});

type LiveQueues = Output<'listLiveQueues'>;

function liveQueues(wanted: (queues: LiveQueues) => boolean): Promise<LiveQueues> {
  return office.admin.until('listLiveQueues', {}, wanted);
}

function agentState({ items }: LiveQueues, queue: string): string | undefined {
  return items.find(({ number }) => number === queue)?.agents[0]?.state;
}

/** Who waits in a queue, in the order they are served, once there are so many. */
async function waitingIn(queue: string, count: number): Promise<readonly string[]> {
  const of = ({ items }: LiveQueues) => items.find(({ number }) => number === queue)?.waiting ?? [];
  return of(await liveQueues((queues) => of(queues).length === count)).map(({ id }) => id);
}

/** The calls that are shown as waiting, with their places and since when, once all are. */
function allWaiting(): Promise<LiveCall[]> {
  const waiting = (calls: LiveCall[]) => calls.filter(({ state }) => state === 'queue');
  return office.liveCalls((calls) => waiting(calls).length === WAITING).then(waiting);
}

/** Dials a code and hears what was done. */
async function hearsOnly(phone: Phone, code: string, sound: string): Promise<void> {
  const call = await phone.dial(code);
  await call.hearsBeginningOf(sound);
  await call.ended();
}
