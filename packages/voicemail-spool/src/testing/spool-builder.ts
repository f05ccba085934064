import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { voicemailLimits } from '@flexpbx/domain';
import type { DraftMeta } from '../draft.ts';
import { formatEnvelope } from '../envelope.ts';
import type { SpoolFolder } from '../mailbox.ts';

/** An empty spool in a folder of its own. */
export interface TestSpool {
  readonly paths: { readonly voicemail: string; readonly recordings: string };
  /** Writes what ARI would have: `seconds` of silence. */
  record(draftId: string, seconds: number): Promise<void>;
  /** Writes what ARI would have of something else than a message. */
  speak(spokenId: string, seconds: number): Promise<void>;
  /** Writes a message the way native VoiceMail() leaves it. */
  leave(box: string, folder: SpoolFolder | 'Family', number: number, id: string): Promise<void>;
  /** Names in a folder of the spool, sorted; lock files and folders count too. */
  names(...path: string[]): Promise<string[]>;
  /** When a file that is written now was written, by the kernel: its clock may be some milliseconds slow. */
  clock(): Promise<Date>;
  remove(): Promise<void>;
}

/** Makes an empty spool. */
export async function buildSpool(): Promise<TestSpool> {
  const root = await mkdtemp(join(tmpdir(), 'flexpbx-spool-'));
  const paths = { voicemail: join(root, 'voicemail', 'default'), recordings: join(root, 'recording') };
  return {
    paths,
    record: (draftId, seconds) => put(join(paths.recordings, 'voicemail', `${draftId}.wav`), silence(seconds)),
    speak: (id, seconds) => put(join(paths.recordings, 'spoken', `${id}.wav`), silence(seconds)),
    leave: (box, folder, number, id) => leaveNatively(join(paths.voicemail, box, folder), { box, number, id }),
    names: async (...path) => (await readdir(join(root, ...path)).catch(() => [])).sort(),
    clock: async () => {
      await writeFile(join(root, 'clock'), '');
      return (await stat(join(root, 'clock'))).mtime;
    },
    remove: () => rm(root, { recursive: true }),
  };
}

/** Writes an old message of three seconds the way native VoiceMail() leaves it, into a mailbox's folder. */
export async function leaveNatively(
  folder: string,
  { box, number, id }: { box: string; number: number; id: string },
): Promise<void> {
  const name = join(folder, `msg${String(number).padStart(4, '0')}`);
  await put(`${name}.wav`, silence(3));
  const { startedAt: _, minSeconds: __, ...meta } = draftMeta(box);
  await put(`${name}.txt`, formatEnvelope({ ...meta, id, durationSeconds: 3, receivedAt: new Date(0) }));
}

/** What is known of a message for `mailbox` before it is recorded. */
export function draftMeta(mailbox: string): DraftMeta {
  return {
    mailbox,
    callerNumber: '1001',
    callerName: 'Front office',
    context: 'from-extension',
    extension: mailbox,
    channel: 'PJSIP/1001-00000001',
    startedAt: new Date('2026-11-21T08:00:00Z'),
    minSeconds: voicemailLimits.minMessageSeconds,
  };
}

async function put(file: string, content: Buffer | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** A WAV file as Asterisk's format_wav writes it. */
export function silence(seconds: number): Buffer {
  const sound = Buffer.alloc(seconds * 16_000);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + sound.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(sound.length, 40);
  return Buffer.concat([header, sound]);
}
