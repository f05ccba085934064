import { thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { callsOverTime } from './calls-over-time.ts';
import { percent, secondsWords } from './figure-words.ts';
import {
  agentCounts,
  agentWords,
  type LiveQueue,
  queueBadge,
  tellQueueChange,
  tellWaiting,
  waitingSince,
} from './live-queue.ts';
import { periodOf, readPeriod } from './period.ts';
import { bodyOf, checkFields, fieldsOf, newAgent, newFields, queueOf } from './queue-fields.ts';

const { schema } = thingKinds.queue;
const plain = schema.parse({ number: '8001', name: 'Sales' });
const good = { ...newFields, number: '8001', name: 'Sales', overflow: 'closed' };

describe('the form of a queue', () => {
  test('given a queue, then what is sent back is the same', () => {
    const full = schema.parse({
      ...plain,
      ...{ strategy: 'priority', agents: [{ extension: '1001', priority: 2, always: true }, { extension: '1002' }] },
      ...{ greeting: 'hello', music: 'jazz', periodic_prompt: 'sorry', exit_key: '9', callback_key: '1' },
      ...{ exit_destination: { type: 'extension', target: '1001' }, overflow: { type: 'voicemail', target: '1001' } },
      ...{ max_callers: 7, weight: 3, refuse_when: 'no-agents', name_prefix: 'Sales: ' },
    });
    for (const queue of [plain, full]) expect(queueOf(fieldsOf(queue))).toEqual(queue);
  });

  test('given the form of a new one, then only what has to be chosen is missing', () => {
    expect(Object.keys(checkFields(newFields))).toEqual(['overflow']);
    expect(schema.parse(bodyOf(good))).toEqual(plain);
  });

  test.each([
    [{ ring_seconds: 'long' }, 'ring_seconds'],
    [{ overflow: 'nowhere' }, 'overflow'],
    [{ agents: [newAgent] }, 'agents'],
    [{ agents: ['1001', '1001'].map((extension) => ({ ...newAgent, extension })) }, 'agents'],
    [{ exit_key: '9', exit_destination: '' }, 'exit_destination'],
    [{ exit_key: '9', callback_key: '9' }, 'callback_key'],
  ] as const)('given %j, then %s is at fault', (given, field) => {
    expect(Object.keys(checkFields({ ...good, ...given }))).toEqual([field]);
  });

  test('given no key leaves the queue, then where it led before is not sent', () => {
    expect(bodyOf({ ...good, exit_destination: 'extension:1001' }).exit_destination).toEqual({ type: 'closed' });
  });
});

const agent = (extension: string, state: LiveQueue['agents'][number]['state']): LiveQueue['agents'][number] => ({
  ...{ extension, name: null, priority: 1, always: false, state, since: null, pause_reason: '', supervisable: false },
});
const caller = (id: string, joined_at: string) => ({
  ...{ id, number: '1', name: '', joined_at },
  ...{ priority: 0, callback: false },
});
const idle: LiveQueue = {
  number: '8001',
  name: 'Sales',
  waiting: [],
  agents: [agent('1001', 'free'), agent('1002', 'paused')],
};
const busy = { ...idle, waiting: [caller('b', '2026-11-21T08:01:00Z'), caller('a', '2026-11-21T08:00:00Z')] };

describe('a queue at a glance', () => {
  test('given agents, then those signed in and those free are counted', () => {
    const queue = { agents: [...idle.agents, agent('1003', 'signed-out'), agent('1004', 'unknown')] };
    expect(agentCounts(queue)).toEqual({ free: 1, signedIn: 3 });
    expect(agentWords(queue)).toBe('1 free of 3 signed in');
  });

  test.each([
    [idle, 'Nobody waits'],
    [busy, 'Callers wait'],
    [{ ...busy, agents: [agent('1001', 'signed-out')] }, 'Nobody is signed in'],
  ])('given %j, then it says in words how it stands', (queue, label) => {
    expect(queueBadge(queue).label).toBe(label);
  });

  test('given somebody with priority stands before whoever waits longest, then the longest wait counts', () => {
    expect([waitingSince(busy), waitingSince(idle)]).toEqual(['2026-11-21T08:00:00Z', null]);
  });

  test('given callers come and go, then only the first and the last are told of in a list', () => {
    const one = { ...busy, waiting: busy.waiting.slice(1) };
    expect(tellQueueChange(idle, one)).toBe('8001 Sales: somebody waits.');
    expect([tellQueueChange(one, busy), tellQueueChange(undefined, busy)]).toEqual([null, null]);
    expect(tellQueueChange(one, idle)).toBe('8001 Sales: nobody waits any more.');
    expect([tellWaiting(one, busy), tellWaiting(busy, one), tellWaiting(one, idle)]).toEqual([
      '2 callers wait.',
      '1 caller waits.',
      'Nobody waits.',
    ]);
  });
});

describe('the period of figures', () => {
  const now = new Date(2026, 10, 21, 11, 30);
  const day = (date: number) => new Date(2026, 10, date).toISOString();
  const none = { from: '', to: '' };

  test.each([
    ['today', none, day(21), day(22)],
    ['yesterday', none, day(20), day(21)],
    ['week', none, day(15), day(22)],
    ['days', { from: '2026-11-02', to: '2026-11-03' }, day(2), day(4)],
    ['days', { from: '2026-11-03', to: '2026-11-02' }, day(2), day(4)],
    ['days', { from: '2026-11-20', to: '' }, day(20), day(22)],
  ] as const)('given %s %j, then days of the viewer are asked for whole', (name, days, from, to) => {
    expect(periodOf(name, days, now)).toEqual({ from, to });
  });

  test('given nonsense in the address, then it is today', () => {
    expect(readPeriod(new URLSearchParams('period=ever&from=soon'))).toEqual({ name: 'today', ...none });
  });
});

describe('calls over time', () => {
  const hour = (at: Date, offered: number) => {
    return { from: at.toISOString(), offered, answered: offered, abandoned: 0, overflowed: 0, waiting: 0 };
  };
  const midnight = new Date(2026, 10, 20);
  const later = (hours: number) => new Date(midnight.getTime() + hours * 3_600_000);

  test('given a day, then it is shown by the hour up to now, without holes', () => {
    const period = { from: midnight.toISOString(), to: later(24).toISOString() };
    const slots = callsOverTime({ ...period, hours: [hour(later(1), 3)] }, later(3));
    expect(slots.map(({ offered }) => offered)).toEqual([0, 3, 0]);
  });

  test('given a week, then it is shown by the day', () => {
    const to = new Date(2026, 10, 27).toISOString();
    const hours = [hour(later(1), 3), hour(later(23), 2), hour(later(24), 1)];
    const slots = callsOverTime({ from: midnight.toISOString(), to, hours }, later(999));
    expect(slots.map(({ offered }) => offered)).toEqual([5, 1, 0, 0, 0, 0, 0]);
  });
});

test('given figures of nothing, then there is a dash', () => {
  expect([percent(null), percent(0.666), secondsWords(null), secondsWords(65.4)]).toEqual(['–', '67 %', '–', '1:05']);
});
