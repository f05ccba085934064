import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { within } from '../phones/time-limit.ts';
import type { TestSystem } from '../system/start-system.ts';

const logLine = z.looseObject({
  level: z.string(),
  message: z.string(),
  process: z.string(),
  timestamp: z.string(),
});

/** What processes of ours had to complain about, and whatever else they said that is in `unwanted`, as it stands in their logs. */
export async function complaints({ paths }: TestSystem, unwanted: readonly string[]): Promise<string[]> {
  const files = (await readdir(paths.log)).filter((name) => name.endsWith('.log'));
  const texts = await Promise.all(files.map((name) => readFile(join(paths.log, name), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.startsWith('{'));
  const said = lines.map((line) => logLine.parse(JSON.parse(line)));
  return said
    .filter(({ level, message }) => level === 'warn' || level === 'error' || unwanted.includes(message))
    .toSorted((one, other) => (one.timestamp < other.timestamp ? -1 : 1))
    .map(({ timestamp, process, message, level: _, ...fields }) => {
      return `${timestamp} ${process}: ${message} ${JSON.stringify(fields)}`;
    });
}

/** Resolves when a process of ours has logged this sentence once more than now; to be called before what makes it. */
export function logged({ paths }: TestSystem, process: string, sentence: string, ms: number): Promise<void> {
  const file = join(paths.log, `${process}.log`);
  const count = async () => (await readFile(file, 'utf8').catch(() => '')).split(sentence).length;
  const seen = Promise.withResolvers<void>();
  const before = count();
  const watcher = watch(paths.log, () => {
    void Promise.all([before, count()]).then(([then, now]) => now > then && seen.resolve());
  });
  return within(ms, `${process} logs "${sentence}"`, seen.promise).finally(() => watcher.close());
}
