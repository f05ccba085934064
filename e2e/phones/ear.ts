import { stockPrompt } from '../asterisk/stock-sounds.ts';
import { type Extent, PromptFinder, type PromptMatch } from '../sound/prompt-finder.ts';
import { SOUND_RATE } from '../sound/rate.ts';
import { Sound } from '../sound/sound.ts';
import { PATIENCE_MS } from './time-limit.ts';

/** How late sound may come on a busy machine. Whoever is sent nothing waits so much longer than asked: while recorded, for instance. */
const LATE_MS = 500;
const PAUSE_MS = 200;
/** Lost packets make a prompt end this much earlier than its beginning promised; the next one begins there. */
const SHORTENED_MS = 150;
/** Whose beginning is looked for is not looked for as a whole: that would keep a test with long prompts busy for seconds. */
const BEGINNING_MS = 2_000;

/** What a phone's loudspeaker gives out, from the first packet on. */
export class Ear {
  #samples = new Int16Array(30 * SOUND_RATE);
  #length = 0;
  #expectedUntilMs = 0;
  readonly #listeners = new Set<(samples: Int16Array) => void>();

  /** All that was heard so far. */
  get heard(): Sound {
    return new Sound(this.#samples.slice(0, this.#length));
  }

  /** How much was heard so far, in ms. */
  get heardMs(): number {
    return (this.#length * 1000) / SOUND_RATE;
  }

  /** The next sound of this length. Where nothing is sent (no packets come), silence is put at its end. */
  async record(ms: number): Promise<Sound> {
    const from = this.heardMs;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(count);
        resolve();
      };
      const count = (): void => {
        if (this.heardMs >= from + ms) done();
      };
      const timer = setTimeout(done, ms + LATE_MS);
      this.#listeners.add(count);
    });
    const heard = this.heard.slice(from, from + ms);
    return Sound.join(heard, Sound.silence(ms - heard.durationMs));
  }

  /** Lets something happen and returns the longest time, in ms, in which no sound came meanwhile; its packets take 20 ms. */
  async longestPause(happening: () => Promise<void>): Promise<number> {
    let longest = 0;
    let last = performance.now();
    const measure = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    };
    this.#listeners.add(measure);
    try {
      await happening();
    } finally {
      this.#listeners.delete(measure);
    }
    measure();
    return longest;
  }

  /**
   * Resolves when a stock prompt of Asterisk's (`vm-intro`, `digits/1`) has been heard, after those this was called for before.
   * `extent`: to its end, or just its first 0.8 s. Rejects when it was not heard in time or before the call was over.
   */
  async expectPrompt(name: string, extent: 'whole' | 'beginning', over: AbortSignal): Promise<void> {
    await this.expectSound(name, await stockPrompt(name), extent, over);
  }

  /** The same of any sound; `name` is for people. */
  async expectSound(name: string, whole: Sound, extent: 'whole' | 'beginning', over: AbortSignal): Promise<void> {
    const prompt = extent === 'whole' ? whole : whole.slice(0, BEGINNING_MS);
    const fromMs = this.#expectedUntilMs;
    const signal = AbortSignal.any([over, AbortSignal.timeout(PATIENCE_MS)]);
    const match = await this.#recognise(prompt, extent, fromMs, signal).catch(() => {
      const heard = this.heard.slice(fromMs, this.heardMs);
      const when = over.aborted ? 'before the call ended' : `within ${PATIENCE_MS} ms`;
      const what = `${heard.durationMs} ms of sound with level ${Math.round(heard.rms())}`;
      throw new Error(`${name} was not heard ${when}, but ${what}`);
    });
    const lengthMs = extent === 'whole' ? prompt.durationMs - SHORTENED_MS : match.foundMs;
    this.#expectedUntilMs = Math.max(fromMs, match.startMs + lengthMs);
  }

  #recognise(prompt: Sound, extent: Extent, fromMs: number, signal: AbortSignal): Promise<PromptMatch> {
    const finder = new PromptFinder(prompt);
    return new Promise((resolve, reject) => {
      const listener = (samples: Int16Array): void => {
        pause.refresh();
        finder.feed(samples);
        judge();
      };
      const judge = (): void => {
        const match = finder.match(extent);
        if (!match) return;
        stop();
        resolve({ ...match, startMs: match.startMs + fromMs });
      };
      const judgeAll = (): void => {
        finder.searchTail();
        judge();
      };
      // Who is recorded, for instance, is sent nothing after the beep.
      const pause = setTimeout(judgeAll, PAUSE_MS);
      const stop = (): void => {
        clearTimeout(pause);
        this.#listeners.delete(listener);
        signal.removeEventListener('abort', giveUp);
      };
      const giveUp = (): void => {
        judgeAll();
        stop();
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp);
      this.#listeners.add(listener);
      listener(this.heard.slice(fromMs, this.heardMs).samples);
      if (signal.aborted) giveUp();
    });
  }

  /** Takes the next samples from the line. */
  hear(samples: Int16Array): void {
    if (this.#length + samples.length > this.#samples.length) {
      const bigger = new Int16Array(this.#samples.length * 2);
      bigger.set(this.#samples);
      this.#samples = bigger;
    }
    this.#samples.set(samples, this.#length);
    this.#length += samples.length;
    for (const listener of this.#listeners) listener(samples);
  }
}
