/** Sound as engines want it: 16 bit samples, little end first, one channel. */
export interface Pcm {
  /** Samples a second. */
  readonly rate: number;
  readonly samples: Buffer;
}

const bytesASample = 2;

/** The sound of a WAV file as Asterisk records it; null for anything else. */
export function pcmIn(wav: Buffer): Pcm | null {
  if (wav.toString('latin1', 0, 4) !== 'RIFF') return null;
  let rate: number | null = null;
  for (let at = 12; at + 8 <= wav.length; ) {
    const name = wav.toString('latin1', at, at + 4);
    const size = wav.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 24 <= wav.length) {
      const [format, channels, bits] = [wav.readUInt16LE(at + 8), wav.readUInt16LE(at + 10), wav.readUInt16LE(at + 22)];
      if (format !== 1 || channels !== 1 || bits !== 16) return null;
      rate = wav.readUInt32LE(at + 12);
    }
    if (name === 'data') return rate === null ? null : { rate, samples: wav.subarray(at + 8, at + 8 + size) };
    at += 8 + size + (size % 2);
  }
  return null;
}

/** How far before the end of a piece a pause is looked for. */
const pauseWithinSeconds = 10;
const frameSeconds = 0.1;

/** Cuts sound into pieces of at most so many seconds, each where it is quietest near its end: between words. */
export function inPieces({ rate, samples }: Pcm, longestSeconds: number): Pcm[] {
  const bytes = (seconds: number) => Math.round(seconds * rate) * bytesASample;
  const pieces: Pcm[] = [];
  let rest = samples;
  while (rest.length > bytes(longestSeconds)) {
    const at = quietest(rest, bytes(longestSeconds - pauseWithinSeconds), bytes(longestSeconds), bytes(frameSeconds));
    pieces.push({ rate, samples: rest.subarray(0, at) });
    rest = rest.subarray(at);
  }
  return [...pieces, { rate, samples: rest }];
}

/** The middle of the quietest frame between two places. */
function quietest(samples: Buffer, from: number, to: number, frame: number): number {
  let [least, found] = [Number.POSITIVE_INFINITY, to];
  for (let at = from; at + frame <= to; at += frame) {
    const loudness = powerOf(samples.subarray(at, at + frame));
    if (loudness < least) [least, found] = [loudness, at + Math.floor(frame / 2 / bytesASample) * bytesASample];
  }
  return found;
}

function powerOf(samples: Buffer): number {
  let power = 0;
  for (let at = 0; at + bytesASample <= samples.length; at += bytesASample) power += samples.readInt16LE(at) ** 2;
  return power;
}
