import type { ParkedChannel } from '@flexpbx/asterisk/manager-actions';
import { expect, it } from 'vitest';
import { parkedCallsFrom } from './parked-calls.ts';

const t0 = Date.parse('2026-11-21T09:00:00Z');
const at = (seconds: number) => new Date(t0 + seconds * 1000);

const parked = (slot: string, particulars: Partial<ParkedChannel> = {}): ParkedChannel => ({
  slot,
  id: `id-${slot}`,
  channel: 'PJSIP/trunk-telco-00000007',
  callerNumber: '5550100',
  callerName: 'Caller',
  parker: 'PJSIP/1001',
  parkedSeconds: 0,
  remainingSeconds: 60,
  ...particulars,
});

it('given a call is parked, then it is shown by whom, since when and until when', () => {
  expect(parkedCallsFrom([parked('71', { parkedSeconds: 10, remainingSeconds: 50 })], [], at(10))).toEqual([
    {
      slot: '71',
      id: 'id-71',
      callerNumber: '5550100',
      callerName: 'Caller',
      parker: '1001',
      parkedAt: at(0),
      returnsAt: at(60),
    },
  ]);
});

it('given it is looked again, then what was known stays, whatever Asterisk rounds to', () => {
  const before = parkedCallsFrom([parked('71')], [], at(0));
  expect(parkedCallsFrom([parked('71', { parkedSeconds: 4, remainingSeconds: 55 })], before, at(5))).toEqual(before);
});

it('given another call stands in the slot, or it was parked by no phone of ours, then that is shown', () => {
  const before = parkedCallsFrom([parked('71')], [], at(0));
  const other = parked('71', { id: 'other', parker: 'Local/1001@somewhere' });
  expect(parkedCallsFrom([other], before, at(5))).toMatchObject([{ id: 'other', parker: null, parkedAt: at(5) }]);
});
