import type { LiveConference, Moderation } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import { beforeEach, expect, it } from 'vitest';
import { type ModerationParts, moderate } from './moderate.ts';

const room: LiveConference = {
  number: '2001',
  startedAt: new Date(0),
  isLocked: false,
  isRecording: false,
  members: [
    {
      id: 'a.1',
      channel: 'PJSIP/1001-1',
      callerNumber: '1001',
      callerName: 'Ada',
      joinedAt: new Date(0),
      isModerator: true,
      isMuted: false,
      isWaiting: false,
      isTalking: false,
    },
  ],
};

let asked: string[];
let parts: ModerationParts;
beforeEach(() => {
  asked = [];
  parts = {
    ami: {
      action: async (name, fields) => {
        asked.push([name, ...Object.values(fields)].join(' '));
        return { response: {}, entries: [] };
      },
    },
    roomOf: (conference) => (conference === '2001' ? room : null),
    mayRecord: async () => true,
    announceRecording: () => void asked.push('announce'),
    lookAgain: () => void asked.push('look'),
  };
});

it.each<[Moderation, string[]]>([
  [{ does: 'mute', member: 'a.1' }, ['ConfbridgeMute 2001 PJSIP/1001-1', 'look']],
  [{ does: 'unmute', member: null }, ['ConfbridgeUnmute 2001 participants', 'look']],
  [{ does: 'kick', member: 'a.1' }, ['ConfbridgeKick 2001 PJSIP/1001-1', 'look']],
  [{ does: 'lock' }, ['ConfbridgeLock 2001', 'look']],
  [{ does: 'start-recording' }, ['ConfbridgeStartRecord 2001', 'announce', 'look']],
  [{ does: 'stop-recording' }, []],
  [{ does: 'end' }, ['ConfbridgeKick 2001 all', 'look']],
])('given %j, then Asterisk is asked for just that', async (moderation, requests) => {
  expect(await moderate('2001', moderation, parts)).toEqual({ outcome: 'done' });
  expect(asked).toEqual(requests);
});

it('given a room that is recorded, then it is recorded once, and the recording can be ended', async () => {
  const recorded = { ...parts, roomOf: () => ({ ...room, isRecording: true }) };
  expect(await moderate('2001', { does: 'start-recording' }, recorded)).toEqual({ outcome: 'done' });
  expect(asked).toEqual([]);
  await moderate('2001', { does: 'stop-recording' }, recorded);
  expect(asked).toEqual(['ConfbridgeStopRecord 2001', 'look']);
});

it('given the disk is nearly full, then no recording begins', async () => {
  const refused = await moderate('2001', { does: 'start-recording' }, { ...parts, mayRecord: async () => false });
  expect(refused).toEqual({ outcome: 'refused', reason: 'The disk has no room left for recordings.' });
  expect(asked).toEqual([]);
});

it('given somebody who left, or a room that is empty, then that is said', async () => {
  expect(await moderate('2001', { does: 'kick', member: 'gone' }, parts)).toMatchObject({ outcome: 'refused' });
  expect(await moderate('2002', { does: 'lock' }, parts)).toMatchObject({ outcome: 'refused' });
  const leaving: ModerationParts['ami'] = {
    action: async () => {
      throw new AppError('not-found', 'No Channel by that name found in Conference.');
    },
  };
  const answer = await moderate('2001', { does: 'mute', member: 'a.1' }, { ...parts, ami: leaving });
  expect(answer).toEqual({ outcome: 'refused', reason: 'This person is not in the conference any more.' });
});
