import { defineConfig } from 'vitest/config';

// Tests of these folders run on SQLite and on PostgreSQL; only they start a server.
const onDatabases = [
  'packages/db/**',
  'tools/**',
  'apps/portal/**',
  'apps/worker/**',
  'apps/configd/**',
  'apps/cli/**',
];
const testFile = '*.test.ts';
const elsewhere = ['**/node_modules/**', 'var/**', '.tools/**', 'apps/web/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'databases',
          include: onDatabases.map((folder) => `${folder}/${testFile}`),
          exclude: elsewhere,
          globalSetup: './e2e/system/provide-postgres.ts',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'rules',
          include: [`**/${testFile}`],
          exclude: [...elsewhere, ...onDatabases],
        },
      },
    ],
  },
});
