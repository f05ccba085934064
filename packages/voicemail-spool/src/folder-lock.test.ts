import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { link, mkdtemp, readdir, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { breakIfAbandoned, FolderLocks } from './folder-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexpbx-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Takes the lock exactly as ast_lock_path_lockfile() does. */
async function lockAsAsterisk(): Promise<void> {
  const temporary = join(folder, '.lock-00c0ffee');
  await writeFile(temporary, '');
  await link(temporary, join(folder, '.lock'));
  await unlink(temporary);
}

test('given we hold the lock, then Asterisk cannot take it, and can once we are done', async () => {
  await new FolderLocks().holding([folder], async () => {
    await expect(lockAsAsterisk()).rejects.toMatchObject({ code: 'EEXIST' });
    await unlink(join(folder, '.lock-00c0ffee'));
  });
  await lockAsAsterisk();
  expect(await readdir(folder)).toEqual(['.lock']);
});

test('given Asterisk holds the lock, then we wait until it lets go', async () => {
  await lockAsAsterisk();
  let hasRun = false;
  const work = new FolderLocks().holding([folder], async () => {
    hasRun = true;
  });
  await breakIfAbandoned(join(folder, '.lock'));
  expect(hasRun).toBe(false);
  await unlink(join(folder, '.lock'));
  await work;
  expect(hasRun).toBe(true);
});

test('given several want it, then one works at a time, also when work fails', async () => {
  const inOneProcess = new FolderLocks();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await readdir(folder);
    log.push(`${name} ends`);
    if (name === 'b') throw new Error('b failed');
  };
  const results = await Promise.allSettled([
    inOneProcess.holding([folder], work('a')),
    inOneProcess.holding([folder], work('b')),
    new FolderLocks().holding([folder], work('c')),
  ]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  for (let at = 0; at < log.length; at += 2) expect(log[at + 1]).toBe(log[at]?.replace('begins', 'ends'));
  expect(await readdir(folder)).toEqual([]);
});

test('given the process that held it was killed, then the next one takes it at once', async () => {
  const holder = spawn('cat');
  const { pid } = holder;
  await symlink(`flexpbx:${pid}:12345`, join(folder, '.lock'));
  await new FolderLocks().holding([folder], async () => undefined);
  holder.kill();
  await once(holder, 'exit');
  await symlink(`flexpbx:${pid}:12345`, join(folder, '.lock'));
  await new FolderLocks().holding([folder], async () => undefined);
  expect(await readdir(folder)).toEqual([]);
});

test('given an Asterisk that was killed left its lock a minute ago, then it is broken', async () => {
  await lockAsAsterisk();
  const longAgo = new Date(Date.now() - 61_000);
  await utimes(join(folder, '.lock'), longAgo, longAgo);
  await new FolderLocks().holding([folder], async () => undefined);
  expect(await readdir(folder)).toEqual([]);
});
