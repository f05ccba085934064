import { describe, expect, test } from 'vitest';
import type { Heartbeat } from '../repositories.ts';
import { forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const aBeat = (particulars: Partial<Heartbeat>): Heartbeat => ({
  process: 'pbx',
  pid: 100,
  startedAt: new Date('2026-03-01T12:00:00Z'),
  beatAt: new Date('2026-03-01T12:00:05Z'),
  detail: { asterisk: '22.10.1' },
  ...particulars,
});

describe('heartbeats', () => {
  forEachDatabase((fresh) => {
    test('given processes beat, then the last beat of each is listed', async () => {
      const { heartbeats } = (await fresh()).database;
      await heartbeats.beat(aBeat({ process: 'worker' }));
      await heartbeats.beat(aBeat({}));
      const later = aBeat({ beatAt: new Date('2026-03-01T12:00:10Z'), detail: {} });
      await heartbeats.beat(later);
      expect(await heartbeats.list()).toEqual([later, aBeat({ process: 'worker' })]);
    });

    test('given only time has passed, then nobody is woken; given something is new, then they are', async () => {
      const { database } = await fresh();
      await database.heartbeats.beat(aBeat({}));
      const rings = await countRings(database.bell, 'heartbeats', 'accounts');
      const later = aBeat({ beatAt: new Date('2026-03-01T12:00:10Z') });
      await database.heartbeats.beat(later);
      expect(await rings()).toBe(0);
      expect(await database.heartbeats.list()).toEqual([later]);
      await database.heartbeats.beat(aBeat({ pid: 101 }));
      expect(await rings()).toBe(1);
    });

    test('given another process took the name over, then a beat says all of itself again', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      await database.heartbeats.beat(aBeat({}));
      await other.heartbeats.beat(aBeat({ pid: 101, detail: {} }));
      await database.heartbeats.beat(aBeat({}));
      expect(await other.heartbeats.list()).toEqual([aBeat({})]);
    });
  });
});
