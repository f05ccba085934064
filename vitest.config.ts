import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const testFile = '*.test.ts';
const elsewhere = ['**/node_modules/**', 'var/**', '.tools/**'];
const providePostgres = './e2e/system/provide-postgres.ts';

// Tests of these folders run on SQLite and on PostgreSQL; the others need no server.
const onDatabases = [
  'packages/db/**',
  'tools/**',
  'apps/portal/**',
  'apps/worker/**',
  'apps/configd/**',
  'apps/cli/**',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'databases',
          include: onDatabases.map((folder) => `${folder}/${testFile}`),
          exclude: elsewhere,
          globalSetup: providePostgres,
          // Nothing of a test stays in a module, and loading them all again for each file took as long as the tests.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'rules',
          include: [`{packages,apps,system-scripts}/**/${testFile}`],
          exclude: [...elsewhere, ...onDatabases],
          // Some start an Asterisk or processes of their own.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [`{e2e,bench}/**/${testFile}`],
          exclude: elsewhere,
          globalSetup: providePostgres,
          // Whole systems and phones that keep time: once the machine has nothing else to do, and several files at once on
          // each core, since they mostly wait for what is spoken.
          sequence: { groupOrder: 1 },
          maxWorkers: 3 * availableParallelism(),
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
