import { describe, expect, test } from 'vitest';
import { anExtension, forEachDatabase } from '../testing/index.ts';
import { nextRing } from '../testing/rings.ts';

describe('states that can be dialled', () => {
  forEachDatabase((fresh) => {
    test('given a change, then it is found, audited, told of, and is no revision', async () => {
      const { database, openAnother } = await fresh();
      const { wanted } = await database.configuration.state();
      const rung = nextRing((await openAnother()).bell, 'dialled-states');
      await database.dialledStates.change(
        'handling',
        { '1001/forward-always': '1003', '1001/call-waiting': '' },
        'ada',
      );
      await rung;
      const states = await database.dialledStates.beginningWith('handling', '1001/');
      expect([...states].map(([key, { value }]) => [key, value])).toEqual([['1001/forward-always', '1003']]);
      expect((await database.audit.list(1))[0]).toMatchObject({ actor: 'ada', target: '1001/forward-always = 1003' });
      expect((await database.configuration.state()).wanted).toBe(wanted);
      expect((await database.dialledStates.list('switch')).size).toBe(0);
    });

    test('given a change that was made by phone, then it is taken unless a later one stands here', async () => {
      const { database } = await fresh();
      const { dialledStates } = database;
      const value = async () => (await dialledStates.list('switch')).get('1')?.value;
      await dialledStates.take('switch', '1', { value: 'night', changedAt: 2_000_000_000_000 }, 'phone:1001');
      expect(await dialledStates.find('switch', '1')).toMatchObject({ value: 'night', changedBy: 'phone:1001' });
      await dialledStates.take('switch', '1', { value: 'old', changedAt: 1_900_000_000_000 }, 'phone:1001');
      expect(await value()).toBe('night');
      await dialledStates.change('switch', { 1: '' }, 'admin');
      expect(await dialledStates.find('switch', '1')).toEqual({
        ...{ value: '', changedAt: 2_000_000_000_001, changedBy: 'admin' },
      });
      expect(await dialledStates.find('switch', '2')).toBe(null);
    });

    test('given its extension is deleted, then what it had set is forgotten, and only that', async () => {
      const { database } = await fresh();
      await database.extensions.create(anExtension({ number: '1001' }), 'admin');
      await database.dialledStates.change('handling', { '1001/forward-busy': '1', '10011/forward-busy': '2' }, 'admin');
      await database.extensions.delete('1001', 'admin');
      expect([...(await database.dialledStates.list('handling')).keys()]).toEqual(['10011/forward-busy']);
    });
  });
});
