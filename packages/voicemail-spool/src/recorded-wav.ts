import { fstatSync, readSync, writeSync } from 'node:fs';
import { hasCode, whileOpen } from './disk.ts';

/** What ARI records as `wav`: 8 kHz, 16 bit, one channel, behind a header of 44 bytes (formats/format_wav.c). */
const headerBytes = 44;
const bytesPerSecond = 16_000;

/**
 * Seconds of sound in a recording of Asterisk; null when there is no such file. The lengths in its header are written when
 * Asterisk closes the file: after a crash they are 0 and every player shows silence, so they are set right here.
 */
export async function finishRecording(file: string): Promise<number | null> {
  try {
    return await whileOpen(file, 'r+', finish);
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return null;
    throw fault;
  }
}

function finish(handle: number): number {
  const { size } = fstatSync(handle);
  if (size <= headerBytes) return 0;
  const header = Buffer.alloc(headerBytes);
  readSync(handle, header, 0, headerBytes, 0);
  const isPlainWav = header.toString('latin1', 0, 4) === 'RIFF' && header.toString('latin1', 36, 40) === 'data';
  if (isPlainWav && header.readUInt32LE(40) !== size - headerBytes) {
    header.writeUInt32LE(size - 8, 4);
    header.writeUInt32LE(size - headerBytes, 40);
    writeSync(handle, header, 0, headerBytes, 0);
  }
  return (size - headerBytes) / bytesPerSecond;
}
