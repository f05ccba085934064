import { expect } from 'vitest';
import type { PhoneCall } from '../phones/phone-call.ts';
import type { Household } from './household.ts';

const PAGER_HZ = 620;
/**
 * What comes late to a conference is replaced by silence: 200 ms of it are usual on a busy machine. A page that had to wait for ours
 * would be silent until they are back, which takes 2 s at least.
 */
const GAP_LIMIT_MS = 1_000;

/** Somebody speaks a tone to all phones of a zone. */
export class RunningPage {
  readonly #pager: PhoneCall;
  readonly #listeners: readonly PhoneCall[];

  private constructor(pager: PhoneCall, listeners: readonly PhoneCall[]) {
    this.#pager = pager;
    this.#listeners = listeners;
  }

  /** Somebody has dialled a zone; these answer by themselves. Resolves when all hear the pager. */
  static async of(household: Household, pager: PhoneCall, listening: readonly string[]): Promise<RunningPage> {
    const answered = listening.map(async (number) => {
      const call = await household.phone(number).nextCall();
      expect(await call.asksToBeAnswered()).toBe(true);
      await call.answer();
      return call;
    });
    const [listeners] = await Promise.all([Promise.all(answered), pager.hears('beep')]);
    await pager.playTone(PAGER_HZ);
    await Promise.all(listeners.map((call) => call.hearsTone(PAGER_HZ)));
    return new RunningPage(pager, listeners);
  }

  /** Lets something happen, and fails when one of them did not hear the pager meanwhile. */
  async goesOn(happening: () => Promise<void>): Promise<void> {
    const from = await this.#heardMs();
    await happening();
    const heard = await Promise.all(this.#listeners.map((call) => call.heard()));
    const gaps = heard.map((sound, at) => sound.slice(from[at] ?? 0, sound.durationMs).gapMs(PAGER_HZ));
    for (const gap of gaps) expect(gap, 'gap in the page').toBeLessThanOrEqual(GAP_LIMIT_MS);
  }

  /** The pager hangs up, and it ends for all. */
  async end(): Promise<void> {
    await this.#pager.hangUp();
    await Promise.all([this.#pager, ...this.#listeners].map((call) => call.ended()));
  }

  /** Everybody puts the phone down: there is nobody any more to tell the one of the other. */
  async breakOff(): Promise<void> {
    await Promise.all([this.#pager, ...this.#listeners].map((call) => call.hangUp()));
    await this.end();
  }

  async #heardMs(): Promise<number[]> {
    const heard = await Promise.all(this.#listeners.map((call) => call.heard()));
    return heard.map(({ durationMs }) => durationMs);
  }
}
