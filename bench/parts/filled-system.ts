import { once } from 'node:events';
import { type Database, openDatabase } from '@flexpbx/db';
import type { Extension } from '@flexpbx/domain';
import { startSystem, type TestSystem } from '@flexpbx/e2e/system';
import { silentLogger } from '@flexpbx/runtime';
import { tell } from './report.ts';

/** A first rendering of 10,000 extensions has to be loaded by Asterisk. */
const applyTimeoutMs = 180_000;

/** Which database a benchmark runs on: SQLite like everybody's, or the PostgreSQL that DATABASE_URL names. */
export function databaseUnderTest(): { readonly url: string | null; readonly name: string } {
  const url = process.env.DATABASE_URL ?? null;
  return { url, name: url?.startsWith('postgres') ? 'PostgreSQL' : 'SQLite' };
}

/** The whole product, running, with these extensions live in its Asterisk. */
export async function startFilledSystem(extensions: readonly Extension[]): Promise<TestSystem> {
  tell(`Starting the product with ${extensions.length} extensions …`);
  const system = await startSystem({ databaseUrl: databaseUnderTest().url, variables: {} });
  try {
    await fill(system, extensions);
    return system;
  } catch (error) {
    await system.remove();
    throw error;
  }
}

/** Adds extensions behind the portal's back and resolves when configd has applied them. */
export function fill(system: TestSystem, extensions: readonly Extension[]): Promise<void> {
  return changeBehind(system, (database) => database.extensions.createMany(extensions, 'bench'));
}

/** Changes the configuration behind the portal's back and resolves when configd has applied it. */
export async function changeBehind(
  { environment }: TestSystem,
  change: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(environment, silentLogger);
  try {
    await change(database);
    await whenApplied(database);
  } finally {
    await database.close();
  }
}

/** Resolves when Asterisk runs with what the database wants. */
async function whenApplied({ configuration, bell }: Database): Promise<void> {
  const heard = new EventTarget();
  const stop = bell.listen(['configuration-state'], () => heard.dispatchEvent(new Event('state')));
  const signal = AbortSignal.timeout(applyTimeoutMs);
  try {
    for (;;) {
      const changed = once(heard, 'state', { signal });
      const { wanted, applied, failure } = await configuration.state();
      if (failure?.revision === wanted) throw new Error(`the configuration was refused: ${failure.reason}`);
      if (applied === wanted) return void changed.catch(() => {});
      await changed;
    }
  } finally {
    stop();
  }
}
