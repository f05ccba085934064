import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AppError } from '@flexpbx/runtime';
import { z } from 'zod';
import type { PreparedDatabase } from './prepare-database.ts';

const run = promisify(execFile);

const prepared = z.object({
  migrations: z.array(z.string()),
  firstAdmin: z.object({ username: z.string(), password: z.string(), expiresAt: z.coerce.date() }).nullable(),
});

/**
 * Has a process of its own prepare the database: the supervisor lives for months and needs the database for a moment;
 * Prisma would cost it 50 MB for good. Throws AppError `database-unavailable` with that process's words.
 */
export async function prepareDatabaseApart(
  main: string,
  { variables, signal }: { variables: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<PreparedDatabase> {
  // With the flags this process was started with.
  const args = [...process.execArgv, main, 'prepare-database'];
  try {
    const { stdout } = await run(process.execPath, args, { env: variables, signal });
    return prepared.parse(JSON.parse(stdout));
  } catch (fault) {
    signal.throwIfAborted();
    const words = (fault as { stderr?: string }).stderr?.trim();
    throw new AppError('database-unavailable', words || 'The database could not be prepared.', { cause: fault });
  }
}
