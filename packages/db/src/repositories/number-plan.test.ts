import { defaultNumberPlan } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';

describe('the number plan of a new database', () => {
  forEachDatabase((fresh) => {
    test('given nobody has changed it, then it is the default one', async () => {
      const { database } = await fresh();
      const stored = await database.things.list('dial-rule');
      expect(stored.map(({ thing }) => thing)).toEqual(defaultNumberPlan);
      expect(stored[0]?.createdAt.getTime()).toBeCloseTo(Date.now(), -6);
    });

    test('given a number of it is taken for something else, then it is refused in words', async () => {
      const { database } = await fresh();
      const rule = { id: 'late', pattern: '^1[0-9]{3}$', action: 'queue', trunk: null, destination: null } as const;
      await expect(database.things.create('dial-rule', rule, 'admin')).rejects.toMatchObject({
        id: 'conflict',
        message: expect.stringContaining('the rules before it (extensions) take every number'),
      });
    });
  });
});
