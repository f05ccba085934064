import { Fourier, type Spectrum } from './fourier.ts';
import { SOUND_RATE } from './rate.ts';
import { levelOf, type Sound } from './sound.ts';

/** Where a prompt was heard. */
export interface PromptMatch {
  /** Where the prompt's beginning lies in what was heard; negative when listening began in its middle. */
  readonly startMs: number;
  /** How much of the prompt's speech has been found. */
  readonly foundMs: number;
}

const BLOCK = 4096;
/** 256 ms. Long enough that two different utterances hardly correlate, short enough to find part of a prompt. */
const PIECE = 2048;
const LAGS = BLOCK - PIECE + 1;
/**
 * Two recordings of the same prompt correlate at 0.98 and more through G.711; unrelated speech stays below 0.6. A packet lost
 * in the middle of a piece leaves little more than half of it: a busy machine loses two in a prompt of a second.
 */
const SIMILAR = 0.65;
const QUIETEST_RMS = 100;
/** A lost packet or two moves the rest of the prompt by this much at most (50 ms). */
const DRIFT = 400;
/** Fewer pieces may be chance; a shorter prompt must be there as a whole. */
const ENOUGH_PIECES = 3;
/** Of the pieces that should have been heard. Prompts share words and whole clauses, so a few hits say little. */
const ENOUGH_SHARE = 0.8;

/**
 * How much of a prompt must have been heard: all of it; its beginning, the first 0.8 s; or whatever part falls into what was
 * heard, for a recording that was cut off at either end.
 */
export type Extent = 'whole' | 'beginning' | 'part';

interface Piece {
  /** Where in the prompt it lies, in samples. */
  readonly offset: number;
  readonly length: number;
  readonly spectrum: Spectrum;
  /** Square root of the sum of its squared samples. */
  readonly norm: number;
}

interface Hit {
  readonly piece: Piece;
  /** Where the prompt would begin in what was heard, in samples. */
  readonly start: number;
}

const fourier = new Fourier(BLOCK);

/**
 * Recognises one known recording in sound that arrives bit by bit: a matched filter for each 256 ms of the prompt, whose hits
 * must agree on where the prompt began. Works through G.711.
 */
export class PromptFinder {
  readonly #pieces: readonly Piece[];
  readonly #pairs: readonly (readonly [Piece, Piece])[];
  #hits: Hit[] = [];
  #unsearched = new Int16Array(0);
  /** Where `#unsearched` begins in all that was heard, in samples. */
  #position = 0;
  #searched = 0;
  #heard = 0;

  constructor(prompt: Sound) {
    this.#pieces = cutIntoPieces(prompt.samples);
    if (this.#pieces.length === 0) throw new Error('the prompt holds no sound that could be recognised');
    this.#pairs = this.#pieces.flatMap((piece, at) =>
      at % 2 ? [] : [[piece, this.#pieces[at + 1] ?? piece] as const],
    );
  }

  /** Takes the next samples heard. The last half second of them is not searched yet: see `searchTail`. */
  feed(samples: Int16Array): void {
    this.#heard += samples.length;
    const all = new Int16Array(this.#unsearched.length + samples.length);
    all.set(this.#unsearched);
    all.set(samples, this.#unsearched.length);
    const rest = this.#searchBlocks(all);
    this.#position += all.length - rest.length;
    this.#unsearched = rest.slice();
    this.#searched = this.#position;
  }

  /** Searches the last half second too, when nothing more comes for now. */
  searchTail(): void {
    const padded = new Int16Array(this.#unsearched.length + BLOCK);
    padded.set(this.#unsearched);
    this.#searchBlocks(padded);
    this.#searched = this.#heard;
  }

  /** Where the prompt was heard, if enough of it was. */
  match(extent: Extent): PromptMatch | undefined {
    for (const { start } of this.#hits) {
      const found = new Set(this.#hits.filter((hit) => Math.abs(hit.start - start) <= DRIFT).map((hit) => hit.piece));
      const expected = this.#pieces.filter((piece) => this.#wasSearched(start + piece.offset, piece.length));
      if (found.size < expected.length * ENOUGH_SHARE || !this.#isEnough(extent, start, expected)) continue;
      return { startMs: (start * 1000) / SOUND_RATE, foundMs: (found.size * PIECE * 1000) / SOUND_RATE };
    }
    return undefined;
  }

  #wasSearched(start: number, length: number): boolean {
    return start >= 0 && start < this.#searched && start + length <= this.#heard;
  }

  #isEnough(extent: Extent, start: number, expected: readonly Piece[]): boolean {
    if (expected.length < Math.min(ENOUGH_PIECES, this.#pieces.length)) return false;
    // The first packet of a call may be lost.
    const hasBeginning = start > -PIECE;
    const hasEnd = expected.at(-1) === this.#pieces.at(-1);
    return extent === 'part' || (hasBeginning && (extent === 'beginning' || hasEnd));
  }

  /** Searches as many blocks as there are and returns the samples left over. */
  #searchBlocks(samples: Int16Array): Int16Array {
    let at = 0;
    for (; at + BLOCK <= samples.length; at += LAGS)
      this.#search(samples.subarray(at, at + BLOCK), this.#position + at);
    return samples.subarray(at);
  }

  #search(block: Int16Array, position: number): void {
    const norms = normsOfWindows(block);
    const spectrum = fourier.ofSamples(block);
    for (const [one, two] of this.#pairs) {
      const [withOne, withTwo] = fourier.correlate(spectrum, one.spectrum, two.spectrum);
      this.#note(one, position, mostSimilar(withOne, norms, one.norm));
      if (two !== one) this.#note(two, position, mostSimilar(withTwo, norms, two.norm));
    }
  }

  #note(piece: Piece, position: number, lag: number | undefined): void {
    if (lag !== undefined) this.#hits.push({ piece, start: position + lag - piece.offset });
  }
}

/** Looks for a prompt in a recording. */
export function findPrompt(heard: Sound, prompt: Sound, extent: Extent): PromptMatch | undefined {
  const finder = new PromptFinder(prompt);
  finder.feed(heard.samples);
  finder.searchTail();
  return finder.match(extent);
}

/** Whether a sound is part of a longer one, wherever it begins: music repeats itself. Silence is part of nothing. */
export function isExcerpt(excerpt: Sound, whole: Sound): boolean {
  return !excerpt.isSilent() && findPrompt(whole, excerpt, 'whole') !== undefined;
}

/** The pieces with speech in them; those of a prompt too short for one are filled up with silence. */
function cutIntoPieces(samples: Int16Array): Piece[] {
  const pieces: Piece[] = [];
  for (let offset = 0; offset < samples.length; offset += PIECE) {
    const part = samples.subarray(offset, offset + PIECE);
    const isTail = part.length < PIECE && pieces.length > 0;
    if (isTail || levelOf(part) < QUIETEST_RMS) continue;
    pieces.push({
      offset,
      length: part.length,
      spectrum: fourier.ofSamples(part),
      norm: levelOf(part) * Math.sqrt(part.length),
    });
  }
  return pieces;
}

/** The norm of each window of one piece's length in a block. */
function normsOfWindows(block: Int16Array): Float64Array {
  const norms = new Float64Array(LAGS);
  let energy = 0;
  for (let n = 0; n < PIECE; n++) energy += (block[n] ?? 0) ** 2;
  for (let lag = 0; lag < LAGS; lag++) {
    norms[lag] = Math.sqrt(energy);
    energy += (block[lag + PIECE] ?? 0) ** 2 - (block[lag] ?? 0) ** 2;
  }
  return norms;
}

function mostSimilar(correlation: Float64Array, norms: Float64Array, pieceNorm: number): number | undefined {
  const quietest = QUIETEST_RMS * Math.sqrt(PIECE);
  let best = SIMILAR;
  let bestLag: number | undefined;
  for (let lag = 0; lag < LAGS; lag++) {
    const norm = norms[lag] ?? 0;
    if (norm < quietest) continue;
    const similarity = (correlation[lag] ?? 0) / (norm * pieceNorm);
    if (similarity <= best) continue;
    best = similarity;
    bestLag = lag;
  }
  return bestLag;
}
