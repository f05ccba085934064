import { SOUND_RATE } from './rate.ts';
import { Sound } from './sound.ts';

const PCM = 1;
const PCM_EXTENSIBLE = 0xfffe;

interface Format {
  readonly code: number;
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

/**
 * Reads a RIFF WAVE file of 16-bit mono PCM at 8 kHz, the format Asterisk writes and its stock prompts come in.
 * Throws with the format found when it is another one.
 */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') throw new Error('not a WAVE file');
  let format: Format | undefined;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const name = tag(view, at);
    const size = view.getUint32(at + 4, true);
    if (name === 'fmt ') format = readFormat(view, at + 8);
    // A recording still being written says 0 or too much here: take what is there.
    if (name === 'data') return readSamples(view, at + 8, Math.min(size, view.byteLength - at - 8), format);
    at += 8 + size + (size % 2);
  }
  throw new Error('the WAVE file holds no sound');
}

/** Writes a WAVE file of 16-bit mono PCM. */
export function writeWav(sound: Sound): Uint8Array {
  const { samples } = sound;
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('RIFF\0\0\0\0WAVEfmt '));
  view.setUint32(4, 36 + samples.length * 2, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SOUND_RATE, true);
  view.setUint32(28, SOUND_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  bytes.set(new TextEncoder().encode('data'), 36);
  view.setUint32(40, samples.length * 2, true);
  for (const [index, sample] of samples.entries()) view.setInt16(44 + index * 2, sample, true);
  return bytes;
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function readFormat(view: DataView, at: number): Format {
  return {
    code: view.getUint16(at, true),
    channels: view.getUint16(at + 2, true),
    rate: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  };
}

function readSamples(view: DataView, at: number, length: number, format: Format | undefined): Sound {
  const isPcm = format?.code === PCM || format?.code === PCM_EXTENSIBLE;
  if (!format || !isPcm || format.channels !== 1 || format.bits !== 16 || format.rate !== SOUND_RATE) {
    throw new Error(`the WAVE file is not 16-bit mono PCM at ${SOUND_RATE} Hz but ${JSON.stringify(format)}`);
  }
  const samples = new Int16Array(Math.floor(length / 2));
  for (let index = 0; index < samples.length; index++) samples[index] = view.getInt16(at + index * 2, true);
  return new Sound(samples);
}
