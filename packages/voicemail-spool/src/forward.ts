import { join } from 'node:path';
import { type Disk, isDiskFull } from './disk.ts';
import type { Drafts } from './draft.ts';
import { formatEnvelope } from './envelope.ts';
import { joinWavs, wavSeconds } from './joined-wav.ts';
import type { Mailbox } from './mailbox.ts';
import { messageName, nextNumber } from './message-folder.ts';
import { finishRecording } from './recorded-wav.ts';
import type { Spoken } from './spoken.ts';

/** Where a copy of a message goes. */
export interface ForwardTarget {
  readonly mailbox: string;
  /** How many new messages that mailbox may hold. */
  readonly maxMessages: number;
  /** Id of the copy. */
  readonly messageId: string;
  /** Id of a comment that was spoken; null: none. */
  readonly spokenId: string | null;
}

/** What became of a message that was passed on. `gone`: it was deleted meanwhile. */
export type ForwardOutcome = 'forwarded' | 'gone' | 'mailbox-full' | 'disk-full';

/**
 * Puts a copy of a message into another mailbox; who left it and when stay as they were. Envelope and sound are written beside
 * the mailbox and take their number there by a rename each, the envelope first, as any message's do. Broken off before the
 * second rename, nothing of it is left after the next tidying.
 */
export async function forward(
  { disk, drafts, spoken }: { disk: Disk; drafts: Drafts; spoken: Spoken },
  { from, box, id, to }: { from: Mailbox; box: Mailbox; id: string; to: ForwardTarget },
): Promise<ForwardOutcome> {
  if (await drafts.isFull(to.mailbox, to.maxMessages)) return 'mailbox-full';
  const original = await from.read(id);
  if (!original) return 'gone';
  const comment = to.spokenId === null ? null : await spokenSound(spoken.file(to.spokenId), disk);
  const sound = joinWavs(comment ? [comment, original.wav] : [original.wav]);
  const envelope = {
    ...original.envelope,
    id: to.messageId,
    mailbox: to.mailbox,
    durationSeconds: Math.round(wavSeconds(sound)),
  };
  const prepared = join(box.workPath, `flexpbx-${to.messageId}`);
  try {
    await disk.makeFolder(box.workPath);
    await disk.write(`${prepared}.wav`, sound);
    await disk.write(`${prepared}.txt`, formatEnvelope(envelope));
    await box.adding(async (inbox, entries) => {
      const target = join(inbox, messageName(nextNumber(entries)));
      await disk.rename(`${prepared}.txt`, `${target}.txt`);
      await disk.rename(`${prepared}.wav`, `${target}.wav`);
    });
    return 'forwarded';
  } catch (fault) {
    for (const ending of ['wav', 'txt']) await disk.remove(`${prepared}.${ending}`);
    if (isDiskFull(fault)) return 'disk-full';
    throw fault;
  }
}

async function spokenSound(file: string, disk: Disk): Promise<Buffer | null> {
  await finishRecording(file);
  return disk.readBytes(file);
}
