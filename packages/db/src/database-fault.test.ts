import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, silentLogger } from '@flexpbx/runtime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrateDatabase, openDatabase } from './index.ts';
import { anExtension, freshDatabase, freshEnvironment } from './testing/index.ts';
import { openTcpGate } from './testing/tcp-gate.ts';

describe('a database file that can not be used', () => {
  test('given the file is read-only, then reading works and writing says what to do', async () => {
    const { environment, database } = await freshDatabase('sqlite');
    await database.extensions.create(anExtension({}), 'admin');
    await database.close();
    await withoutRights(environment, 0o777, 0o444);
    const readOnly = await openDatabase(environment, silentLogger);
    onTestFinished(() => readOnly.close());
    expect(await readOnly.extensions.list({})).toHaveLength(1);
    expect((await readOnly.configuration.snapshot()).extensions).toHaveLength(1);
    await expect(readOnly.extensions.create(anExtension({ number: '1002' }), 'admin')).rejects.toMatchObject({
      id: 'read-only',
      message: expect.stringMatching(/flexpbx\.db can't be written: it is read-only\. Make it and its folder writable/),
    });
    await expect(migrateDatabase(environment)).rejects.toMatchObject({ id: 'read-only' });
  });

  test('given the file is in a read-only folder, then opening says what to do', async () => {
    const { environment, database } = await freshDatabase('sqlite');
    await database.close();
    await withoutRights(environment, 0o555, 0o444);
    for (const use of [migrateDatabase, open]) {
      await expect(use(environment)).rejects.toMatchObject({
        id: 'read-only',
        message: expect.stringContaining('Make it and its folder writable'),
      });
    }
  });

  test('given no right to the folder, then opening says whom to give it', async () => {
    const { environment, database } = await freshDatabase('sqlite');
    await database.close();
    await withoutRights(environment, 0o000, 0o000);
    for (const use of [migrateDatabase, open]) {
      await expect(use(environment)).rejects.toMatchObject({
        id: 'database-unavailable',
        message: expect.stringContaining('the user FlexPBX runs as'),
      });
    }
  });

  test('given something else stands in the file, then opening calls it damaged', async () => {
    const environment = await freshEnvironment('sqlite');
    await mkdir(environment.stateDir, { recursive: true });
    await writeFile(join(environment.stateDir, 'flexpbx.db'), 'not a database '.repeat(1000));
    for (const use of [migrateDatabase, open]) {
      await expect(use(environment)).rejects.toMatchObject({
        id: 'database-unavailable',
        message: expect.stringContaining('damaged'),
      });
    }
  });
});

describe('a PostgreSQL server that can not be used', () => {
  test('given nobody listens there, then opening says that it is not reached, without the password', async () => {
    const databaseUrl = 'postgresql://flexpbx:hunter2hunter2@127.0.0.1:1/flexpbx';
    const environment = { ...(await freshEnvironment('sqlite')), databaseUrl };
    for (const use of [migrateDatabase, open]) {
      await expect(use(environment)).rejects.toMatchObject({
        id: 'database-unavailable',
        message: expect.stringMatching(/^(?!.*hunter2).*flexpbx on 127\.0\.0\.1:1 can't be reached/),
      });
    }
  });

  test('given the database does not exist on it, then opening says so', async () => {
    const environment = await freshEnvironment('postgresql');
    const databaseUrl = environment.databaseUrl.replace(/test_\w+$/, 'nowhere');
    await expect(openDatabase({ ...environment, databaseUrl }, silentLogger)).rejects.toMatchObject({
      id: 'database-unavailable',
      message: expect.stringContaining('does not exist'),
    });
  });

  test('given it goes away and comes back, then reads fail by name meanwhile and work again', async () => {
    const { environment } = await freshDatabase('postgresql');
    const gate = await openTcpGate(environment.databaseUrl);
    const database = await openDatabase({ ...environment, databaseUrl: gate.url }, silentLogger);
    onTestFinished(() => database.close());
    expect(await database.extensions.count()).toBe(0);
    await gate.cut();
    await expect(database.extensions.count()).rejects.toMatchObject({ id: 'database-unavailable' });
    await expect(database.extensions.create(anExtension({}), 'admin')).rejects.toMatchObject({
      id: 'database-unavailable',
    });
    await gate.mend();
    await database.extensions.create(anExtension({}), 'admin');
    expect(await database.extensions.count()).toBe(1);
  });
});

const open = (environment: Environment) => openDatabase(environment, silentLogger);

/** Takes rights away from file and folder; root, who needs none, becomes somebody else for the rest of the test. */
async function withoutRights(environment: Environment, folderMode: number, fileMode: number): Promise<void> {
  const folder = environment.stateDir;
  await chmod(join(folder, 'flexpbx.db'), fileMode);
  await chmod(folder, folderMode);
  const root = process.geteuid?.() === 0;
  if (root) {
    await chown(join(folder, 'keys'), nobody, nobody);
    await chown(join(folder, 'keys', 'secrets.key'), nobody, nobody);
    process.seteuid?.(nobody);
  }
  onTestFinished(async () => {
    if (root) process.seteuid?.(0);
    await chmod(folder, 0o755);
  });
}

const nobody = 65_534;
