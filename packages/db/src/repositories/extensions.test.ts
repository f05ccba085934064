import { describe, expect, test } from 'vitest';
import { anExtension, forEachDatabase } from '../testing/index.ts';

describe('extensions', () => {
  forEachDatabase((fresh) => {
    test('given an extension was made, then it is found with all it was made of', async () => {
      const { database } = await fresh();
      const extension = anExtension({ email: 'ada@school.org', location: 'Room 12', callerIdName: 'Ada' });
      await database.extensions.create(extension, 'admin');
      expect(await database.extensions.find(extension.number)).toMatchObject({ ...extension, account: null });
      expect(await database.extensions.count()).toBe(1);
    });
  });
});
