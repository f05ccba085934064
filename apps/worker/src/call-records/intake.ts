import { appendFile, rename, unlink } from 'node:fs/promises';
import type { CallRecordPosition, CallRecordRepository } from '@flexpbx/db';
import { type CallLeg, foldCall } from '@flexpbx/domain';
import type { Clock, Logger } from '@flexpbx/runtime';
import { parseLegLine } from './leg-line.ts';
import { RecordFile } from './record-file.ts';

/** What the intake works with. */
export interface IntakeParts {
  /** The file Asterisk appends to. */
  readonly path: string;
  readonly records: CallRecordRepository;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Above this size a file is put away once all of it was taken in. */
  readonly rotateAboveBytes: number;
}

/** Asterisk opens the file anew for each record; one that was opened before the renaming is written long before this. */
const settleMs = 1_000;

/**
 * Takes everything in that Asterisk has written since the last time. Each line ends up in the database once, however
 * often this is broken off: position and legs are one transaction, and a leg that is read again is known again.
 *
 * A file that has grown too big is renamed to `<path>.done`, read to its end, and deleted; the position is what says
 * how far that got. A line that is no call record is kept in `<path>.rejected`.
 */
export async function takeInCallRecords(parts: IntakeParts, signal: AbortSignal): Promise<void> {
  await finishPutAwayFile(parts, signal);
  const file = await RecordFile.open(parts.path);
  if (!file) return;
  try {
    const taken = await takeInFile(parts, file);
    if (taken < parts.rotateAboveBytes) return;
    await rename(parts.path, putAwayPath(parts.path));
  } finally {
    await file.close();
  }
  await finishPutAwayFile(parts, signal);
}

async function finishPutAwayFile(parts: IntakeParts, signal: AbortSignal): Promise<void> {
  const file = await RecordFile.open(putAwayPath(parts.path));
  if (!file) return;
  try {
    await parts.clock.sleep(settleMs, signal);
    await takeInFile(parts, file);
    // Before the file goes: the next one may get its inode, and would be taken for one that was read already.
    await takeIn(parts.records, [], { file: 'none', offset: 0 });
    await unlink(putAwayPath(parts.path));
  } finally {
    await file.close();
  }
}

/** Returns up to where the file was taken in. */
async function takeInFile({ path, records, logger }: IntakeParts, file: RecordFile): Promise<number> {
  const known = await records.position();
  let offset = known?.file === file.identity ? known.offset : 0;
  if (offset > (await file.size())) offset = 0;
  for (;;) {
    const { lines, nextOffset } = await file.read(offset);
    if (nextOffset === offset) return offset;
    const legs = await sortOut(lines, `${path}.rejected`, logger);
    offset = nextOffset;
    await takeIn(records, legs, { file: file.identity, offset });
  }
}

async function sortOut(lines: readonly string[], rejectedPath: string, logger: Logger): Promise<CallLeg[]> {
  const legs: CallLeg[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const parsed = parseLegLine(line);
    if (parsed.kind === 'leg') {
      legs.push(parsed.leg);
      continue;
    }
    await appendFile(rejectedPath, `${line}\n`, { mode: 0o600 });
    logger.warn('a line of the call records could not be read and was put aside', {
      reason: parsed.reason,
      file: rejectedPath,
    });
  }
  return legs;
}

function takeIn(records: CallRecordRepository, legs: readonly CallLeg[], position: CallRecordPosition): Promise<void> {
  return records.takeIn(legs, position, foldCall);
}

function putAwayPath(path: string): string {
  return `${path}.done`;
}
