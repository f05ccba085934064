import { type FSWatcher, watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Doorbell, reasonOf } from '@flexpbx/runtime';
import { type IntakeParts, takeInCallRecords } from './intake.ts';

/** Looked at also when nothing was heard: a notice of the file system can be lost. */
const lookAnywayMs = 10_000;
const retryMs = 5_000;
/** A busy hour's records are taken in together: a transaction for each cost as much CPU as Asterisk needs for its call. */
const gatherMs = 1_000;

/**
 * Takes call records in as they are written, at once after a quiet time and then together each second, until `signal` aborts. While the database can't be written they wait in
 * Asterisk's file. Resolves when the last intake is over.
 */
export async function watchCallRecords(parts: IntakeParts, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(parts.path), { recursive: true });
  const bell = new Doorbell();
  const watcher = watchFile(parts.path, bell, parts);
  try {
    while (!signal.aborted) {
      const wentWell = await takeInOnce(parts, signal);
      await parts.clock.sleep(gatherMs, signal).catch(() => undefined);
      await bell.rung(wentWell ? lookAnywayMs : retryMs, signal);
    }
  } finally {
    watcher.close();
  }
}

async function takeInOnce(parts: IntakeParts, signal: AbortSignal): Promise<boolean> {
  try {
    await takeInCallRecords(parts, signal);
    return true;
  } catch (fault) {
    if (!signal.aborted) {
      parts.logger.error('call records could not be taken in; they stay in their file and are tried again', {
        reason: reasonOf(fault),
        retryMs,
      });
    }
    return false;
  }
}

function watchFile(path: string, bell: Doorbell, { logger }: IntakeParts): FSWatcher {
  const watcher = watch(dirname(path), (_, name) => {
    if (name === null || name === basename(path)) bell.ring();
  });
  watcher.on('error', (fault) => logger.warn('the call records can not be watched', { reason: reasonOf(fault) }));
  return watcher;
}
