import { aCaller } from '@flexpbx/call/testing';
import type { CallRecord } from '@flexpbx/domain';
import { describe, expect, it } from 'vitest';
import { type CallAgainKind, callAgain } from './call-again.ts';

/** The history of 1001, newest first: who called whom. */
const history = (...calls: readonly (readonly [from: string, to: string])[]) => ({
  page: async () => ({
    items: calls.map(([callerNumber, dialledNumber]) => ({ callerNumber, dialledNumber }) as CallRecord),
    next: null,
  }),
});

const dials = (kind: CallAgainKind, records: ReturnType<typeof history>) => {
  const caller = aCaller({ number: '1001', name: 'Ada', dials: '*66', arguments: [] });
  return { caller, outcome: caller.calls((call) => callAgain(call, { kind, extension: '1001' }, records)) };
};

describe('calling again', () => {
  it.each([
    ['redial', '1003'],
    ['call-back', '5550100'],
  ] as const)('given calls out and in, codes and a mailbox, then %s calls %s', async (kind, number) => {
    const records = history(['1001', '*66'], ['5550100', '1001'], ['1001', '*97'], ['1001', '1003'], ['1002', '1001']);
    expect(await dials(kind, records).outcome).toEqual({ kind: 'returned', result: { kind: 'extension', number } });
  });

  it('given a caller who hid the number, then who called before is called', async () => {
    const { outcome } = dials('call-back', history(['', '1001'], ['1002', '1001']));
    expect(await outcome).toMatchObject({ result: { number: '1002' } });
  });

  it('given nobody has called yet, then it is said', async () => {
    const { caller, outcome } = dials('call-back', history(['1001', '1002']));
    await caller.hears('im-sorry');
    await caller.hears('unidentified-no-callback');
    expect(await outcome).toEqual({ kind: 'returned', result: { kind: 'hang-up' } });
  });
});
