import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type GreetingKind, greetingKinds } from '@flexpbx/domain';
import type { Disk } from './disk.ts';
import { finishRecording } from './recorded-wav.ts';
import { removeOlder } from './remove-older.ts';

/** app_voicemail's names, which its own VoiceMail() plays as well. */
const fileNames = {
  unavailable: 'unavail',
  busy: 'busy',
  name: 'greet',
  temporary: 'temp',
} as const satisfies Record<GreetingKind, string>;

/** The greetings of one mailbox: files beside its folders. */
export class Greetings {
  readonly #path: string;
  readonly #disk: Disk;

  constructor(mailboxPath: string, disk: Disk) {
    this.#path = mailboxPath;
    this.#disk = disk;
  }

  /** Those there are. */
  async list(): Promise<GreetingKind[]> {
    const names = new Set(await this.#disk.list(this.#path));
    return greetingKinds.filter((kind) => names.has(`${fileNames[kind]}.wav`));
  }

  /** Path without extension, as Asterisk plays it; null when there is none. */
  async find(kind: GreetingKind): Promise<string | null> {
    const sound = this.#sound(kind);
    return (await this.#disk.measure(`${sound}.wav`)) ? sound : null;
  }

  open(kind: GreetingKind): Promise<FileHandle | null> {
    return open(`${this.#sound(kind)}.wav`, 'r').catch(() => null);
  }

  /** Takes a finished recording as greeting, in one step: whoever listens hears the old one or the new one, whole. */
  async keep(kind: GreetingKind, recording: string): Promise<'kept' | 'nothing-recorded'> {
    if (!(await finishRecording(recording))) return 'nothing-recorded';
    await this.#disk.makeFolder(this.#path);
    await this.#disk.rename(recording, `${this.#sound(kind)}.wav`);
    await this.#disk.sync(dirname(this.#sound(kind)));
    return 'kept';
  }

  /** The same with sound that came from elsewhere: 16 bit, 8,000 times a second, one channel, behind a WAV header. */
  async put(kind: GreetingKind, wav: Uint8Array): Promise<void> {
    const work = join(this.#path, 'tmp');
    const prepared = join(work, `greeting-${fileNames[kind]}.wav`);
    await this.#disk.makeFolder(work);
    await this.#disk.write(prepared, wav);
    await this.#disk.rename(prepared, `${this.#sound(kind)}.wav`);
    await this.#disk.sync(this.#path);
  }

  /** False when there is none. */
  async remove(kind: GreetingKind): Promise<boolean> {
    if (!(await this.find(kind))) return false;
    await this.#disk.remove(`${this.#sound(kind)}.wav`);
    return true;
  }

  /** Removes greetings that were made before, in whatever format; returns how many files. */
  async removeOlder(before: Date): Promise<number> {
    const known = new Set<string>(Object.values(fileNames));
    const names = (await this.#disk.list(this.#path)).filter((name) => known.has(name.replace(/\.\w+$/, '')));
    return removeOlder(this.#disk, this.#path, { before, names });
  }

  #sound(kind: GreetingKind): string {
    return join(this.#path, fileNames[kind]);
  }
}
