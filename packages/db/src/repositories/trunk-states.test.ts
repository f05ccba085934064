import type { TrunkState } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const stateOf = (trunk: string, particulars: Partial<TrunkState> = {}): TrunkState => ({
  trunk,
  condition: 'up',
  trouble: null,
  sipStatus: null,
  roundTripMs: 12.5,
  since: new Date('2026-03-01T12:00:00Z'),
  ...particulars,
});

describe('trunk states', () => {
  forEachDatabase((fresh) => {
    test('given a trunk goes down and another is gone, then that is what is listed', async () => {
      const { trunkStates } = (await fresh()).database;
      await trunkStates.replaceAll([stateOf('telco'), stateOf('spare')]);
      expect(await trunkStates.list()).toEqual([stateOf('spare'), stateOf('telco')]);
      const down = stateOf('telco', { condition: 'down', trouble: 'rejected', sipStatus: 403, roundTripMs: null });
      await trunkStates.replaceAll([down]);
      expect(await trunkStates.list()).toEqual([down]);
    });

    test('given nothing changed, then nobody is told', async () => {
      const { database } = await fresh();
      await database.trunkStates.replaceAll([stateOf('telco')]);
      const rings = await countRings(database.bell, 'trunk-states', 'heartbeats');
      await database.trunkStates.replaceAll([stateOf('telco')]);
      expect(await rings()).toBe(0);
      await database.trunkStates.replaceAll([stateOf('telco', { roundTripMs: 80 })]);
      expect(await rings()).toBe(1);
    });
  });
});
