import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@flexpbx/runtime';

/** Writes an upload to `path`, whole or not at all. Throws AppError `disk-full` or `invalid-input` (empty, too large). */
export async function keepUpload(file: Readable, path: string): Promise<void> {
  const partial = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const written = createWriteStream(partial);
    await pipeline(file, written);
    if (written.bytesWritten === 0) throw emptyFile();
    await rename(partial, path);
  } catch (fault) {
    await rm(partial, { force: true });
    if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
    throw new AppError('disk-full', 'The disk is full: the file could not be kept. Make room and try again.', {
      cause: fault,
    });
  }
}

function emptyFile(): AppError {
  return new AppError('invalid-input', 'This file is empty.', { fields: { file: 'This file is empty.' } });
}
