import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, latest, nextStamp, readCell, readDialled, type Stamped } from './dialled-state.ts';

/** What happens to one state: a change in the portal, a change by phone, or call control bringing both together. */
const happening = fc.oneof(
  fc.record({ by: fc.constant('portal' as const), value: fc.string({ maxLength: 4 }), clock: fc.nat(1_000) }),
  fc.record({ by: fc.constant('phone' as const), value: fc.string({ maxLength: 4 }), clock: fc.nat(1_000) }),
  fc.record({ by: fc.constant('call control' as const) }),
);

describe('a state with three doors', () => {
  it('given any order of changes and of deaths, then in the end both sides agree on a value that was really set', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (story) => {
        let row: Stamped | null = null;
        let counts: Stamped | null = null;
        let dialled: Stamped | null = null;
        const settle = () => {
          row = latest(row, dialled, counts);
          counts = row;
        };
        for (const step of story) {
          if (step.by === 'portal') row = { value: step.value, changedAt: nextStamp(step.clock, row) };
          else if (step.by === 'phone') {
            dialled = { value: step.value, changedAt: nextStamp(step.clock, counts) };
            counts = dialled;
          } else settle();
        }
        settle();
        expect(row).toEqual(counts);
        const values = story.flatMap((step) => ('value' in step ? [step.value] : []));
        expect([null, ...values]).toContain((row as Stamped | null)?.value ?? null);
      }),
    );
  });

  it('given both sides agree and one changes, then that change counts whatever the clocks say', () => {
    const before = { value: '1003', changedAt: 5_000 };
    const byPhone = { value: '', changedAt: nextStamp(10, before) };
    expect(latest(before, byPhone)).toEqual(byPhone);
    expect(latest(byPhone, before)).toEqual(byPhone);
  });

  it('given a cell of AstDB, then it is read as it was written; anything else is none', () => {
    const stamped = { value: '+4930:1', changedAt: 1_795_236_542_123 };
    expect(cellOf(stamped)).toBe('1795236542123:+4930:1');
    expect(readCell(cellOf(stamped))).toEqual(stamped);
    expect(readDialled('1795236542123@1001:night')).toEqual({ change: { ...stamped, value: 'night' }, by: '1001' });
    expect(readDialled(cellOf(stamped))).toEqual({ change: stamped, by: '' });
    expect(readDialled('night')).toBe(null);
    expect([readCell(''), readCell('1003'), readCell('123:x')]).toEqual([null, null, null]);
  });
});
