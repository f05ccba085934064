import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '@flexpbx/runtime';

const run = promisify(execFile);

/** Formats Asterisk plays without converting for phones that speak G.711 or G.722, and one for all others. */
const formats = [
  { ending: 'ulaw', rate: 8_000, arguments: ['-f', 'mulaw'] },
  { ending: 'alaw', rate: 8_000, arguments: ['-f', 'alaw'] },
  { ending: 'g722', rate: 16_000, arguments: ['-f', 'g722'] },
  { ending: 'wav16', rate: 16_000, arguments: ['-f', 'wav', '-c:a', 'pcm_s16le', '-bitexact'] },
] as const;

const longestSeconds = 3600;
const timeLimitMs = 15 * 60 * 1000;

/**
 * How loud all music is: about as loud as a voice on the telephone. EBU R 128 says how loudness is measured, ffmpeg's
 * loudnorm evens it.
 */
const evened = 'loudnorm=I=-24:TP=-3:LRA=7';

/**
 * Turns any sound file ffmpeg can read into what Asterisk plays, all equally loud. Writes `<id>.<format>` into `folder`,
 * all of them or none, and answers how long it plays. Throws AppError `invalid-input` for what is no sound.
 */
export async function convertTrack(upload: string, folder: string, id: string): Promise<{ seconds: number }> {
  await mkdir(folder, { recursive: true });
  const partial = (ending: string) => join(folder, `.${id}.${ending}.part`);
  const split = formats.map(({ ending }) => `[${ending}]`).join('');
  const outputs = formats.flatMap(({ ending, rate, arguments: how }) => [
    ...['-map', `[${ending}]`, '-ar', String(rate), '-t', String(longestSeconds), ...how, '-y', partial(ending)],
  ]);
  try {
    const filter = `[0:a:0]aformat=channel_layouts=mono,${evened},asplit=${formats.length}${split}`;
    // Only files: a playlist that was uploaded must not make ffmpeg fetch addresses or read other files.
    const input = ['-protocol_whitelist', 'file', '-i', upload];
    await ffmpeg(['-nostdin', '-v', 'error', ...input, '-filter_complex', filter, ...outputs]);
    const seconds = await secondsOf(partial('wav16'));
    for (const { ending } of formats) await rename(partial(ending), join(folder, `${id}.${ending}`));
    return { seconds };
  } catch (fault) {
    await Promise.all(formats.map(({ ending }) => rm(partial(ending), { force: true })));
    throw fault;
  }
}

/** Deletes what was made of a track. */
export async function deleteTrack(folder: string, id: string): Promise<void> {
  await Promise.all(formats.map(({ ending }) => rm(join(folder, `${id}.${ending}`), { force: true })));
}

/** The id of the track a file in the tracks' folder belongs to; null for other files. */
export function trackOf(fileName: string): string | null {
  const [, id, ending] = /^([a-z0-9][a-z0-9_-]*)\.(\w+)$/.exec(fileName) ?? [];
  return formats.some((format) => format.ending === ending) ? (id ?? null) : null;
}

async function ffmpeg(given: readonly string[]): Promise<void> {
  try {
    await run('nice', ['-n', '15', 'ffmpeg', ...given], { timeout: timeLimitMs });
  } catch (fault) {
    throw explained(fault as NodeJS.ErrnoException & { stderr?: string; killed?: boolean });
  }
}

function explained(fault: NodeJS.ErrnoException & { stderr?: string; killed?: boolean }): Error {
  const said = fault.stderr ?? '';
  if (fault.code === 'ENOENT' || /nice:.*ffmpeg/.test(said)) {
    return new AppError('setup-incomplete', 'ffmpeg is missing on this machine. Run npm start once, or install it.');
  }
  if (/No space left/.test(said)) return new AppError('disk-full', 'The disk is full. Make room and upload it again.');
  if (fault.killed) return new AppError('invalid-input', 'It took longer than a quarter of an hour to convert.');
  return new AppError('invalid-input', 'There is no sound in this file that can be read. Try MP3, WAV, FLAC or Ogg.');
}

async function secondsOf(path: string): Promise<number> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path]);
  return Math.round(Number(stdout));
}
