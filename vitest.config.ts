import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { atOnce } from './e2e/system/at-once.ts';
import { LongestFirst } from './e2e/system/longest-first.ts';

const testFile = '*.test.ts';
const elsewhere = ['**/node_modules/**', 'var/**', '.tools/**'];
const providePostgres = './e2e/system/provide-postgres.ts';
const provideBrowser = './e2e/web/provide-browser.ts';
const provideProgram = './e2e/system/provide-program.ts';

// Tests of these folders run on SQLite and on PostgreSQL; the others need no server.
const onDatabases = [
  'packages/db/**',
  'tools/**',
  'apps/portal/**',
  'apps/worker/**',
  'apps/configd/**',
  'apps/cli/**',
];

// Some of them wait for processes of their own.
const aFewMore = availableParallelism() + 1;

// One group after the other: what is quick comes first, and phones that keep time are alone with each other.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'rules',
          include: [`{packages,apps,system-scripts}/**/${testFile}`],
          exclude: [...elsewhere, ...onDatabases],
          sequence: { groupOrder: 0 },
          maxWorkers: aFewMore,
          // Nothing of a test stays in a module, and loading them all again for each file takes longer than the tests.
          isolate: false,
          // Some start an Asterisk or processes of their own.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'databases',
          include: onDatabases.map((folder) => `${folder}/${testFile}`),
          exclude: elsewhere,
          globalSetup: providePostgres,
          sequence: { groupOrder: 1 },
          maxWorkers: aFewMore,
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [`{e2e,bench}/**/${testFile}`],
          exclude: elsewhere,
          globalSetup: [provideProgram, providePostgres, provideBrowser],
          sequence: { groupOrder: 2 },
          setupFiles: './e2e/system/wait-for-processors.ts',
          maxWorkers: atOnce,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          // A phone that got no processor for a second misses a word: tried once more, and shown as such.
          retry: 1,
        },
      },
    ],
  },
});
