import { randomUUID } from 'node:crypto';
import { type BigIntStats, mkdirSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs';
import { link, lstat, readlink, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@flexpbx/runtime';
import { hasCode } from './disk.ts';

/** As long as app_voicemail itself waits (main/app.c, ast_lock_path_lockfile). */
const waitLimitMs = 5_000;
const retryMs = 5;
/** app_voicemail holds a lock for a few renames; an older one was left behind by an Asterisk that was killed. */
const foreignLockLimitMs = 60_000;

/**
 * The lock app_voicemail takes on a folder while it adds, moves or renumbers messages: whoever creates `<folder>/.lock`
 * has it (`lockmode=lockfile`, Asterisk's default). Asterisk makes that name by link(), we by symlink(), whose target
 * says who holds it: so it needs no disk block (a full disk can still be tidied) and a lock whose holder was killed is
 * known from one in use. Left alone it would make every native VoiceMail() to that box lose its message.
 */
export class FolderLocks {
  readonly #lastInLine = new Map<string, Promise<unknown>>();
  readonly #holder = `flexpbx:${process.pid}:${startTimeOf(process.pid) ?? 0}`;

  /** Runs `work` while holding the locks of `folders`, taken in the order given. Throws AppError `timed-out`. */
  async holding<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
    const [first, ...rest] = folders;
    if (first === undefined) return work();
    return this.#inLine(first, async () => {
      const lock = join(first, '.lock');
      mkdirSync(first, { recursive: true });
      await this.#acquire(lock);
      try {
        return await this.holding(rest, work);
      } finally {
        unlinkSync(lock);
      }
    });
  }

  /** One of ours at a time asks for a folder's lock, so that ours don't make each other wait by polling. */
  #inLine<T>(folder: string, work: () => Promise<T>): Promise<T> {
    const before = this.#lastInLine.get(folder) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.#lastInLine.set(folder, settled);
    void settled.then(() => {
      if (this.#lastInLine.get(folder) === settled) this.#lastInLine.delete(folder);
    });
    return mine;
  }

  async #acquire(lock: string): Promise<void> {
    const giveUpAt = Date.now() + waitLimitMs;
    for (;;) {
      try {
        return symlinkSync(this.#holder, lock);
      } catch (fault) {
        if (!hasCode(fault, 'EEXIST')) throw fault;
      }
      await breakIfAbandoned(lock);
      if (Date.now() > giveUpAt) throw new AppError('timed-out', `${lock} was held for more than ${waitLimitMs} ms.`);
      await pause(retryMs);
    }
  }
}

/** Removes a lock whose holder is gone. */
export async function breakIfAbandoned(lock: string): Promise<void> {
  const judged = await lstat(lock, { bigint: true }).catch(() => null);
  if (!judged || !(await isAbandoned(lock, judged))) return;
  // Another process may have broken it in the meantime and hold it anew: look again at what was really taken away.
  const aside = `${lock}-broken-${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if (identity(await lstat(aside, { bigint: true })) !== identity(judged))
    await link(aside, lock).catch(() => undefined);
  await unlink(aside);
}

async function isAbandoned(lock: string, found: BigIntStats): Promise<boolean> {
  if (!found.isSymbolicLink()) return Date.now() - Number(found.mtimeMs) > foreignLockLimitMs;
  const [, pid, startTime] = (await readlink(lock).catch(() => '')).split(':');
  if (pid === undefined || startTime === undefined) return false;
  return startTimeOf(Number(pid)) !== startTime;
}

function identity(file: BigIntStats): string {
  return `${file.dev}:${file.ino}:${file.mtimeNs}`;
}

/** When a process was started, in the kernel's ticks (proc(5), field 22 of stat); null when there is no such process. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself contain spaces and parentheses.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
