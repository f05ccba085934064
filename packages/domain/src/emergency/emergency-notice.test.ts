import { expect, it } from 'vitest';
import type { EmergencyCall } from './emergency-call.ts';
import { emergencyNotice, noticeOfEmergency } from './emergency-notice.ts';

const call: EmergencyCall = {
  id: '1700000000.7',
  number: '911',
  extension: '1001',
  extensionName: 'Ada',
  place: 'Hall, 1 Main St, Albany',
  shown: '+12125550101',
  outcome: 'ringing',
  trunk: 'telco',
  startedAt: new Date('2026-03-01T08:00:00Z'),
  answeredAt: null,
  endedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
};

it('given a call goes on, then whatever else becomes of it, it is the same notice', () => {
  const told = (['ringing', 'answered', 'given-up', 'blocked'] as const).map(
    (outcome) => noticeOfEmergency({ ...call, outcome })?.id,
  );
  expect(new Set(told)).toEqual(new Set([call.id]));
  expect(emergencyNotice.parse(noticeOfEmergency(call))).toMatchObject({ extension_name: 'Ada', outcome: 'ringing' });
});

it('given it fails, then that is news of its own', () => {
  expect(noticeOfEmergency({ ...call, outcome: 'failed' })?.id).not.toBe(call.id);
});

it('given a call that only reads the address back, then nobody is told', () => {
  expect(noticeOfEmergency({ ...call, number: '933' })).toBeNull();
});
