import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger, statePaths } from '@flexpbx/runtime';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../index.ts';
import { anExtension, forEachDatabase, freshDatabase } from '../testing/index.ts';

describe('the secrets key', () => {
  forEachDatabase((fresh) => {
    test('given a new database, then the key is made once, for our eyes only', async () => {
      const { environment, openAnother } = await fresh();
      const file = statePaths(environment).secretsKey;
      const { mode, size } = await stat(file);
      expect(mode & 0o777).toBe(0o600);
      expect(size).toBe(32);
      const before = await readFile(file);
      await openAnother();
      expect(await readFile(file)).toEqual(before);
    });

    test('given several open a new database at once, then they agree on one key', async () => {
      const { database, openAnother, environment } = await fresh();
      await database.extensions.create(anExtension({}), 'admin');
      const all = await Promise.all([openAnother(), openAnother(), openAnother()]);
      for (const { extensions } of all) expect((await extensions.find('1001'))?.sipSecret).toBe('Difference-Engine-2');
      expect((await stat(statePaths(environment).secretsKey)).size).toBe(32);
    });

    test('given the key is lost, then the database is not opened and no new key is made', async () => {
      const { environment } = await fresh();
      const file = statePaths(environment).secretsKey;
      await rename(file, `${file}.lost`);
      await expect(openDatabase(environment, silentLogger)).rejects.toMatchObject({
        id: 'setup-incomplete',
        message: expect.stringContaining('is missing'),
      });
      await expect(stat(file)).rejects.toThrow('ENOENT');
    });

    test('given another key, then the database is not opened', async () => {
      const { environment } = await fresh();
      await writeFile(statePaths(environment).secretsKey, randomBytes(32));
      await expect(openDatabase(environment, silentLogger)).rejects.toMatchObject({
        id: 'setup-incomplete',
        message: expect.stringContaining('not the key this database was made with'),
      });
    });
  });

  test.each([0o640, 0o604])('given others can read it (mode %o), then it is refused', async (mode) => {
    const { environment } = await freshDatabase('sqlite');
    await chmod(statePaths(environment).secretsKey, mode);
    await expect(openDatabase(environment, silentLogger)).rejects.toMatchObject({
      id: 'setup-incomplete',
      message: expect.stringContaining('chmod 600'),
    });
  });

  test('given half a key, then it is called damaged', async () => {
    const { environment } = await freshDatabase('sqlite');
    await writeFile(statePaths(environment).secretsKey, randomBytes(16));
    await expect(openDatabase(environment, silentLogger)).rejects.toThrow(/damaged/);
  });
});

describe('secrets at rest', () => {
  test('given an extension is kept, then its password and PIN stand nowhere in the files', async () => {
    const { database, environment } = await freshDatabase('sqlite');
    const secrets = { sipSecret: 'Analytical-Engine-7', voicemailPin: '9081726354' };
    await database.extensions.create(anExtension(secrets), 'admin');
    const file = join(environment.stateDir, 'flexpbx.db');
    const kept = Buffer.concat([await readFile(file), await readFile(`${file}-wal`)]);
    expect(kept.includes('Ada Lovelace')).toBe(true);
    expect(kept.includes(secrets.sipSecret)).toBe(false);
    expect(kept.includes(secrets.voicemailPin)).toBe(false);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(`${file}-wal`)).mode & 0o777).toBe(0o600);
  });
});
