import type { LiveCall } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';

const aCall = (particulars: Partial<LiveCall>): LiveCall => ({
  id: '1772366400.1',
  state: 'ringing',
  stateSince: new Date('2026-03-01T12:00:00Z'),
  place: '',
  partner: '',
  callerNumber: '1001',
  callerName: 'Ada Lovelace',
  dialledNumber: '1002',
  startedAt: new Date('2026-03-01T12:00:00Z'),
  answeredAt: null,
  connectedAt: null,
  channels: ['PJSIP/1001-00000001', 'PJSIP/1002-00000002'],
  ...particulars,
});

describe('live calls', () => {
  forEachDatabase((fresh) => {
    test('given a call is answered and ends, then it is shown as it stands, the oldest first', async () => {
      const { liveCalls } = (await fresh()).database;
      const later = aCall({ id: '1772366401.3', startedAt: new Date('2026-03-01T12:00:01Z') });
      await liveCalls.apply({ upsert: [later, aCall({})], remove: [], asteriskSince: new Date(0) });
      expect(await liveCalls.list()).toEqual([aCall({}), later]);
      const talking = aCall({ state: 'talking', answeredAt: new Date('2026-03-01T12:00:05.250Z') });
      await liveCalls.apply({ upsert: [talking], remove: [later.id], asteriskSince: new Date(0) });
      expect(await liveCalls.list()).toEqual([talking]);
      expect(await liveCalls.find(talking.id)).toEqual(talking);
      expect(await liveCalls.find(later.id)).toBeNull();
    });

    test('given stock is taken, then only the calls found go on', async () => {
      const { liveCalls } = (await fresh()).database;
      await liveCalls.replaceAll([aCall({}), aCall({ id: 'gone' })], new Date(0));
      const voicemail = aCall({ state: 'mailbox', place: '1001', channels: ['PJSIP/1001-00000001'] });
      await liveCalls.replaceAll([voicemail, aCall({ id: 'new' })], new Date(0));
      expect(new Set((await liveCalls.list()).map(({ id }) => id))).toEqual(new Set([voicemail.id, 'new']));
      expect(await liveCalls.find(voicemail.id)).toEqual(voicemail);
    });
  });
});
