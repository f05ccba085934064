import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';

describe('the audit log', () => {
  forEachDatabase((fresh) => {
    test('given entries, then the newest are listed first, as many as asked for', async () => {
      const { audit } = (await fresh()).database;
      for (const target of ['1001', '1002', '1003'])
        await audit.note({ actor: 'admin', action: 'phone-setup.read', target });
      const entries = await audit.list(2);
      expect(entries).toEqual([
        { actor: 'admin', action: 'phone-setup.read', target: '1003', at: expect.any(Date) },
        { actor: 'admin', action: 'phone-setup.read', target: '1002', at: expect.any(Date) },
      ]);
    });
  });
});
