import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** Set-up of a vitest project whose tests need PostgreSQL: one private server for all of them. */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
