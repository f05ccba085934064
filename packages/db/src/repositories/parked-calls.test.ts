import type { ParkedCall } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const inSlot = (slot: string): ParkedCall => ({
  slot,
  id: `1772366400.${slot}`,
  callerNumber: '5550100',
  callerName: 'Caller',
  parker: '1001',
  parkedAt: new Date('2026-03-01T12:00:00Z'),
  returnsAt: new Date('2026-03-01T12:01:00Z'),
});

describe('parked calls', () => {
  forEachDatabase((fresh) => {
    test('given calls are parked and fetched, then those that wait are listed by slot', async () => {
      const { parkedCalls } = (await fresh()).database;
      await parkedCalls.replaceAll([inSlot('71'), inSlot('70')]);
      expect(await parkedCalls.list()).toEqual([inSlot('70'), inSlot('71')]);
      const another = { ...inSlot('70'), id: '1772366401.9', parker: null };
      await parkedCalls.replaceAll([another]);
      expect(await parkedCalls.list()).toEqual([another]);
    });

    test('given nothing changed, then nobody is told', async () => {
      const { database } = await fresh();
      await database.parkedCalls.replaceAll([inSlot('70')]);
      const rings = await countRings(database.bell, 'parked-calls', 'heartbeats');
      await database.parkedCalls.replaceAll([inSlot('70')]);
      expect(await rings()).toBe(0);
      await database.parkedCalls.replaceAll([]);
      expect(await rings()).toBe(1);
    });
  });
});
