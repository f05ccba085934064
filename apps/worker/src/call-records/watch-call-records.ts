import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { keepLooking, reasonOf } from '@flexpbx/runtime';
import { type IntakeParts, takeInCallRecords } from './intake.ts';

/** A notice of the file system can be lost. */
const lookAnywayMs = 10_000;
/** A busy hour's records are taken in together: a transaction for each cost as much CPU as Asterisk needs for its call. */
const restMs = 1_000;

/**
 * Takes call records in as they are written, at once after a quiet time and then together each second, until `signal` aborts.
 * While the database can't be written they wait in Asterisk's file. Resolves when the last intake is over.
 */
export async function watchCallRecords(parts: IntakeParts, signal: AbortSignal): Promise<void> {
  const { path, logger } = parts;
  await mkdir(dirname(path), { recursive: true });
  const look = () => takeInCallRecords(parts, signal);
  const failed = (reason: string) =>
    logger.error('call records could not be taken in; they stay in their file and are tried again', { reason });
  const causes = [(again: () => void) => watchFile(parts, again)];
  await keepLooking({ look, failed, causes, anywayMs: lookAnywayMs, restMs }, signal).over;
}

/** Returns how to stop. */
function watchFile({ path, logger }: IntakeParts, written: () => void): () => void {
  const watcher = watch(dirname(path), (_, name) => {
    if (name === null || name === basename(path)) written();
  });
  watcher.on('error', (fault) => logger.warn('the call records can not be watched', { reason: reasonOf(fault) }));
  return () => watcher.close();
}
