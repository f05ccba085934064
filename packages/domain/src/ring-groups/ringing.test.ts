import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginRinging,
  decideRinging,
  type RingEffect,
  type RingEvent,
  type RingPlan,
  type RingStep,
} from './ringing.ts';

const member = { delayMs: 0, ringMs: 10_000, mustConfirm: false };

function aPlan(changes: Partial<RingPlan>): RingPlan {
  return { order: 'together', members: [member, member, member], totalMs: 40_000, ...changes };
}

const words = (effects: readonly RingEffect[]) =>
  effects.map((effect) => ('member' in effect ? `${effect.kind} ${effect.member}` : effect.kind)).join(', ');

/** What is done at each of these events: `['answered 1', 5000]`; time passes where nobody is named. */
function course(plan: RingPlan, ...happened: readonly (readonly [what: string, at: number])[]): string[] {
  let step = beginRinging(plan, 0);
  const done = [words(step.effects)];
  for (const [what, at] of happened) {
    step = decideRinging(step.state, eventIn(what), at);
    done.push(words(step.effects));
  }
  return done;
}

function eventIn(what: string): RingEvent {
  const [kind = '', member = '0'] = what.split(' ');
  return kind === 'time' ? { kind } : ({ kind, member: Number(member) } as RingEvent);
}

describe('all at once', () => {
  test('given one answers, then it is connected and the others stop', () => {
    expect(course(aPlan({}), ['answered 1', 3000])).toEqual(['ring 0, ring 1, ring 2', 'stop 0, stop 2, connect 1']);
  });

  test('given two answer at once, then the first is connected and the other stopped', () => {
    expect(course(aPlan({}), ['answered 1', 3000], ['answered 2', 3000])).toEqual([
      'ring 0, ring 1, ring 2',
      'stop 0, stop 2, connect 1',
      'stop 2',
    ]);
  });

  test('given a delay, then that one joins in later', () => {
    const plan = aPlan({ members: [member, { ...member, delayMs: 5000 }] });
    expect(beginRinging(plan, 0).wakeAt).toBe(5000);
    expect(course(plan, ['time', 5000], ['time', 40_000])).toEqual(['ring 0', 'ring 1', 'stop 0, stop 1, give-up']);
  });

  test('given the only one that rings refuses, then who is to join in later still does', () => {
    const plan = aPlan({ members: [member, { ...member, delayMs: 5000 }] });
    expect(course(plan, ['refused 0', 1000], ['time', 5000], ['refused 1', 6000])).toEqual([
      'ring 0',
      '',
      'ring 1',
      'give-up',
    ]);
  });

  test('given nobody is in it, then it is given up at once', () => {
    expect(course(aPlan({ members: [] }))).toEqual(['give-up']);
  });
});

describe('one by one', () => {
  const plan = aPlan({ order: 'one-by-one' });

  test('given nobody answers, then each rings for its time, and the last is the end', () => {
    expect(course(plan, ['time', 10_000], ['time', 20_000], ['time', 30_000])).toEqual([
      'ring 0',
      'stop 0, ring 1',
      'stop 1, ring 2',
      'stop 2, give-up',
    ]);
  });

  test('given one is busy, then the next rings at once', () => {
    expect(course(plan, ['refused 0', 100], ['answered 1', 3000])).toEqual(['ring 0', 'ring 1', 'connect 1']);
  });

  test('given the time for all is over, then who is left is not rung', () => {
    const short = { ...plan, totalMs: 15_000 };
    expect(course(short, ['time', 10_000], ['time', 15_000])).toEqual(['ring 0', 'stop 0, ring 1', 'stop 1, give-up']);
  });
});

test('given they are to grow, then the next joins in while the ones before go on', () => {
  const plan = aPlan({ order: 'growing' });
  expect(course(plan, ['time', 10_000], ['refused 0', 12_000], ['refused 1', 13_000], ['answered 2', 14_000])).toEqual([
    'ring 0',
    'ring 1',
    '',
    'ring 2',
    'connect 2',
  ]);
});

describe('who has to confirm', () => {
  const plan = aPlan({ order: 'one-by-one', members: [{ ...member, mustConfirm: true }, member] });

  test('given it does, then it is connected', () => {
    expect(course(plan, ['answered 0', 3000], ['confirmed 0', 5000])).toEqual(['ring 0', 'ask 0', 'connect 0']);
  });

  test('given it is a mailbox that answered, then the next rings once it is known', () => {
    expect(course(plan, ['answered 0', 3000], ['time', 12_000], ['refused 0', 13_000])).toEqual([
      'ring 0',
      'ask 0',
      '',
      'ring 1',
    ]);
  });

  test('given somebody else answers meanwhile, then it is stopped, and what it presses then is in vain', () => {
    const together = { ...plan, order: 'together' as const };
    expect(course(together, ['answered 0', 3000], ['answered 1', 4000], ['confirmed 0', 4001])).toEqual([
      'ring 0, ring 1',
      'ask 0',
      'stop 0, connect 1',
      '',
    ]);
  });

  test('given it decides when the time is over, then it may still take the call', () => {
    const alone = aPlan({ members: [{ ...member, mustConfirm: true }] });
    expect(course(alone, ['answered 0', 39_000], ['time', 40_000], ['confirmed 0', 41_000])).toEqual([
      'ring 0',
      'ask 0',
      '',
      'connect 0',
    ]);
  });
});

describe('whatever happens in whichever order', () => {
  const seconds = (max: number) => fc.integer({ min: 0, max }).map((number) => number * 5000);
  const plans: fc.Arbitrary<RingPlan> = fc.record({
    order: fc.constantFrom('together', 'one-by-one', 'growing'),
    members: fc.array(fc.record({ delayMs: seconds(3), ringMs: seconds(3), mustConfirm: fc.boolean() }), {
      maxLength: 4,
    }),
    totalMs: seconds(8),
  });
  interface Happening {
    readonly kind: RingEvent['kind'];
    readonly member: number;
    readonly pause: number;
  }
  const happenings: fc.Arbitrary<Happening[]> = fc.array(
    fc.record({
      kind: fc.constantFrom<RingEvent['kind'][]>('time', 'time', 'time', 'answered', 'confirmed', 'refused'),
      member: fc.nat(3),
      pause: fc.nat(2000),
    }),
    { maxLength: 60 },
  );

  /** Plays a call. What no phone can do, deciding before it answered or refusing what it was never asked, is passed over. */
  function play(plan: RingPlan, happened: Happening[]) {
    const ringing = new Set<number>();
    const answered = new Set<number>();
    const steps: RingStep[] = [];
    const take = (step: RingStep) => {
      for (const effect of step.effects) {
        if (effect.kind === 'ring') ringing.add(effect.member);
        if (effect.kind === 'stop') ringing.delete(effect.member);
      }
      steps.push(step);
      return step;
    };
    let now = 0;
    let step = take(beginRinging(plan, now));
    for (const { kind, member, pause } of happened) {
      const wakes = kind === 'time' && step.wakeAt !== null;
      now = wakes ? Math.max(now, step.wakeAt ?? 0) : now + pause;
      if (kind === 'confirmed' && !answered.has(member)) continue;
      if (kind === 'refused' && !ringing.delete(member)) continue;
      if (kind === 'answered') answered.add(member);
      step = take(decideRinging(step.state, kind === 'time' ? { kind } : { kind, member }, now));
    }
    return { steps, ringing, effects: steps.flatMap(({ effects }) => effects) };
  }

  const membersOf = (effects: readonly RingEffect[], kind: RingEffect['kind']) =>
    effects.flatMap((effect) => (effect.kind === kind && 'member' in effect ? [effect.member] : []));
  const endsIt = ({ kind }: RingEffect) => kind === 'connect' || kind === 'give-up';

  test('it ends at most once, and then nobody rings but who is connected', () => {
    fc.assert(
      fc.property(plans, happenings, (plan, happened) => {
        const { effects, ringing, steps } = play(plan, happened);
        const hasEnded = steps.at(-1)?.state.hasEnded === true;
        expect(effects.filter(endsIt)).toHaveLength(hasEnded ? 1 : 0);
        if (!hasEnded) return;
        const after = effects.slice(effects.findIndex(endsIt) + 1);
        expect(after.filter(({ kind }) => kind !== 'stop')).toEqual([]);
        expect([...ringing].filter((one) => !membersOf(effects, 'connect').includes(one))).toEqual([]);
      }),
    );
  });

  test('nobody is rung twice, and one by one never two at once', () => {
    fc.assert(
      fc.property(plans, happenings, (plan, happened) => {
        const { effects, steps } = play(plan, happened);
        const rung = membersOf(effects, 'ring');
        expect(rung).toEqual([...new Set(rung)]);
        if (plan.order !== 'one-by-one') return;
        for (const { state } of steps)
          expect(state.members.filter(({ is }) => is === 'ringing' || is === 'deciding').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('while somebody rings or waits it wakes in time, and given nothing else happens it ends', () => {
    fc.assert(
      fc.property(plans, happenings, (plan, happened) => {
        for (const { state, wakeAt } of play(plan, happened).steps) {
          const isPending = state.members.some(({ is }) => is === 'ringing' || is === 'waiting');
          if (isPending) expect(wakeAt).not.toBeNull();
          if (wakeAt !== null) expect(wakeAt).toBeLessThanOrEqual(state.beganAt + state.plan.totalMs);
        }
        const silence = Array.from({ length: 20 }, () => ({ kind: 'time' as const, member: 0, pause: 0 }));
        expect(play(plan, silence).steps.at(-1)?.state.hasEnded).toBe(true);
      }),
    );
  });
});
