import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The private PostgreSQL server of this run; its owner may create databases. */
    postgresUrl: string;
  }
}

// Making one costs ten times what emptying one does, and making its tables as much again.
const withoutTables: string[] = [];
const withTables: string[] = [];

/** A database without tables on the run's private server, the test's own until it is over. Returns its address. */
export async function takePostgresDatabase(): Promise<string> {
  const url = withoutTables.pop() ?? (await createDatabase());
  onTestFinished(async () => {
    await query(url, endOtherConnections, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    withoutTables.push(url);
  });
  return url;
}

/** The same with the tables that `migrate` makes, and what it puts into them. */
export async function takeMigratedDatabase(migrate: (url: string) => Promise<unknown>): Promise<string> {
  const url = withTables.pop() ?? (await migratedDatabase(migrate));
  onTestFinished(async () => {
    await query(url, endOtherConnections, putBackRows);
    withTables.push(url);
  });
  return url;
}

async function migratedDatabase(migrate: (url: string) => Promise<unknown>): Promise<string> {
  const url = await createDatabase();
  await migrate(url);
  await query(url, keepRows);
  return url;
}

const endOtherConnections =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

/** What migrations put into tables is kept beside them. */
const keepRows = `
  CREATE SCHEMA kept;
  DO $$ DECLARE name text; is_filled boolean; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO is_filled;
      IF is_filled THEN EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', name, name); END IF;
    END LOOP;
  END $$`;

/** Deleting from sixty empty tables is quicker than truncating them: that makes files anew. No foreign key is looked at. */
const putBackRows = `
  SET session_replication_role = replica;
  DO $$ DECLARE name text; counter record; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('DELETE FROM public.%I', name);
    END LOOP;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' LOOP
      EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', name, name);
    END LOOP;
    FOR counter IN SELECT sequencename, start_value FROM pg_sequences WHERE schemaname = 'public' LOOP
      PERFORM setval(format('public.%I', counter.sequencename)::regclass, counter.start_value, false);
    END LOOP;
  END $$`;

async function createDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('postgresUrl'));
  await query(url.href, `CREATE DATABASE ${name}`);
  url.pathname = name;
  return url.href;
}

async function query(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
