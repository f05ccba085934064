import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Client } from '../client.ts';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { migrateDatabase } from '../index.ts';
import { Store } from '../store.ts';
import { freshEnvironment } from '../testing/index.ts';
import { SerialSqlite } from './serial-sqlite.ts';

const note = (target: string) => ({ at: new Date(0), actor: 'test', action: 'test', target });

describe('SerialSqlite', () => {
  test('given writes beside transactions that are rolled back, then exactly the acknowledged ones are there', async () => {
    const { client } = await freshClient();
    const acknowledged: string[] = [];
    const work = async (worker: number, round: number) => {
      const target = `${worker}-${round}`;
      if (worker % 2 === 0) {
        await client.auditEntry.create({ data: note(target) });
        acknowledged.push(target);
        return;
      }
      const fails = round % 2 === 0;
      const transaction = client.$transaction(async (rows) => {
        await rows.auditEntry.create({ data: note(target) });
        if (fails) throw new Error('thought better of it');
      });
      if (fails) return expect(transaction).rejects.toThrow('thought better of it');
      await transaction;
      acknowledged.push(target);
    };
    const workers = Array.from({ length: 16 }, async (_, worker) => {
      for (let round = 0; round < 20; round++) await work(worker, round);
    });
    await Promise.all(workers);
    const kept = (await client.auditEntry.findMany()).map(({ target }) => target);
    expect(kept.sort()).toEqual(acknowledged.sort());
  });

  test('given the disk is full, then the writer is told so, and the next ones are served', async () => {
    const { client, store } = await freshClient();
    const { page_count: pages } = await one(client, 'PRAGMA page_count');
    await one(client, `PRAGMA max_page_count = ${pages}`);
    const much = note('x'.repeat(1_000_000));
    await expect(store.transaction((rows) => rows.auditEntry.create({ data: much }))).rejects.toMatchObject({
      id: 'disk-full',
    });
    await expect(store.statement((rows) => rows.auditEntry.create({ data: much }))).rejects.toMatchObject({
      id: 'disk-full',
      message: expect.stringContaining('Free some space'),
    });
    expect(await client.auditEntry.count()).toBe(0);
    await one(client, `PRAGMA max_page_count = ${1_000_000}`);
    await store.transaction((rows) => rows.auditEntry.create({ data: much }));
    expect(await client.auditEntry.count()).toBe(1);
  });

  test('given it is open, then the file is written ahead, synced at checkpoints and keeps its references', async () => {
    const { client } = await freshClient();
    expect(await one(client, 'PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await one(client, 'PRAGMA synchronous')).toEqual({ synchronous: 1n });
    expect(await one(client, 'PRAGMA foreign_keys')).toEqual({ foreign_keys: 1n });
  });
});

async function freshClient(): Promise<{ client: Client; store: Store }> {
  const environment = await freshEnvironment('sqlite');
  await migrateDatabase(environment);
  const file = join(environment.stateDir, 'flexpbx.db');
  const client = new PrismaClient({ adapter: new SerialSqlite(file) });
  return { client, store: new Store(client, { kind: 'sqlite', file }) };
}

async function one(client: Client, statement: string): Promise<Record<string, unknown>> {
  const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(statement);
  return row ?? {};
}
