import { isExcerpt } from '../sound/prompt-finder.ts';
import type { Sound } from '../sound/sound.ts';
import type { CodedLine } from './coded-line.ts';
import type { Media, SoundLine } from './media.ts';
import { PATIENCE_MS } from './time-limit.ts';

const TONE_MS = 500;
/** Four pieces of the kind music is recognised by. */
const MUSIC_MS = 1_500;

/** What is said and heard in a call. The sound path stands before a call is answered (early media). */
export abstract class SpokenCall {
  protected abstract readonly media: Promise<Media>;
  /** Aborted when the call is over. */
  protected readonly over = new AbortController();

  /** Resolves when the sound path stands. */
  async ready(): Promise<void> {
    await this.media;
  }

  /** Speaks a continuous tone until told otherwise. Whole hertz. */
  async playTone(hz: number): Promise<void> {
    (await this.#sound()).voice.playTone(hz);
  }

  /** Speaks once; resolves when all of it has been spoken. */
  async say(sound: Sound): Promise<void> {
    await (await this.#sound()).voice.say(sound);
  }

  /** Stops speaking. */
  async beQuiet(): Promise<void> {
    (await this.#sound()).voice.beQuiet();
  }

  /** Parts it from its sound: the call stands, and nothing is sent nor heard until `takeUp`. */
  async layAside(): Promise<void> {
    await (await this.media).pause();
  }

  /** Goes on with what it said before. */
  async takeUp(): Promise<void> {
    await (await this.media).goOn();
  }

  /** What this phone hears during the next `ms`. */
  async record(ms: number): Promise<Sound> {
    return (await this.#sound()).ear.record(ms);
  }

  /** Lets something happen and returns the longest time, in ms, in which no sound came to this phone meanwhile. */
  async longestPause(happening: () => Promise<void>): Promise<number> {
    return (await this.#sound()).ear.longestPause(happening);
  }

  /** All this phone has heard since the call began. */
  async heard(): Promise<Sound> {
    return (await this.#sound()).ear.heard;
  }

  /**
   * Resolves when a stock prompt of Asterisk's (`vm-intro`, `digits/1`) has been heard to its end, after those heard before in
   * this call: `hears('vm-intro')` then `hears('beep')` checks the order too.
   */
  async hears(name: string): Promise<void> {
    await (await this.#sound()).ear.expectPrompt(name, 'whole', this.over.signal);
  }

  /** Like `hears`, but resolves as soon as its first 0.8 s were recognised, to speak or press a key into it. */
  async hearsBeginningOf(name: string): Promise<void> {
    await (await this.#sound()).ear.expectPrompt(name, 'beginning', this.over.signal);
  }

  /** Resolves when this tone is heard, in pieces of half a second. */
  async hearsTone(hz: number): Promise<void> {
    await this.#hears(`a tone of ${hz} Hz`, TONE_MS, (sound) => sound.hasTone(hz));
  }

  /** Resolves when nothing was heard for so long, in ms. */
  async hearsNothing(ms: number): Promise<void> {
    await this.#hears(`silence of ${ms} ms`, ms, (sound) => sound.isSilent());
  }

  /** Resolves when the first words of what was spoken into a file have been heard. */
  async hearsFirstWordsOf(spoken: Sound): Promise<void> {
    const { ear } = await this.#sound();
    await ear.expectSound('what was spoken', spoken, 'beginning', this.over.signal);
  }

  /** Resolves when a piece of music is heard, wherever in it that begins. */
  async hearsMusic(track: Sound): Promise<void> {
    await this.#hears('the music', MUSIC_MS, (sound) => isExcerpt(sound, track));
  }

  /** Says a frame coded elsewhere again and again; for a phone whose only codec passes through Asterisk as it is. */
  async sayCoded(frame: Uint8Array): Promise<void> {
    (await this.#coded()).say(frame);
  }

  /** Resolves when such a frame is heard again and again. */
  async hearsCoded(frame: Uint8Array): Promise<void> {
    await (await this.#coded()).hears(frame);
  }

  async #hears(what: string, ms: number, isIt: (sound: Sound) => boolean): Promise<void> {
    const givesUpAt = performance.now() + PATIENCE_MS;
    for (;;) {
      const sound = await this.record(ms);
      if (isIt(sound)) return;
      if (this.over.signal.aborted) throw new Error(`${what} was not heard before the call ended`);
      if (performance.now() > givesUpAt) {
        throw new Error(`${what} was not heard within ${PATIENCE_MS} ms; the level was ${Math.round(sound.rms())}`);
      }
    }
  }

  async #sound(): Promise<SoundLine> {
    const { line } = await this.media;
    if (!('ear' in line)) throw new Error('this phone knows no codec that can be decoded here');
    return line;
  }

  async #coded(): Promise<CodedLine> {
    const { line } = await this.media;
    if ('ear' in line) throw new Error('the frames of this phone are coded by Asterisk');
    return line;
  }
}
