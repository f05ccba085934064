import type { NoticeOf } from '@flexpbx/domain';
import { expect, it } from 'vitest';
import { writeMail, writePush } from './writers.ts';

const told: NoticeOf<'missed-call'> = {
  ...{ kind: 'missed-call', id: '1.1', extension: '1002', from: '1001', from_name: 'Ada Lovelace' },
  called_at: '2026-03-01T08:30:00.000Z',
};
const inNewYork = { timeZone: 'America/New_York', soundOf: async () => null, wordsOf: async () => '' };

it('given a missed call, then mail says who called whom and when', async () =>
  expect(await writeMail(told, inNewYork)).toMatchObject({
    kind: 'missed-call',
    values: {
      ...{ extension: '1002', caller: 'Ada Lovelace (1001)' },
      time: expect.stringMatching(/^Sunday, March 1, 2026 at 3:30\sAM$/),
    },
    attachments: [],
  }));

it('given a hidden number, then push says so, and leads to the calls', async () =>
  expect(await writePush({ ...told, from: '', from_name: '' }, inNewYork)).toMatchObject({
    title: 'Missed call from a caller who hides the number',
    body: expect.stringMatching(/^At 3:30\sAM\.$/),
    page: '/me/calls',
  }));
