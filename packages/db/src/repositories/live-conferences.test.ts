import type { LiveConference } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const room: LiveConference = {
  number: '2001',
  startedAt: new Date('2026-03-01T12:00:00Z'),
  isLocked: false,
  isRecording: true,
  members: [
    {
      id: '1772366400.1',
      channel: 'PJSIP/1001-00000001',
      callerNumber: '1001',
      callerName: 'Ada “Countess” Lovelace',
      joinedAt: new Date('2026-03-01T12:00:00.250Z'),
      isModerator: true,
      isMuted: false,
      isWaiting: false,
      isTalking: true,
    },
  ],
};

describe('live conferences', () => {
  forEachDatabase((fresh) => {
    test('given people come and go, then rooms are shown as they stand, by number', async () => {
      const { liveConferences } = (await fresh()).database;
      const other = { ...room, number: '2000', members: [] };
      await liveConferences.replaceAll([room, other]);
      expect(await liveConferences.list()).toEqual([other, room]);
      const locked = { ...room, isLocked: true };
      await liveConferences.replaceAll([locked]);
      expect(await liveConferences.list()).toEqual([locked]);
      expect(await liveConferences.find('2001')).toEqual(locked);
      expect(await liveConferences.find('2000')).toBeNull();
    });

    test('given nothing changed, then nobody is told', async () => {
      const { database } = await fresh();
      await database.liveConferences.replaceAll([room]);
      const rings = await countRings(database.bell, 'live-conferences', 'heartbeats');
      await database.liveConferences.replaceAll([room]);
      expect(await rings()).toBe(0);
      await database.liveConferences.replaceAll([]);
      expect(await rings()).toBe(1);
    });
  });
});
