/** Complex numbers side by side, as the transform below works on them. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A discrete Fourier transform of one size, a power of two (iterative radix 2), with its tables made once. */
export class Fourier {
  readonly size: number;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #reversed: Uint32Array;

  constructor(size: number) {
    const bits = Math.log2(size);
    if (!Number.isInteger(bits)) throw new RangeError(`${size} is not a power of two`);
    this.size = size;
    this.#cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
    this.#reversed = new Uint32Array(size);
    for (let n = 1; n < size; n++) this.#reversed[n] = (at(this.#reversed, n >> 1) >> 1) | ((n & 1) << (bits - 1));
  }

  /** The spectrum of real samples; fewer than `size` are filled up with zeros. */
  ofSamples(samples: ArrayLike<number>): Spectrum {
    const re = new Float64Array(this.size);
    re.set(samples);
    const im = new Float64Array(this.size);
    this.#transform(re, im);
    return { re, im };
  }

  /**
   * Circular cross-correlation of one sound with two others at once, for the price of one: element `t` says how well the other
   * sound, moved by `t`, lies on the first (the sum of the products of their samples).
   */
  correlate(sound: Spectrum, one: Spectrum, two: Spectrum): [withOne: Float64Array, withTwo: Float64Array] {
    const re = new Float64Array(this.size);
    const im = new Float64Array(this.size);
    for (let k = 0; k < this.size; k++) {
      const soundRe = at(sound.re, k) / this.size;
      const soundIm = at(sound.im, k) / this.size;
      const oneRe = soundRe * at(one.re, k) + soundIm * at(one.im, k);
      const oneIm = soundIm * at(one.re, k) - soundRe * at(one.im, k);
      const twoRe = soundRe * at(two.re, k) + soundIm * at(two.im, k);
      const twoIm = soundIm * at(two.re, k) - soundRe * at(two.im, k);
      // Both results are real, so one can travel as the imaginary part of the other. Real and imaginary parts change places
      // on the way in and out, which makes an inverse transform of the forward one.
      re[k] = oneIm + twoRe;
      im[k] = oneRe - twoIm;
    }
    this.#transform(re, im);
    return [im, re];
  }

  #transform(re: Float64Array, im: Float64Array): void {
    this.#reorder(re);
    this.#reorder(im);
    const [cosines, sines, size] = [this.#cos, this.#sin, this.size];
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const cos = at(cosines, k * stride);
          const sin = at(sines, k * stride);
          const low = start + k;
          const high = low + half;
          const turnedRe = at(re, high) * cos - at(im, high) * sin;
          const turnedIm = at(re, high) * sin + at(im, high) * cos;
          re[high] = at(re, low) - turnedRe;
          im[high] = at(im, low) - turnedIm;
          re[low] = at(re, low) + turnedRe;
          im[low] = at(im, low) + turnedIm;
        }
      }
    }
  }

  #reorder(values: Float64Array): void {
    for (let n = 0; n < this.size; n++) {
      const other = at(this.#reversed, n);
      if (other <= n) continue;
      const kept = at(values, n);
      values[n] = at(values, other);
      values[other] = kept;
    }
  }
}

function at(values: Float64Array | Uint32Array, index: number): number {
  return values[index] ?? 0;
}
