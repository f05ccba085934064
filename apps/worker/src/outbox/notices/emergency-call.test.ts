import { noticeKey } from '@flexpbx/domain';
import { describe, expect, it } from 'vitest';
import { writeMail, writePush } from './writers.ts';

const told = {
  kind: 'emergency-call',
  id: '1772366400.17',
  number: '911',
  extension: '1001',
  extension_name: 'Ada Lovelace',
  place: 'Main building, 3rd floor, 123 Main St, New York',
  shown: '+12125550100',
  outcome: 'ringing',
  started_at: '2026-03-01T08:30:00.000Z',
} as const;
const inNewYork = { timeZone: 'America/New_York', soundOf: async () => null, wordsOf: async () => '' };

describe('an emergency call, in words', () => {
  it('given it goes out, then mail says who, where and when, in the time of the place', async () => {
    expect(await writeMail(told, inNewYork)).toEqual({
      kind: 'emergency-call',
      values: {
        number: '911',
        extension: '1001',
        caller: 'Ada Lovelace (1001)',
        place: 'Main building, 3rd floor, 123 Main St, New York',
        shown: '+12125550100',
        outcome: 'The call is on its way to the emergency centre.',
        time: expect.stringMatching(/^Sunday, March 1, 2026 at 3:30:00\sAM EST$/),
      },
      attachments: [],
    });
  });

  it('given it stayed inside, then everybody is told that help was not called', async () => {
    const blocked = { ...told, outcome: 'blocked', extension_name: '', place: '', shown: null } as const;
    const mail = await writeMail(blocked, inNewYork);
    expect(mail?.values).toMatchObject({
      caller: '1001',
      place: expect.stringContaining('not known'),
      outcome: expect.stringContaining('NOT sent'),
    });
    expect(await writePush(blocked, inNewYork)).toMatchObject({
      title: 'Emergency call 911 from 1001',
      body: expect.stringMatching(/^The system is in test mode/),
      page: '/admin/emergency',
      urgency: 'high',
    });
  });

  it('given it failed after it was told of, then that is news of its own', () => {
    expect(noticeKey({ ...told, id: `${told.id}-failed`, outcome: 'failed' })).not.toBe(noticeKey(told));
  });
});
