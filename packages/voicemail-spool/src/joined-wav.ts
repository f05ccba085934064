const headerBytes = 44;

/** Sounds of Asterisk's `wav` format (16 bit, 8,000 times a second, one channel), one after the other as one. */
export function joinWavs(wavs: readonly Buffer[]): Buffer {
  const sounds = wavs.map(soundIn);
  const length = sounds.reduce((sum, sound) => sum + sound.length, 0);
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(headerBytes - 8 + length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(length, 40);
  return Buffer.concat([header, ...sounds]);
}

/** Seconds of sound in such a file. */
export function wavSeconds(wav: Buffer): number {
  return soundIn(wav).length / 16_000;
}

/** Asterisk writes the data behind a header of 44 bytes; other programs may put chunks of their own before it. */
function soundIn(wav: Buffer): Buffer {
  for (let at = 12; at + 8 <= wav.length; ) {
    const size = wav.readUInt32LE(at + 4);
    if (wav.toString('latin1', at, at + 4) === 'data') return wav.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  return Buffer.alloc(0);
}
