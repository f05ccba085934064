import { statfs } from 'node:fs/promises';
import type { Ami } from '@flexpbx/asterisk';
import { isGone } from '@flexpbx/asterisk/port';
import type { LiveConference } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';

/** Kept free for messages and call records. An hour of a conference takes 58 MB. */
const leastFreeBytes = 500 * 1024 * 1024;

/** What the disk is guarded with. */
export interface RecordingRoomParts {
  /** Where recordings are written. */
  readonly folder: string;
  readonly ami: Pick<Ami, 'action'>;
  readonly rooms: () => readonly LiveConference[];
  readonly logger: Logger;
}

/** Whether the disk of a folder has room for recordings. */
export async function hasRecordingRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > leastFreeBytes;
}

/** Ends all recordings of conferences when the disk runs full; those who talk go on talking. */
export async function guardRecordingRoom({ folder, ami, rooms, logger }: RecordingRoomParts): Promise<void> {
  const recorded = rooms().filter(({ isRecording }) => isRecording);
  if (recorded.length === 0 || (await hasRecordingRoom(folder))) return;
  for (const { number } of recorded) {
    logger.error('a conference is recorded no more: the disk is nearly full', { conference: number });
    await ami.action('ConfbridgeStopRecord', { Conference: number }).catch((fault: unknown) => {
      if (!isGone(fault)) logger.warn('a recording could not be ended', { reason: reasonOf(fault) });
    });
  }
}
