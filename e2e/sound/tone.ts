import { SOUND_RATE } from './rate.ts';

/** 50 ms: tells tones 20 Hz apart, and is shorter than any tone that matters. */
const WINDOW = 400;
const STEP = 200;
/** The part of a window's energy a tone must have: two tones of equal strength have half each. */
const SHARE = 0.3;
const QUIETEST_RMS = 50;

/**
 * How long, in ms, the longest unbroken stretch is in which a tone of this frequency carries much of the energy.
 * Goertzel's filter over overlapping windows of 50 ms.
 */
export function longestToneMs(samples: Int16Array, hz: number): number {
  let longest = 0;
  let run = 0;
  for (let at = 0; at + WINDOW <= samples.length; at += STEP) {
    run = hasTone(samples.subarray(at, at + WINDOW), hz) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest === 0 ? 0 : ((WINDOW + (longest - 1) * STEP) * 1000) / SOUND_RATE;
}

/**
 * How long, in ms, the longest stretch is in which a tone of this frequency is missing, to 25 ms; gaps under 35 ms are not
 * noticed.
 */
export function longestGapMs(samples: Int16Array, hz: number): number {
  let longest = 0;
  let run = 0;
  for (let at = 0; at + WINDOW <= samples.length; at += STEP) {
    run = hasTone(samples.subarray(at, at + WINDOW), hz) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  // A window counts as without the tone when most of it is, so the gap is somewhat longer than the windows' steps.
  return longest === 0 ? 0 : ((longest + 1) * STEP * 1000) / SOUND_RATE;
}

function hasTone(window: Int16Array, hz: number): boolean {
  let energy = 0;
  for (const sample of window) energy += sample * sample;
  if (energy / window.length < QUIETEST_RMS ** 2) return false;
  return toneEnergy(window, hz) / energy >= SHARE;
}

/** The energy of the window's part at one frequency (Goertzel), in the unit of the summed squares of its samples. */
function toneEnergy(window: Int16Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / SOUND_RATE);
  let previous = 0;
  let beforeThat = 0;
  for (const sample of window) {
    const current = sample + coefficient * previous - beforeThat;
    beforeThat = previous;
    previous = current;
  }
  const magnitude = previous ** 2 + beforeThat ** 2 - coefficient * previous * beforeThat;
  return (2 * magnitude) / window.length;
}
