import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';

const run = promisify(execFile);

async function ask(url: string, sql: string): Promise<string> {
  const { stdout } = await run('psql', ['--no-psqlrc', '--tuples-only', '--no-align', url, '--command', sql]);
  return stdout.trim();
}

function portAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('given a private PostgreSQL, then its databases are apart and nothing is left after it was stopped', async () => {
  const postgres = await startPostgres();
  const port = Number(new URL(postgres.url).port);
  try {
    const other = await postgres.createDatabase('other');
    await ask(other, 'create table here (id int)');
    expect(await ask(postgres.url, "select to_regclass('here') is null")).toBe('t');
    expect(await ask(other, "select to_regclass('here') is null")).toBe('f');
    const folder = await ask(postgres.url, 'show data_directory');
    await postgres.stop();
    expect(await portAnswers(port)).toBe(false);
    await expect(run('ls', [folder])).rejects.toThrow();
  } finally {
    await postgres.stop();
  }
}, 30_000);
