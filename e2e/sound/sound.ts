import { SOUND_RATE } from './rate.ts';
import { longestGapMs, longestToneMs } from './tone.ts';

/** A level (of 32767) below which a line counts as silent: above G.711's idle noise, 30 dB below quiet speech. */
const SILENCE_RMS = 20;
/** Speech and music hold one pitch for less; the shortest call progress tone (a beep) lasts longer. */
const TONE_MS = 250;

/** A piece of mono sound at 8 kHz, 16-bit. Never changed once made. */
export class Sound {
  readonly samples: Int16Array;

  constructor(samples: Int16Array) {
    this.samples = samples;
  }

  /** A continuous sine tone. `level` is its peak, up to 32767. */
  static tone(hz: number, ms: number, level: number): Sound {
    const samples = new Int16Array(samplesIn(ms));
    for (let n = 0; n < samples.length; n++) samples[n] = level * Math.sin((2 * Math.PI * hz * n) / SOUND_RATE);
    return new Sound(samples);
  }

  static silence(ms: number): Sound {
    return new Sound(new Int16Array(samplesIn(ms)));
  }

  /** One after the other. */
  static join(...parts: readonly Sound[]): Sound {
    const samples = new Int16Array(parts.reduce((sum, part) => sum + part.samples.length, 0));
    let at = 0;
    for (const part of parts) {
      samples.set(part.samples, at);
      at += part.samples.length;
    }
    return new Sound(samples);
  }

  /** Both at once, as long as the first. */
  static mix(one: Sound, other: Sound): Sound {
    return new Sound(one.samples.map((sample, n) => sample + (other.samples[n] ?? 0)));
  }

  get durationMs(): number {
    return (this.samples.length * 1000) / SOUND_RATE;
  }

  /** The part from one time to another, in ms from the beginning; shorter when the sound ends before. */
  slice(fromMs: number, toMs: number): Sound {
    return new Sound(this.samples.slice(samplesIn(fromMs), samplesIn(toMs)));
  }

  /** Root mean square of the samples: 0 for silence, 23170 for a full-scale sine. */
  rms(): number {
    return levelOf(this.samples);
  }

  /** Whether nobody would hear anything. */
  isSilent(): boolean {
    return this.rms() < SILENCE_RMS;
  }

  /** Whether a steady tone of this frequency can be heard somewhere, alone or mixed with another. */
  hasTone(hz: number): boolean {
    return longestToneMs(this.samples, hz) >= TONE_MS;
  }

  /** How long the longest unbroken tone of this frequency lasts, to 25 ms. */
  toneMs(hz: number): number {
    return longestToneMs(this.samples, hz);
  }

  /** How long the longest stretch without this tone lasts, to 25 ms; 0 where it is heard throughout. */
  gapMs(hz: number): number {
    return longestGapMs(this.samples, hz);
  }
}

/** Root mean square of samples. */
export function levelOf(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

function samplesIn(ms: number): number {
  return Math.round((ms * SOUND_RATE) / 1000);
}
