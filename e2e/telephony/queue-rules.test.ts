import { setTimeout as sleep } from 'node:timers/promises';
import type { Input, Output } from '@flexpbx/domain/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import { Crew } from './crew.ts';

type Settings = Partial<Input<'createQueue'>['body']>;

const CALLS = 20;
/** So many of them while the third agent has paused. */
const CALLS_IN_PAUSE = 6;
const LONG_WAIT_MS = 32_000;
const MAX_WAIT_SECONDS = 5;

const crews: readonly Settings[] = [
  { strategy: 'ring_all' },
  { strategy: 'round_robin' },
  { strategy: 'least_recent' },
  { strategy: 'fewest_calls' },
  { strategy: 'random' },
  { strategy: 'priority' },
];

const overflow = { type: 'extension', target: '1002' } as const;
/** Queues with one agent, who signs in by hand: what callers hear, and where they go. */
const rules: readonly (Settings & { number: string })[] = [
  { number: '8011', announce_hold_time: true },
  { number: '8012', greeting: 'welcome', periodic_prompt: 'patience', periodic_seconds: 10, announce_position: false },
  { number: '8013', max_wait_seconds: MAX_WAIT_SECONDS, overflow },
  { number: '8014', leave_when: 'none-available', overflow },
  { number: '8015', max_callers: 1, overflow },
  { number: '8016', ring_seconds: 5, missed_before_pause: 1 },
];

let office: Office;
let caller: Phone;
let elsewhere: Phone;
const phones = new Map<string, Phone>();

/** 1011 of the queue 8011. */
const agentOf = (queue: string) => `10${queue.slice(2)}`;
const numbersOf = (crew: number) => [1, 2, 3].map((at) => `11${crew}${at}`);

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const { admin } = office;
  const agents = [...crews.flatMap((_, at) => numbersOf(at)), ...rules.map(({ number }) => agentOf(number))];
  const everybody = ['1001', '1002', ...agents];
  await office.addExtensions(...everybody.map((number) => ({ number, name: `Person ${number}` })));
  for (const [id, sound] of [['welcome', 'hello'] as const, ['patience', 'queue-periodic-announce'] as const])
    await admin.call('createPrompt', { body: { id, name: id, source: { type: 'stock', sounds: [sound] } } });
  for (const [at, settings] of crews.entries()) {
    const priority = (place: number) => (settings.strategy === 'priority' ? place + 1 : 1);
    const crew = numbersOf(at).map((extension, place) => ({ extension, priority: priority(place), always: true }));
    await admin.call('createQueue', {
      body: { number: `800${at + 1}`, name: `Crew ${at}`, agents: crew, ...settings },
    });
  }
  for (const settings of rules)
    await admin.call('createQueue', {
      body: { name: 'Rules', agents: [{ extension: agentOf(settings.number) }], ...settings },
    });
  await office.applied();
  const registers = async (number: string) => phones.set(number, await office.registeredPhone(number, 'udp'));
  await Promise.all(everybody.map(registers));
  caller = phoneOf('1001');
  elsewhere = phoneOf('1002');
});

afterAll(() => office?.close());

function phoneOf(number: string): Phone {
  const found = phones.get(number);
  if (!found) throw new Error(`nobody has given ${number} a phone`);
  return found;
}

function crewOf(strategy: Settings['strategy']): Crew {
  const at = crews.findIndex((crew) => crew.strategy === strategy);
  return new Crew(office, `800${at + 1}`, numbersOf(at).map(phoneOf), caller);
}

/** Who is rung for each call, the third agent being away for the first of them: as 1, 2 and 3. */
async function order(strategy: Settings['strategy']): Promise<string> {
  const crew = crewOf(strategy);
  await crew.pause(3);
  const served = await crew.serve(CALLS_IN_PAUSE);
  await crew.resume(3);
  return [...served, ...(await crew.serve(CALLS - CALLS_IN_PAUSE))].join('');
}

describe.concurrent('what callers hear, and where they go', () => {
  const signIn = (key: string) => office.admin.call('signInAgent', { params: { key, extension: agentOf(key) } });
  const waitingIn = (key: string, count: number): Promise<Output<'getLiveQueue'>> =>
    office.admin.until('getLiveQueue', { params: { key } }, ({ waiting }) => waiting.length === count);
  const rungElsewhere = async (): Promise<IncomingCall> => {
    const call = await elsewhere.nextCall();
    await call.answer();
    return call;
  };

  test('given it is usual to wait for a minute, then the place and the time it takes are told', async () => {
    const first = await caller.dial('8011');
    await first.hears('queue-youarenext');
    await sleep(LONG_WAIT_MS);
    await signIn('8011');
    const atAgent = await phoneOf(agentOf('8011')).nextCall();
    await atAgent.answer();
    const second = await caller.dial('8011');
    for (const word of ['queue-youarenext', 'queue-holdtime', 'digits/1', 'queue-minute', 'queue-thankyou'])
      await second.hears(word);
    const third = await caller.dial('8011');
    for (const word of ['queue-thereare', 'digits/2', 'queue-callswaiting']) await third.hears(word);
    for (const call of [third, second, first]) await call.hangUp();
    await atAgent.ended();
  });

  test('given a greeting and a prompt again and again, then both are heard, and music in between', async () => {
    const call = await caller.dial('8012');
    await call.hears('hello');
    expect((await call.record(2_000)).isSilent()).toBe(false);
    for (const _ of ['once', 'again']) await call.hears('queue-periodic-announce');
    await call.hangUp();
    await call.ended();
  });

  test('given an agent lets a call ring, then the agent is paused, and the caller waits on with music', async () => {
    await signIn('8016');
    const call = await caller.dial('8016');
    await (await phoneOf(agentOf('8016')).nextCall()).ended();
    const params = { key: '8016' };
    const { agents } = await office.admin.until(
      'getLiveQueue',
      { params },
      (live) => live.agents[0]?.state === 'paused',
    );
    expect(agents[0]?.pause_reason).toBe('A call missed');
    expect((await call.record(1_000)).isSilent()).toBe(false);
    await call.hangUp();
    await waitingIn('8016', 0);
  });

  test('given the longest wait is over, the line is full or nobody is there any more, then calls go on elsewhere', async () => {
    const since = performance.now();
    const tired = await caller.dial('8013');
    const atTired = await rungElsewhere();
    expect(performance.now() - since).toBeGreaterThan(MAX_WAIT_SECONDS * 900);
    await tired.hangUp();
    await atTired.ended();

    const stays = await caller.dial('8015');
    await waitingIn('8015', 1);
    const late = await caller.dial('8015');
    const atLate = await rungElsewhere();
    await late.hangUp();
    await atLate.ended();
    await stays.hangUp();

    await signIn('8014');
    const deserted = await caller.dial('8014');
    const atAgent = await phoneOf(agentOf('8014')).nextCall();
    await office.admin.call('pauseAgent', { params: { extension: agentOf('8014') }, body: { reason: 'Lunch' } });
    await atAgent.ended();
    await (await rungElsewhere()).hangUp();
    await deserted.ended();
  });
});

describe.concurrent(`the order of agents over ${CALLS} calls`, () => {
  test('given it is in turn, then each is rung after the one before in the list', async () =>
    expect(await order('round_robin')).toBe('121212 31231231231231'.replace(' ', '')));

  test('given who has rested longest comes first, then it is by the end of their last call', async () => {
    const crew = crewOf('least_recent');
    expect(await crew.serveAtOnce([2, 3, 1])).toEqual([1, 2, 3]);
    expect(await crew.serve(CALLS - 3)).toEqual(Array.from({ length: CALLS - 3 }, (_, at) => [2, 3, 1][at % 3]));
  });

  test('given the fewest calls count, then who was away takes all until it has as many', async () =>
    expect(await order('fewest_calls')).toBe('121212 33312312312312'.replace(' ', '')));

  test('given priorities, then the first who is free is rung', async () => {
    const crew = crewOf('priority');
    await crew.pause(1);
    const served = await crew.serve(CALLS_IN_PAUSE);
    await crew.resume(1);
    expect([...served, ...(await crew.serve(CALLS - CALLS_IN_PAUSE))].join('')).toBe(
      '222222 11111111111111'.replace(' ', ''),
    );
  });

  test('given it is at random, then not always the same one is rung', async () =>
    expect(new Set(await crewOf('random').serve(CALLS)).size).toBeGreaterThan(1));

  test('given all are rung at once, then whoever picks up has the call and the others stop', async () => {
    const crew = crewOf('ring_all');
    for (let call = 0; call < CALLS; call++) await crew.allRing((call % 3) + 1);
  });
});
