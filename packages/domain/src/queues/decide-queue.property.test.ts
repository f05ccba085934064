import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queueStrategies, queue as schema } from '../things/queue.ts';
import { decideQueue } from './decide-queue.ts';
import { emptyLine, type LineEvent, type QueueLine } from './line.ts';

const extensions = ['1001', '1002', '1003', '1004'];

/** Something that happens, chosen among what can happen now. */
const happening = fc.record({
  what: fc.constantFrom('join', 'leave', 'answer', 'decline', 'free', 'busy', 'finish', 'wait') as fc.Arbitrary<
    'join' | 'leave' | 'answer' | 'decline' | 'free' | 'busy' | 'finish' | 'wait'
  >,
  which: fc.nat(1000),
  ms: fc.nat(15_000),
});

type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

const settings = fc.record({
  strategy: fc.constantFrom(...queueStrategies),
  ring_seconds: fc.constantFrom(5, 20),
  missed_before_pause: fc.constantFrom(0, 2),
  max_callers: fc.constantFrom(0, 3),
  max_wait_seconds: fc.constantFrom(0, 30),
  leave_when: fc.constantFrom('never', 'none-available'),
  priorities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
});

/** A queue to which anything happens in any order, and phones that do as they are told. */
class World {
  line: QueueLine;
  now = 0;
  /** Whom each agent rings for or talks with. */
  readonly ringing = new Map<string, string>();
  readonly talking = new Map<string, string>();
  readonly joined = new Set<string>();
  readonly ends: string[] = [];

  constructor({ priorities, ...rest }: { readonly priorities: readonly number[] }) {
    const agents = extensions.map((extension, at) => ({ extension, priority: priorities[at] }));
    this.line = emptyLine(schema.parse({ number: '8001', name: 'Q', agents, ...rest }), []);
    for (const agent of extensions) this.#take({ kind: 'agent', agent, state: 'free' });
  }

  happens({ what, which, ms }: Happening): void {
    const pick = <One>(list: readonly One[]): One | undefined => list[which % Math.max(1, list.length)];
    const [agent, caller] = pick([...this.ringing]) ?? [];
    if (what === 'join') this.#join(`c${this.joined.size}`, which % 3);
    if (what === 'leave') this.#leave(pick(this.line.callers)?.id);
    if (what === 'answer' && agent && caller) this.#take({ kind: 'answered', caller, agent });
    if (what === 'decline' && agent && caller) {
      this.#take({ kind: 'missed', caller, agent, because: 'refused' });
      this.#fallsSilent(agent);
    }
    if (what === 'free' || what === 'busy') {
      const idle = pick(extensions.filter((one) => !this.ringing.has(one) && !this.talking.has(one)));
      if (idle) this.#take({ kind: 'agent', agent: idle, state: what });
    }
    if (what === 'finish') this.#finish(pick([...this.talking.keys()]));
    if (what === 'wait') {
      this.now += ms;
      this.#take({ kind: 'time' });
    }
  }

  #leave(caller: string | undefined): void {
    if (caller === undefined) return;
    this.ends.push(caller);
    this.#take({ kind: 'left', caller });
  }

  #finish(agent: string | undefined): void {
    if (agent === undefined) return;
    this.talking.delete(agent);
    this.#take({ kind: 'talked', agent });
    this.#take({ kind: 'agent', agent, state: 'free' });
  }

  #join(id: string, priority: number): void {
    this.joined.add(id);
    this.#take({
      kind: 'joined',
      caller: { id, joinedAt: this.now, priority, isCallback: false, dueAt: 0 },
      isBack: false,
    });
  }

  /** The agent's phone is silent again. */
  #fallsSilent(agent: string): void {
    this.ringing.delete(agent);
    this.#take({ kind: 'agent', agent, state: 'free' });
  }

  #take(event: LineEvent): void {
    const { line, effects } = decideQueue(this.line, event, this.now, (list) => list.toReversed());
    this.line = line;
    const silenced: string[] = [];
    for (const effect of effects) {
      if (effect.kind === 'offer') {
        expect(this.ringing.has(effect.agent) || this.talking.has(effect.agent)).toBe(false);
        this.ringing.set(effect.agent, effect.caller);
        this.#nobodyBeforeIsLeftOut(effect.caller);
      }
      if (effect.kind === 'withdraw' && this.ringing.has(effect.agent)) silenced.push(effect.agent);
      if (effect.kind === 'connect') {
        this.ringing.delete(effect.agent);
        this.talking.set(effect.agent, effect.caller);
        this.ends.push(effect.caller);
      }
      if (effect.kind === 'overflow') this.ends.push(effect.caller);
    }
    for (const agent of silenced) this.#fallsSilent(agent);
  }

  #nobodyBeforeIsLeftOut(caller: string): void {
    const at = this.line.callers.findIndex(({ id }) => id === caller);
    expect(this.line.callers.slice(0, Math.max(0, at)).filter(({ rung }) => rung.length === 0)).toEqual([]);
  }
}

describe('whatever happens in a queue, in whatever order', () => {
  test('then nobody is rung twice at once, nobody free stands beside somebody waiting, and every call ends once', () => {
    fc.assert(
      fc.property(settings, fc.array(happening, { maxLength: 80 }), (particulars, happenings) => {
        const world = new World(particulars);
        for (const one of happenings) {
          world.happens(one);
          const { agents, callers } = world.line;
          const idle = agents.filter(({ state, restsUntil }) => state === 'free' && restsUntil <= world.now);
          const left = callers.filter(({ rung }) => rung.length === 0);
          expect(idle.length === 0 || left.length === 0).toBe(true);
          const inOrder = callers.toSorted((a, b) => b.priority - a.priority || a.joinedAt - b.joinedAt);
          expect(callers).toEqual(inOrder);
          expect([...world.ends, ...callers.map(({ id }) => id)].sort()).toEqual([...world.joined].sort());
        }
      }),
      { numRuns: 300 },
    );
  });
});
