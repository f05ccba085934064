import { dirname, join } from 'node:path';
import { AppError } from '@flexpbx/runtime';
import type { Disk } from './disk.ts';
import { finishRecording } from './recorded-wav.ts';

/**
 * What somebody speaks in a mailbox that is not a message of its own: a greeting before it is accepted, a comment on a message
 * that is passed on. Each is one of ARI's recordings, `spoken/<id>`, and is gone when its call is over.
 */
export class Spoken {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(recordings: string, disk: Disk) {
    this.#folder = join(recordings, 'spoken');
    this.#disk = disk;
  }

  /** The name to give ARI. */
  recordingName(id: string): string {
    return `spoken/${validId(id)}`;
  }

  file(id: string): string {
    return join(this.#folder, `${validId(id)}.wav`);
  }

  discard(id: string): Promise<void> {
    return this.#disk.remove(this.file(id));
  }

  /** Takes a finished recording out, to become a file of something else. */
  async moveTo(file: string, id: string): Promise<'moved' | 'nothing-recorded'> {
    if (!(await finishRecording(this.file(id)))) return 'nothing-recorded';
    await this.#disk.makeFolder(dirname(file));
    await this.#disk.rename(this.file(id), file);
    await this.#disk.sync(dirname(file));
    return 'moved';
  }

  /** Removes what killed processes left. */
  async tidy(): Promise<void> {
    for (const name of await this.#disk.list(this.#folder)) await this.#disk.remove(join(this.#folder, name));
  }
}

function validId(id: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(id)) return id;
  throw new AppError('invalid-input', 'The id of something spoken is letters, digits and - only.');
}
