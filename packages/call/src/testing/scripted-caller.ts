import { FakeAsterisk, type FakeChannel, type FakePhone } from '@flexpbx/asterisk/fake';
import type { EventOf } from '@flexpbx/asterisk/port';
import type { Call } from '../call.ts';
import { CallEnded, type CallEndReason } from '../call-ended.ts';
import { type OpenedCall, openCall } from '../open-call.ts';
import { ScriptClock } from './script-clock.ts';

/** Who calls, and what the dialplan hands to the application with the call. */
export interface CallerDescription {
  readonly number: string;
  readonly name: string;
  readonly dials: string;
  /** `Stasis(flexpbx,<arguments>)`. */
  readonly arguments: readonly string[];
  /** Other phones of the house, and how they take a call; none where none is called. */
  readonly phones?: Readonly<Record<string, FakePhone>>;
  /** What channel variables and functions answer. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** How a flow ended: it returned, or the call was over before. */
export type FlowEnd<Result> =
  | { readonly kind: 'returned'; readonly result: Result }
  | { readonly kind: 'call-ended'; readonly reason: CallEndReason };

/** A caller ready to call. */
export function aCaller(description: CallerDescription): ScriptedCaller {
  return new ScriptedCaller(description);
}

/**
 * A caller who follows the test's script, on the fake Asterisk. No time passes by itself: prompts end when the caller
 * has heard them, waiting ends when the caller `saysNothing`. What is awaited here waits for the flow to get there and
 * fails at once, saying what the flow did instead, when the flow ends or plays something else.
 */
export class ScriptedCaller {
  /** For what only Asterisk does: a lost connection, a recording that fails. */
  readonly asterisk: FakeAsterisk;
  /** What of the call could not be closed. */
  readonly leftOver: string[] = [];
  readonly #description: CallerDescription;
  readonly #clock = new ScriptClock(() => this.#changed());
  readonly #waiting = new Set<() => void>();
  #channel: FakeChannel | null = null;
  #opened: OpenedCall | null = null;
  #flow: 'not begun' | 'running' | 'over' = 'not begun';
  /** Which playback is heard, and how many of its prompts have been heard out. */
  #hearing = { playback: '', heard: 0 };

  constructor(description: CallerDescription) {
    this.#description = description;
    this.asterisk = new FakeAsterisk(description.phones ?? {});
    this.asterisk.onRequest((request, moment) => {
      if (moment === 'before') return;
      this.#changed();
      // As the dialplan does, after whatever a test has happen in the same moment.
      if (request.startsWith('continue to ')) queueMicrotask(() => this.#isJoined());
    });
  }

  /** Calls; the flow starts. Resolves when the flow is over and all it opened is closed. */
  async calls<Result>(flow: (call: Call) => Promise<Result>): Promise<FlowEnd<Result>> {
    const opened = this.#enter();
    this.#flow = 'running';
    try {
      return { kind: 'returned', result: await flow(opened.call) };
    } catch (fault) {
      if (!(fault instanceof CallEnded)) throw fault;
      return { kind: 'call-ended', reason: fault.reason };
    } finally {
      this.#flow = 'over';
      this.#changed();
      await opened.close();
    }
  }

  /** Hears these prompts to their end, in this order: `'vm-intro'`, `'digits:1002'`, `'number:3'`. */
  async hears(...prompts: readonly string[]): Promise<void> {
    for (const prompt of prompts) {
      await this.startsToHear(prompt);
      this.#hearing.heard++;
      if (this.#nextPrompt() === null) this.#theChannel.finishPlayback('done');
    }
  }

  /** Hears that this prompt begins; it plays on until it is silenced, heard out, or the caller hangs up. */
  async startsToHear(prompt: string): Promise<void> {
    const heard = await this.#until(`hear ${prompt}`, () => {
      if (this.#clock.waiting !== null) throw new Error(`Expected to hear ${prompt}, but the flow waits for a key`);
      return this.#nextPrompt();
    });
    if (heard !== prompt) throw new Error(`Expected to hear ${prompt}, but heard ${heard}`);
  }

  /** The sound that should be heard now is missing or broken. */
  async missesTheSound(): Promise<void> {
    await this.#until('miss a sound', () => this.#nextPrompt());
    this.#theChannel.finishPlayback('failed');
  }

  /** Presses keys, one after the other. */
  presses(keys: string): void {
    for (const key of keys) this.#theChannel.presses(key);
  }

  /** Lets the time pass that the flow waits for a key; answers with how long that was, in ms. */
  async saysNothing(): Promise<number> {
    const ms = await this.#until('say nothing', () => {
      const prompt = this.#nextPrompt();
      if (prompt !== null) throw new Error(`Expected silence, but heard ${prompt}`);
      return this.#flow === 'over' ? null : this.#clock.waiting; // Then only the closing of things has a limit.
    });
    this.#clock.pass();
    return ms;
  }

  /** Waits for the recording to begin and speaks into it. It runs on until a key, `fallsSilent` or `hangsUp`. */
  async speaks(seconds: number): Promise<void> {
    await this.#until('speak', () => {
      const prompt = this.#nextPrompt();
      if (prompt !== null) throw new Error(`Expected a recording, but heard ${prompt}`);
      return this.#theChannel.recording;
    });
    this.#theChannel.speaks(seconds);
  }

  /** Is silent for as long as ends the recording. */
  fallsSilent(): void {
    this.#theChannel.fallsSilent();
  }

  /** Waits until a phone rings. */
  async waitsForRinging(endpoint: string): Promise<void> {
    await this.#until(`wait for ${endpoint} to ring`, () => (this.asterisk.ringing.includes(endpoint) ? true : null));
  }

  /** How many ms have passed since the beginning. */
  get now(): number {
    return this.#clock.now;
  }

  hangsUp(): void {
    this.#theChannel.hangsUp();
  }

  /** The process that serves the call is asked to end. */
  isDrained(): void {
    this.#opened?.drain();
  }

  /** Where the flow sent the call in the dialplan, as `extension@context`; null while it didn't. */
  get continuedTo(): string | null {
    const place = this.#channel?.continuedTo;
    return place ? `${place.extension}@${place.context}` : null;
  }

  /** The variables the flow set. */
  get variables(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#theChannel.variables);
  }

  /** What was asked of Asterisk so far, for tests about requests: `'answer'`, `'play sound:vm-intro'`. */
  get requests(): readonly string[] {
    return this.asterisk.requests;
  }

  /** What is still open in Asterisk or listened to on behalf of this call. */
  get leftOpen(): readonly string[] {
    const listening = this.asterisk.listenedTo > 0 ? [`${this.asterisk.listenedTo} subscriptions`] : [];
    return [...this.asterisk.open, ...listening, ...this.leftOver];
  }

  #enter(): OpenedCall {
    const { number, name, dials } = this.#description;
    const entered = (event: EventOf<'channel-entered'>) =>
      openCall(this.asterisk, event, {
        sleep: this.#clock.sleep,
        onLeftOver: (left) => void this.leftOver.push(left),
      });
    const unsubscribe = this.asterisk.listen((event) => {
      if (event.type === 'channel-entered') this.#opened = entered(event);
    });
    const dialplan = { context: 'from-extension', extension: dials, priority: 1 };
    this.#channel = this.asterisk.callEnters(
      { id: 'caller', callerNumber: number, callerName: name, dialplan },
      this.#description.arguments,
    );
    for (const [name, value] of Object.entries(this.#description.variables ?? {}))
      this.#channel.variables.set(name, value);
    unsubscribe();
    if (!this.#opened) throw new Error('The call did not enter');
    return this.#opened;
  }

  /** The caller was sent on with somebody to talk to: that leg goes on with it. */
  #isJoined(): void {
    const name = this.#channel?.variables.get('FLEXPBX_LEG');
    const place = this.#channel?.continuedTo;
    if (!place || !this.asterisk.channel('caller')) return;
    const leg = this.asterisk.channelNamed(name ?? '');
    leg?.leave(place);
  }

  get #theChannel(): FakeChannel {
    if (!this.#channel) throw new Error('The caller has not called yet');
    return this.#channel;
  }

  /** What is heard now, without the word `sound:`; null when nothing is. */
  #nextPrompt(): string | null {
    const playing = this.#channel?.playing;
    if (!playing) return null;
    if (this.#hearing.playback !== playing.id) this.#hearing = { playback: playing.id, heard: 0 };
    return playing.media[this.#hearing.heard]?.replace(/^sound:/, '') ?? null;
  }

  /** Looks again after each request and each new wait of the flow. */
  async #until<Found>(what: string, look: () => Found | null): Promise<Found> {
    for (;;) {
      const found = look();
      if (found !== null) return found;
      if (this.#flow === 'over') throw new Error(`The flow was over before the caller could ${what}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #changed(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
