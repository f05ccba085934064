import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueCallEvent, QueueEvent } from './queue-event.ts';
import { type CallCounts, queueStatistics } from './statistics.ts';

const day = { from: new Date('2026-11-20T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') };
const terms = { period: day, now: new Date('2026-11-22T00:00:00Z'), serviceLevelSeconds: () => 20 };
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

type Line = readonly [at: number, callId: string | null, event: QueueEvent['event'], queue?: string];

/** Events in the order given, each at so many ms after midnight. */
function written(...lines: readonly Line[]) {
  return lines.map(([at, callId, event, queue = '8001'], line): QueueEvent => {
    return { key: String(line), queue, callId, at: new Date(day.from.getTime() + at), event };
  });
}

const joined = { kind: 'joined', callerNumber: '5550100', callerName: 'Ada' } as const;
const missed = (agent: string) => ({ kind: 'missed', agent, because: 'no-answer', rangMs: 20 * second }) as const;
const connected = (agent: string, waitedMs: number) => ({ kind: 'connected', agent, waitedMs, rangMs: 2000 }) as const;
const answered = (agent: string, waitedMs: number, talkedMs: number, transferred = false) =>
  ({ kind: 'answered', agent, waitedMs, talkedMs, transferred }) as const;
const abandoned = (waitedMs: number, position = 1) =>
  ({ kind: 'abandoned', waitedMs, position, callback: false }) as const;
const overflowed = (because: 'too-long' | 'full') => ({ kind: 'overflowed', waitedMs: minute, because }) as const;

describe('the figures of a queue', () => {
  it('given a call that was missed, then answered and handed on, then talk time is the agent’s part', () => {
    const { total, agents } = queueStatistics(
      written(
        [0, 'a', joined],
        [20 * second, 'a', missed('1002')],
        [25 * second, 'a', connected('1001', 25 * second)],
        [85 * second, 'a', answered('1001', 25 * second, minute, true)],
      ),
      terms,
    );
    expect(total).toMatchObject({ offered: 1, answered: 1, missed: 1, transferred: 1, talkMs: minute });
    expect(total).toMatchObject({ averageWaitMs: 25 * second, longestWaitMs: 25 * second, averageTalkMs: minute });
    expect(agents.get('1001')).toMatchObject({ answered: 1, missed: 0, transferred: 1, talkMs: minute });
    expect(agents.get('1002')).toMatchObject({ answered: 0, missed: 1, talkMs: 0, averageTalkMs: null });
  });

  it('given calls that ended in each way, then each is counted once, and why callers were sent on', () => {
    const { total, queues } = queueStatistics(
      written(
        [0, 'a', joined],
        [0, 'b', joined],
        [0, 'c', joined],
        [0, 'd', joined],
        [0, 'e', joined, '8002'],
        [10, 'a', overflowed('full')],
        [20, 'b', abandoned(20)],
        [minute, 'c', overflowed('too-long')],
        [minute, 'e', answered('1001', 5, 100), '8002'],
      ),
      terms,
    );
    expect(total).toMatchObject({ offered: 5, answered: 1, abandoned: 1, overflowed: 2, waiting: 1 });
    expect(total.overflowedBecause).toMatchObject({ full: 1, 'too-long': 1, 'exit-key': 0 });
    expect(queues.get('8001')).toMatchObject({ offered: 4, answered: 0, waiting: 1, averageWaitMs: null });
    expect([...queues.keys()]).toEqual(['8001', '8002']);
  });

  it('given each queue has seconds of its own, then the service level is of all that were offered', () => {
    const events = written(
      [0, 'a', joined],
      [0, 'b', joined],
      [0, 'c', joined],
      [0, 'd', joined, '8002'],
      [20_000, 'a', answered('1001', 20_000, 0)],
      [20_001, 'b', answered('1001', 20_001, 0)],
      [20_001, 'd', answered('1001', 20_001, 0), '8002'],
    );
    const serviceLevelSeconds = (queue: string) => (queue === '8001' ? 20 : 30);
    const { total, queues } = queueStatistics(events, { ...terms, serviceLevelSeconds });
    expect([queues.get('8001')?.serviceLevel, queues.get('8002')?.serviceLevel]).toEqual([1 / 3, 1]);
    expect(total).toMatchObject({ answeredInTime: 2, serviceLevel: 0.5 });
  });

  it('given nobody called, then nothing is divided by nothing', () => {
    const { total, queues, hours } = queueStatistics([], terms);
    const nothing = { serviceLevel: null, averageWaitMs: null, longestWaitMs: null, averageTalkMs: null };
    expect(total).toMatchObject({ offered: 0, ...nothing });
    expect([queues.size, hours]).toEqual([0, []]);
  });

  it('given two talk now, then the call is answered and its talk not yet counted', () => {
    const { total } = queueStatistics(written([0, 'a', joined], [5000, 'a', connected('1001', 5000)]), terms);
    expect(total).toMatchObject({ answered: 1, waiting: 0, talkMs: 0, averageTalkMs: null, averageWaitMs: 5000 });
  });

  it('given callers gave up, then who they are is listed, newest first', () => {
    const calls = written(
      [0, 'a', joined],
      [1000, 'b', joined],
      [9000, 'b', abandoned(8000, 2)],
      [10_000, 'a', abandoned(10_000)],
    );
    const shown = queueStatistics(calls, terms).abandoned;
    expect(shown.map(({ callId }) => callId)).toEqual(['b', 'a']);
    const caller = { callerNumber: '5550100', callerName: 'Ada' };
    expect(shown[0]).toEqual({
      ...{ queue: '8001', callId: 'b', joinedAt: new Date(day.from.getTime() + 1000), ...caller },
      ...{ waitedMs: 8000, position: 2, callback: false },
    });
  });
});

describe('the edges of a period', () => {
  it('given a call that joined in it and ended after it, then it counts in it, as it ended', () => {
    const events = written([24 * hour - 1, 'a', joined], [24 * hour + minute, 'a', answered('1001', 1000, minute)]);
    expect(queueStatistics(events, terms).total).toMatchObject({ offered: 1, answered: 1, talkMs: minute });
    const dayAfter = { from: day.to, to: new Date('2026-11-22T00:00:00Z') };
    const after = queueStatistics(events, { ...terms, period: dayAfter });
    expect([after.total.offered, after.agents.size]).toEqual([0, 0]);
  });

  it('given a call whose joining is not known, then it is another period’s', () => {
    expect(queueStatistics(written([0, 'a', answered('1001', 1, 1)]), terms).total.offered).toBe(0);
  });

  it('given calls by the hour, then they are counted where they joined', () => {
    const { hours } = queueStatistics(
      written(
        [10 * minute, 'a', joined],
        [9 * hour, 'b', joined],
        [9 * hour + 59 * minute, 'c', joined],
        [9 * hour + 1, 'a', abandoned(1)],
        [10 * hour, 'c', overflowed('full')],
      ),
      terms,
    );
    expect(hours).toEqual([
      { from: day.from, offered: 1, answered: 0, abandoned: 1, overflowed: 0, waiting: 0 },
      {
        ...{ from: new Date('2026-11-20T09:00:00Z'), offered: 2 },
        ...{ answered: 0, abandoned: 0, overflowed: 1, waiting: 1 },
      },
    ]);
  });
});

describe('the time of an agent', () => {
  const agent = '1001';
  const signedIn = { kind: 'signed-in', agent } as const;
  const signedOut = { kind: 'signed-out', agent } as const;
  const paused = (reason: string) => ({ kind: 'paused', agent, reason, automatic: false }) as const;
  const resumed = { kind: 'resumed', agent } as const;
  const figures = (events: QueueEvent[], also: object = {}) =>
    queueStatistics(events, { ...terms, ...also }).agents.get(agent);

  it('given signed in from before it until within it, then it is cut at its beginning', () => {
    const events = written([-hour, null, signedIn], [2 * hour, null, signedOut]);
    expect(figures(events)?.signedInMs).toBe(2 * hour);
  });

  it('given signed in and no end of it, then it is cut at its end, or at now', () => {
    const events = written([22 * hour, null, signedIn]);
    expect(figures(events)?.signedInMs).toBe(2 * hour);
    expect(figures(events, { now: new Date('2026-11-20T22:30:00Z') })?.signedInMs).toBe(30 * minute);
  });

  it('given two queues at once, then the time counts once', () => {
    const events = written(
      [hour, null, signedIn],
      [2 * hour, null, signedIn, '8002'],
      [3 * hour, null, signedOut],
      [4 * hour, null, signedOut, '8002'],
      [6 * hour, null, signedIn],
      [7 * hour, null, signedOut],
    );
    expect(figures(events)?.signedInMs).toBe(4 * hour);
  });

  it('given pauses, then they are added up by their reasons, the longest first', () => {
    const events = written(
      [-hour, null, paused('Lunch'), ''],
      [hour, null, resumed, ''],
      [2 * hour, null, paused('Training'), ''],
      [4 * hour, null, paused('Lunch'), ''],
      [4.5 * hour, null, resumed, ''],
    );
    expect(figures(events)?.paused).toEqual([
      { reason: 'Training', ms: 2 * hour },
      { reason: 'Lunch', ms: 1.5 * hour },
    ]);
  });

  it('given somebody who was signed out before it, then they are not in it', () => {
    expect(figures(written([-2 * hour, null, signedOut], [-hour, null, resumed, '']))).toBeUndefined();
  });
});

describe('whatever happens', () => {
  const agents = fc.constantFrom('1001', '1002');
  const ms = fc.nat(3 * hour);
  const end: fc.Arbitrary<QueueCallEvent> = fc.oneof(
    fc.tuple(agents, ms, ms, fc.boolean()).map((parts) => answered(...parts)),
    ms.map((waited) => abandoned(waited)),
    fc.constantFrom('too-long' as const, 'full' as const).map(overflowed),
    fc.tuple(agents, ms).map((parts) => connected(...parts)),
    agents.map(missed),
  );
  /** A call somewhere in three days, with any ends, also more than one, and none. */
  const call = fc.tuple(
    fc.integer({ min: -24 * hour, max: 48 * hour }),
    fc.constantFrom('8001', '8002'),
    fc.array(end),
  );
  const calls = fc
    .array(call, { maxLength: 40 })
    .map((made) =>
      made
        .flatMap(([at, queue, ends], index): QueueEvent[] =>
          written(
            [at, `call-${index}`, joined, queue],
            ...ends.map((event, place): Line => [at + place * minute, `call-${index}`, event, queue]),
          ),
        )
        .sort((one, other) => one.at.getTime() - other.at.getTime()),
    );
  const kinds = ['offered', 'answered', 'abandoned', 'overflowed', 'waiting'] as const;
  const addUp = (counts: readonly CallCounts[]) =>
    Object.fromEntries(kinds.map((kind) => [kind, counts.reduce((sum, count) => sum + count[kind], 0)]));

  it('then offered is answered, abandoned, overflowed and waiting together, and every part adds up to the whole', () => {
    fc.assert(
      fc.property(calls, (events) => {
        const { total, queues, hours, agents: who, abandoned: gaveUp } = queueStatistics(events, terms);
        for (const { offered, ...ends } of [total, ...queues.values(), ...hours])
          expect(ends.answered + ends.abandoned + ends.overflowed + ends.waiting).toBe(offered);
        const whole = addUp([total]);
        expect([addUp([...queues.values()]), addUp(hours)]).toEqual([whole, whole]);
        const reasons = Object.values(total.overflowedBecause).reduce((one, other) => one + other, 0);
        expect([reasons, gaveUp.length]).toEqual([total.overflowed, total.abandoned]);
        const ofAgents = [...who.values()];
        expect(ofAgents.reduce((sum, { answered: own }) => sum + own, 0)).toBe(total.answered);
        expect(ofAgents.reduce((sum, { talkMs }) => sum + talkMs, 0)).toBe(total.talkMs);
        expect(ofAgents.reduce((sum, { missed: own }) => sum + own, 0)).toBe(total.missed);
      }),
    );
  });

  it('then two periods that follow each other have what both have together', () => {
    fc.assert(
      fc.property(calls, fc.nat(24 * hour), (events, cut) => {
        const at = new Date(day.from.getTime() + cut);
        const of = (from: Date, to: Date) => queueStatistics(events, { ...terms, period: { from, to } }).total;
        expect(addUp([of(day.from, at), of(at, day.to)])).toEqual(addUp([of(day.from, day.to)]));
      }),
    );
  });
});
