import { describe, expect, test } from 'vitest';
import { type Queue, queue as schema } from '../things/queue.ts';
import { decideQueue, restAfterMissMs } from './decide-queue.ts';
import { emptyLine, type LineEffect, type LineEvent } from './line.ts';
import type { AgentState } from './live-queue.ts';

/** A queue being decided on: what it wants done is collected until it is asked for. */
class Floor {
  #line;
  #now = 0;
  #done: LineEffect[] = [];
  wakeAt: number | null = null;

  /** Agents by number, each with its priority. */
  constructor(agents: Readonly<Record<string, number>>, settings: object) {
    const list = Object.entries(agents).map(([extension, priority]) => ({ extension, priority }));
    const queue: Queue = schema.parse({ number: '8001', name: 'Sales', agents: list, ...settings });
    this.#line = emptyLine(queue, []);
    for (const extension of Object.keys(agents)) this.agent(extension, 'free');
  }

  take(event: LineEvent): this {
    const step = decideQueue(this.#line, event, this.#now, (list) => list.toReversed());
    this.#line = step.line;
    this.wakeAt = step.wakeAt;
    this.#done.push(...step.effects);
    return this;
  }

  joins(
    id: string,
    particulars: { isCallback?: boolean; dueAt?: number; joinedAt?: number; priority?: number; isBack?: boolean } = {},
  ): this {
    const { isBack = false, ...rest } = particulars;
    const caller = { id, joinedAt: this.#now, priority: 0, isCallback: false, dueAt: 0, ...rest };
    return this.take({ kind: 'joined', caller, isBack });
  }

  agent(agent: string, state: AgentState): this {
    return this.take({ kind: 'agent', agent, state });
  }

  /** The agent picks up, talks and is free again. */
  serves(caller: string, agent: string): this {
    this.take({ kind: 'answered', caller, agent }).agent(agent, 'talking');
    this.#now += 1000;
    return this.take({ kind: 'talked', agent }).agent(agent, 'free');
  }

  after(ms: number): this {
    this.#now += ms;
    return this.take({ kind: 'time' });
  }

  /** What was to be done since it was asked last: `1001 for a`, `-1001 (no-answer)`. */
  get done(): string[] {
    return this.#done.splice(0).map((effect) => {
      switch (effect.kind) {
        case 'offer':
          return `${effect.agent} for ${effect.caller}`;
        case 'withdraw':
          return `not ${effect.agent}: ${effect.because}`;
        case 'missed':
          return `missed by ${effect.agent} after ${effect.rangMs}${effect.mustPause ? ', who must pause' : ''}`;
        case 'connect':
          return `${effect.caller} with ${effect.agent}`;
        case 'overflow':
          return `${effect.caller} away: ${effect.because}`;
        case 'give-up':
          return `${effect.caller} given up`;
        default:
          return effect satisfies never;
      }
    });
  }
}

const three = { '1001': 1, '1002': 1, '1003': 1 };

/** Who is rung for each of so many calls, when each is answered and over before the next. */
function order(calls: number, floor: Floor): string[] {
  return Array.from({ length: calls }, (_, at) => {
    floor.joins(`c${at}`);
    const agent = floor.done.at(-1)?.slice(0, 4) ?? '';
    floor.serves(`c${at}`, agent);
    return agent;
  });
}

const repeated = (agents: readonly string[], times: number) => Array.from({ length: times }, () => agents).flat();

describe('the order of agents over many calls', () => {
  test.each([
    ['round_robin', repeated(['1001', '1002', '1003'], 7)],
    ['least_recent', repeated(['1001', '1002', '1003'], 7)],
    ['fewest_calls', repeated(['1001', '1002', '1003'], 7)],
    ['priority', repeated(['1001'], 21)],
    ['random', repeated(['1003'], 21)],
  ] as const)('given %s and all are free at each call', (strategy, expected) => {
    expect(order(21, new Floor(three, { strategy }))).toEqual(expected);
  });

  test('given the fewest calls count, then who was away takes all until it has as many', () => {
    const floor = new Floor(three, { strategy: 'fewest_calls' }).agent('1003', 'paused');
    expect(order(4, floor)).toEqual(['1001', '1002', '1001', '1002']);
    floor.agent('1003', 'free');
    expect(order(3, floor)).toEqual(['1003', '1003', '1001']);
  });

  test('given the longest idle counts, then who was away is the longest idle', () => {
    const floor = new Floor(three, { strategy: 'least_recent' });
    expect(order(3, floor)).toEqual(['1001', '1002', '1003']);
    floor.agent('1001', 'paused');
    expect(order(2, floor)).toEqual(['1002', '1003']);
    floor.agent('1001', 'free');
    expect(order(2, floor)).toEqual(['1001', '1002']);
  });

  test('given priorities, then a later one is rung only when none before is free', () => {
    const floor = new Floor({ '1001': 2, '1002': 1, '1003': 2 }, { strategy: 'least_recent' });
    floor.joins('a').joins('b').joins('c');
    expect(floor.done).toEqual(['1002 for a', '1001 for b', '1003 for c']);
  });

  test('given one by one and an agent misses, then everybody else has a turn before it has another', () => {
    const floor = new Floor(three, { strategy: 'priority', ring_seconds: 10, missed_before_pause: 0 }).joins('a');
    const rung: string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      rung.push(...floor.done.filter((what) => what.endsWith('for a')).map((what) => what.slice(0, 4)));
      floor.after(10_000);
      for (const agent of Object.keys(three)) if (rung.at(-1) === agent) floor.agent(agent, 'free');
    }
    expect(rung).toEqual(['1001', '1002', '1003', '1001', '1002', '1003']);
  });
});

describe('ringing', () => {
  test('given all are rung, then one answers and the others stop; they ring for the next at once', () => {
    const floor = new Floor(three, {}).joins('a').joins('b');
    expect(floor.done).toEqual(['1001 for a', '1002 for a', '1003 for a']);
    floor.take({ kind: 'answered', caller: 'a', agent: '1002' });
    expect(floor.done).toEqual(['not 1001: answered-elsewhere', 'not 1003: answered-elsewhere', 'a with 1002']);
    floor.agent('1003', 'free');
    expect(floor.done).toEqual(['1003 for b']);
  });

  test('given two answer, then the second is hung up', () => {
    const floor = new Floor(three, {}).joins('a');
    floor.take({ kind: 'answered', caller: 'a', agent: '1001' });
    expect(floor.done.slice(3)).toContain('a with 1001');
    floor.take({ kind: 'answered', caller: 'a', agent: '1002' });
    expect(floor.done).toEqual(['not 1002: answered-elsewhere']);
  });

  test('given an agent comes back while others ring for the caller, then it joins in', () => {
    const floor = new Floor(three, {}).agent('1003', 'busy').joins('a');
    expect(floor.done).toEqual(['1001 for a', '1002 for a']);
    floor.agent('1003', 'free');
    expect(floor.done).toEqual(['1003 for a']);
  });

  test('given nobody picks up, then it has missed the call, rests, and is rung again', () => {
    const floor = new Floor({ '1001': 1 }, { ring_seconds: 20 }).joins('a');
    expect([floor.done, floor.wakeAt]).toEqual([['1001 for a'], 20_000]);
    floor.after(20_000).agent('1001', 'free');
    expect(floor.done).toEqual(['not 1001: no-answer', 'missed by 1001 after 20000']);
    expect(floor.wakeAt).toBe(20_000 + restAfterMissMs);
    expect(floor.after(restAfterMissMs).done).toEqual(['1001 for a']);
  });

  test('given too many are missed in a row, then the agent must pause; one taken between them counts anew', () => {
    const floor = new Floor({ '1001': 1 }, { missed_before_pause: 2 });
    const miss = (caller: string) =>
      floor
        .take({ kind: 'missed', caller, agent: '1001', because: 'refused' })
        .agent('1001', 'free')
        .after(restAfterMissMs);
    floor.joins('a');
    miss('a').serves('a', '1001').joins('b');
    miss('b');
    expect(floor.done.filter((what) => what.includes('must pause'))).toEqual([]);
    miss('b');
    expect(floor.done).toContain('missed by 1001 after 0, who must pause');
  });

  test('given the caller hangs up while agents ring, then they stop and have missed nothing', () => {
    const floor = new Floor({ '1001': 1 }, {}).joins('a');
    floor
      .take({ kind: 'left', caller: 'a' })
      .take({ kind: 'missed', caller: 'a', agent: '1001', because: 'no-answer' });
    expect(floor.done).toEqual(['1001 for a', 'not 1001: caller-left']);
  });
});

describe('the line', () => {
  test('given callers came in an order, then they are served in it, also those who come back after an interruption', () => {
    const floor = new Floor({ '1001': 1 }, {}).agent('1001', 'busy').after(5000);
    floor.joins('b', { joinedAt: 2000, isBack: true }).joins('c', { joinedAt: 3000, isBack: true });
    floor.joins('a', { joinedAt: 1000, isBack: true }).joins('d');
    floor.agent('1001', 'free');
    floor.serves('a', '1001').serves('b', '1001').serves('c', '1001');
    expect(floor.done.filter((what) => what.includes(' for '))).toEqual(
      ['a', 'b', 'c', 'd'].map((caller) => `1001 for ${caller}`),
    );
  });

  test('given it is full, then who comes goes on; who comes back does not', () => {
    const floor = new Floor({}, { max_callers: 1 }).joins('a').joins('b').joins('c', { isBack: true });
    expect(floor.done).toEqual(['b away: full']);
  });

  test('given somebody has waited too long, then they go on, also while a phone rings for them', () => {
    const floor = new Floor({ '1001': 1 }, { max_wait_seconds: 30, ring_seconds: 60 }).joins('a');
    expect(floor.wakeAt).toBe(30_000);
    expect(floor.after(30_000).done).toEqual(['1001 for a', 'not 1001: caller-left', 'a away: too-long']);
  });

  test.each([
    ['no-agents', 'signed-out', 'paused'],
    ['none-available', 'unreachable', 'talking'],
  ] as const)(
    'given nobody is let in or stays with %s, then that is so once all are %s, not %s',
    (rule, gone, there) => {
      const floor = new Floor({ '1001': 1, '1002': 1 }, { refuse_when: rule, leave_when: rule });
      floor.agent('1001', gone).agent('1002', there).joins('a');
      expect(floor.done).toEqual([]);
      floor.agent('1002', gone);
      expect(floor.done).toEqual(['a away: nobody-there']);
      floor.joins('b').joins('called back', { isCallback: true });
      expect(floor.done).toEqual(['b away: nobody-there']);
    },
  );

  test('given somebody comes with priority, then all others wait on, but for one who is rung for already', () => {
    const floor = new Floor({ '1001': 1 }, {});
    const priorities = { a: 0, b: 0, vip: 5, c: 0, 'next vip': 5, top: 9 };
    for (const [caller, priority] of Object.entries(priorities)) floor.joins(caller, { priority }).after(1000);
    const served = ['a', 'top', 'vip', 'next vip', 'b', 'c'];
    for (const caller of served) floor.serves(caller, '1001');
    expect(floor.done).toEqual(served.flatMap((caller) => [`1001 for ${caller}`, `${caller} with 1001`]));
  });

  test('given somebody is to be called back, then they keep the place but others are served until it is time', () => {
    const floor = new Floor({ '1001': 1 }, { max_wait_seconds: 10 }).agent('1001', 'busy');
    floor.joins('a', { isCallback: true, dueAt: 60_000 }).joins('b').agent('1001', 'free');
    expect(floor.done).toEqual(['1001 for b']);
    floor.serves('b', '1001');
    expect(floor.wakeAt).toBe(60_000);
    expect(floor.after(59_000).done).toEqual(['b with 1001', '1001 for a']);
  });

  test('given nobody has called them back within the hours of the queue, then it is given up, also while an agent is rung', () => {
    const floor = new Floor({ '1001': 1 }, { callback_hours: 2 }).agent('1001', 'busy');
    floor.joins('a', { isCallback: true }).joins('b', { isCallback: true, joinedAt: 1000 });
    expect(floor.wakeAt).toBe(2 * 3_600_000);
    expect(floor.after(2 * 3_600_000).done).toEqual(['a given up']);
    floor.agent('1001', 'free').after(1000);
    expect(floor.done).toEqual(['1001 for b', 'not 1001: caller-left', 'b given up']);
  });

  test('given the queue is edited, then who stays an agent keeps its record, and who is none is not rung', () => {
    const floor = new Floor({ '1001': 1, '1002': 1 }, { strategy: 'fewest_calls' });
    expect(order(2, floor)).toEqual(['1001', '1002']);
    const agents = [{ extension: '1003' }, { extension: '1002' }];
    const queue = schema.parse({ number: '8001', name: 'Sales', strategy: 'fewest_calls', agents });
    floor.take({ kind: 'edited', queue }).agent('1003', 'free');
    expect(order(3, floor)).toEqual(['1003', '1002', '1003']);
  });
});
