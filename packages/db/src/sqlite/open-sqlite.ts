import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from '../client.ts';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { SerialSqlite } from './serial-sqlite.ts';

/** A client on a database file. */
export async function openSqlite(file: string): Promise<Client> {
  await makeSqliteFile(file);
  return new PrismaClient({ adapter: new SerialSqlite(file) });
}

/** Sees to it that the file is there and only we can read it: it holds sealed passwords and who called whom. */
export async function makeSqliteFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const found = await stat(file).catch(() => null);
  if (found === null) {
    const made = await open(file, 'a', 0o600);
    await made.close();
  } else if ((found.mode & 0o077) !== 0 && found.uid === process.geteuid?.()) {
    await chmod(file, 0o600);
  }
}
