import { expect, test } from 'vitest';
import type { CallLeg, CallOutcome, CallRecord } from '../call-record.ts';
import { noticesOfMissed } from './missed-call.ts';

const at = new Date('2026-03-01T08:30:00Z');
const record: CallRecord = {
  ...{ id: '1.1', startedAt: at, answeredAt: null, endedAt: at, durationSeconds: 20, talkSeconds: 0 },
  ...{ callerNumber: '1001', callerName: 'Ada', dialledNumber: '1002', answeredBy: null, outcome: 'no-answer' },
};
const rings = (destinationChannel: string): CallLeg => ({
  ...{ uniqueId: '1.1', callId: '1.1', sequence: 1, source: '1001', callerId: '"Ada" <1001>', destination: '1002' },
  ...{ context: 'extensions', channel: 'PJSIP/1001-1', destinationChannel, lastApplication: 'Dial', lastData: '' },
  ...{ startedAt: at, answeredAt: null, endedAt: at, disposition: 'NO ANSWER', userField: '' },
});
const whoMissed = (call: Partial<CallRecord>, ...legs: CallLeg[]) =>
  noticesOfMissed({ ...record, ...call }, legs).map(({ extension }) => extension);

test('given nobody answers, then whoever was dialled is told who called, and when', () =>
  expect(noticesOfMissed(record, [rings('PJSIP/1002-00000001')])).toEqual([
    {
      ...{ kind: 'missed-call', id: '1.1', extension: '1002' },
      ...{ from: '1001', from_name: 'Ada', called_at: '2026-03-01T08:30:00.000Z' },
    },
  ]));

test.each<[CallOutcome, string[]]>([
  ['answered', []],
  ['no-answer', ['1002']],
  ['busy', ['1002']],
  ['failed', ['1002']],
  ['voicemail', ['1002']],
])('given a call ends in %s, then it was missed by %j', (outcome, missed) =>
  expect(whoMissed({ outcome })).toEqual(missed),
);

test('given a call from outside rings an extension, then its owner missed it', () =>
  expect(whoMissed({ dialledNumber: '+15550100' }, rings('PJSIP/1002-0000000a'))).toEqual(['1002']));

test('given a call from outside to an extension none of whose phones is there, then its owner missed it', () => {
  const unreached = { ...rings(''), context: 'missed', lastApplication: 'Stasis' };
  expect(whoMissed({ dialledNumber: '+15550100', outcome: 'voicemail' }, unreached)).toEqual(['1002']);
  expect(whoMissed({ dialledNumber: '+15550100' }, { ...unreached, context: 'closed', destination: 's' })).toEqual([]);
});

test('given a hidden number, then it is told as none', () =>
  expect(
    noticesOfMissed({ ...record, callerNumber: 'anonymous', callerName: 'Anonymous' }, [rings('PJSIP/1002-00000001')]),
  ).toMatchObject([{ from: '', from_name: '' }]));

test('given a trunk, a code or the caller’s own mailbox, then nobody missed it', () => {
  expect(whoMissed({ dialledNumber: '*97' }, rings('PJSIP/trunk-main-0000000a'))).toEqual([]);
  expect(whoMissed({ dialledNumber: '1001' })).toEqual([]);
});
