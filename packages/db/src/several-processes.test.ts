import { describe, expect, test } from 'vitest';
import { forEachDatabase } from './testing/index.ts';
import { startProcess } from './testing/start-process.ts';

const processes = 4;
const writesEach = 50;

describe('several processes on one database', () => {
  forEachDatabase((fresh) => {
    test('given four processes write at once, then no write fails and none is lost', { timeout: 120_000 }, async () => {
      const { database, environment } = await fresh();
      const before = await database.configuration.state();
      const writers = Array.from({ length: processes }, (_, at) =>
        startProcess('create-extensions', environment, String(10_000 + at * writesEach), String(writesEach)),
      );
      await Promise.all(writers.map(({ ended }) => ended()));
      expect(await database.extensions.count()).toBe(processes * writesEach);
      expect(await database.audit.list(10_000)).toHaveLength(processes * writesEach);
      expect((await database.configuration.state()).wanted).toBe(before.wanted + processes * writesEach);
    });

    test('given a process is killed while it writes, then every write it was told of is there', async () => {
      const { database, environment } = await fresh();
      const writer = startProcess('create-extensions', environment, '10000', '100000');
      const told: unknown[] = [];
      while (told.length < 20) told.push(await writer.next());
      writer.child.kill('SIGKILL');
      await expect(writer.ended()).rejects.toThrow('SIGKILL');
      const numbers = (await database.extensions.list({})).map(({ number }) => number);
      expect(numbers).toEqual(expect.arrayContaining(told));
      // Whole transactions only: what the dead process left half done is not to be seen.
      expect((await database.configuration.state()).wanted).toBe(1 + numbers.length);
    });
  });
});
