import { type Environment, silentLogger } from '@flexpbx/runtime';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databaseAddress } from './database-address.ts';
import { migrateDatabase, openDatabase } from './index.ts';
import { migrateSqlite } from './migrations/migrate-sqlite.ts';
import { type Migration, readMigrations } from './migrations/migration-files.ts';
import { outstanding } from './migrations/outstanding.ts';
import { freshDatabase, freshEnvironment } from './testing/index.ts';
import { startProcess } from './testing/start-process.ts';

describe.each(['sqlite', 'postgresql'] as const)('migrateDatabase on %s', (kind) => {
  test('given an empty database, then all migrations are applied, and nothing is done the second time', async () => {
    const environment = await freshEnvironment(kind);
    const all = (await readMigrations(kind)).map(({ name }) => name);
    expect(await migrateDatabase(environment)).toEqual(all);
    expect(await migrateDatabase(environment)).toEqual([]);
  });

  test('given three processes migrate at once, then each migration is applied once and none of them fails', async () => {
    const environment = await freshEnvironment(kind);
    const processes = [1, 2, 3].map(() => startProcess('migrate', environment));
    for (const { next } of processes) expect(await next()).toBe('ready');
    for (const { child } of processes) child.send('go');
    const applied = await Promise.all(processes.map(({ next }) => next()));
    expect(applied.flat()).toEqual((await readMigrations(kind)).map(({ name }) => name));
    await Promise.all(processes.map(({ ended }) => ended()));
  });

  test('given a database without tables, then opening it says what to do', async () => {
    const environment = await freshEnvironment(kind);
    await expect(openDatabase(environment, silentLogger)).rejects.toMatchObject({
      id: 'setup-incomplete',
      message: expect.stringContaining('npm start'),
    });
  });
});

const aMigration = (name: string, sql: string): Migration => ({ name, sql, sum: `sum of ${sql}` });

test('given the database is newer than the program, then it is not opened', async () => {
  const { environment, database } = await freshDatabase('sqlite');
  await database.close();
  const file = fileOf(environment);
  const sqlite = new Sqlite(file);
  sqlite.prepare("INSERT INTO _migration VALUES ('9999_later.sql', 'x', 'later')").run();
  sqlite.close();
  await expect(openDatabase(environment, silentLogger)).rejects.toThrow(/newer FlexPBX.*9999_later/);
});

describe('outstanding', () => {
  const first = aMigration('0001_first.sql', 'one');
  const second = aMigration('0002_second.sql', 'two');

  test('given the first was applied, then the second is outstanding', () => {
    expect(outstanding([first, second], [first])).toEqual([second]);
  });

  test('given an applied one was edited, then it is refused by name', () => {
    expect(() => outstanding([aMigration(first.name, 'edited')], [first])).toThrow(/0001_first\.sql was edited/);
  });

  test('given the database knows a later one, then it is refused as made by a newer program', () => {
    expect(() => outstanding([first], [first, second])).toThrow(/newer FlexPBX.*0002_second\.sql/);
  });
});

describe('migrateSqlite', () => {
  const tables = aMigration(
    '0001_tables.sql',
    `CREATE TABLE parent (id INTEGER PRIMARY KEY);
     CREATE TABLE child (parent INTEGER REFERENCES parent(id) ON DELETE CASCADE);
     INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);`,
  );

  test('given a migration makes a table anew, then the rows that refer to it stay', async () => {
    const file = await freshFile();
    const anew = aMigration(
      '0002_anew.sql',
      `PRAGMA foreign_keys = OFF;
       CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
       INSERT INTO new_parent (id) SELECT id FROM parent;
       DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;
       PRAGMA foreign_keys = ON;`,
    );
    await migrateSqlite(file, [tables, anew]);
    expect(rowsOf(file, 'child')).toEqual([{ parent: 1 }]);
  });

  test('given a migration leaves a row that refers to nothing, then nothing of it is kept', async () => {
    const file = await freshFile();
    await migrateSqlite(file, [tables]);
    const careless = aMigration('0002_careless.sql', 'DELETE FROM parent');
    await expect(migrateSqlite(file, [tables, careless])).rejects.toThrow(/refer to nothing/);
    expect(rowsOf(file, 'parent')).toEqual([{ id: 1 }]);
  });

  test('given a migration fails half way, then nothing of it is kept', async () => {
    const file = await freshFile();
    await migrateSqlite(file, [tables]);
    const broken = aMigration('0002_broken.sql', 'DELETE FROM child; SELECT * FROM nowhere');
    await expect(migrateSqlite(file, [tables, broken])).rejects.toThrow(/nowhere/);
    expect(rowsOf(file, 'child')).toEqual([{ parent: 1 }]);
  });
});

async function freshFile(): Promise<string> {
  return fileOf(await freshEnvironment('sqlite'));
}

function fileOf(environment: Environment): string {
  const address = databaseAddress(environment);
  return address.kind === 'sqlite' ? address.file : '';
}

function rowsOf(file: string, table: string): unknown[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database.prepare(`SELECT * FROM ${table}`).all();
  } finally {
    database.close();
  }
}
