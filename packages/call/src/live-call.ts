import type {
  AsteriskPort,
  Channel,
  ChannelRequests,
  DialplanPlace,
  EventOf,
  HangupCause,
  SkipDirection,
  Variables,
} from '@flexpbx/asterisk/port';
import { isRefusal } from '@flexpbx/asterisk/port';
import type {
  Call,
  DigitsOptions,
  ListenOptions,
  MenuOptions,
  PlayOutcome,
  RecordOptions,
  RecordOutcome,
} from './call.ts';
import type { OpenScope } from './call-scope.ts';
import { type Inbox, OpenInbox } from './inbox.ts';
import type { Key } from './keys.ts';
import type { Leg, LegRequest } from './leg.ts';
import type { Line, Ongoing } from './line.ts';
import { LiveLeg } from './live-leg.ts';
import type { OpenedCall } from './open-call.ts';
import { playbackId } from './playback-id.ts';
import type { Prompt } from './prompt.ts';
import { record } from './record.ts';
import { TypedKeys } from './typed-keys.ts';
import { unlessAborted } from './unless-aborted.ts';

/** How a call waits. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** What a call is made of. */
export interface LiveCallParts {
  readonly asterisk: AsteriskPort;
  readonly line: Line;
  readonly scope: OpenScope;
  readonly sleep: Sleep;
  /** Takes up the far end of a leg that this call called. */
  readonly openLeg: (entered: EventOf<'channel-entered'>) => OpenedCall;
}

/** A call on a channel of Asterisk. */
export class LiveCall implements Call {
  readonly id: string;
  readonly caller: { readonly number: string; readonly name: string };
  readonly dialledNumber: string;
  readonly arguments: readonly string[];
  readonly scope: OpenScope;
  readonly #asterisk: AsteriskPort;
  readonly #channels: ChannelRequests;
  readonly #line: Line;
  readonly #sleep: Sleep;
  readonly #typed = new TypedKeys();
  #hasMusic = false;

  #played = 0;
  /** Asterisk would carry out an answer only behind what is being played. */
  #isAnswered: boolean;
  readonly #openLeg: (entered: EventOf<'channel-entered'>) => OpenedCall;

  constructor(entered: EventOf<'channel-entered'>, { asterisk, line, scope, sleep, openLeg }: LiveCallParts) {
    const channel: Channel = entered.channel;
    this.id = channel.id;
    this.caller = { number: channel.callerNumber, name: channel.callerName };
    this.dialledNumber = channel.dialplan.extension;
    this.arguments = entered.arguments;
    this.scope = scope;
    this.#isAnswered = channel.state === 'Up';
    this.#asterisk = asterisk;
    this.#channels = asterisk.channels;
    this.#line = line;
    this.#sleep = sleep;
    this.#openLeg = openLeg;
    line.listenTo(this.id, (event) => {
      if (event.type === 'digit') this.#typed.type(event.digit);
    });
  }

  get signal(): AbortSignal {
    return this.#line.signal;
  }

  async answer(): Promise<void> {
    this.signal.throwIfAborted();
    if (this.#isAnswered) return;
    await this.#line.send(() => this.#channels.answer(this.id));
    this.#isAnswered = true;
  }

  ring(): Promise<void> {
    return this.#line.send(() => this.#channels.ring(this.id));
  }

  dial(request: LegRequest): Leg {
    const { number, name } = this.caller;
    const callerId = callerIdOf({ number, name: request.callerName ?? name });
    const { id: callId, scope } = this;
    const [asterisk, line, sleep, open] = [this.#asterisk, this.#line, this.#sleep, this.#openLeg];
    const parts = { asterisk, callId, line, scope, sleep, open };
    return new LiveLeg(request, callerId, parts);
  }

  inbox<Event>(): Inbox<Event> {
    return new OpenInbox(this.signal, this.#sleep);
  }

  async connect(leg: Leg, place: DialplanPlace): Promise<void> {
    // By its name: Bridge() takes the beginning of an id for the whole, and the far half of a Local channel has "<id>;2".
    await this.setVariables({ FLEXPBX_LEG: leg.channelName });
    await this.continueTo(place);
    await leg.handOver();
  }

  async play(...prompts: readonly Prompt[]): Promise<PlayOutcome> {
    const playback = await this.#beginPlaying(prompts);
    return unlessAborted(playback.ended, this.signal);
  }

  async menu(prompts: Prompt | readonly Prompt[], { keys, timeoutMs, until }: MenuOptions): Promise<Key | null> {
    return this.#ask(prompts, (key) => keys.includes(key), timeoutMs, until ?? never);
  }

  playMusic(musicClass: string | null): Promise<void> {
    this.#hasMusic = true;
    return this.#line.send(() => this.#channels.startMusic(this.id, musicClass));
  }

  async listen(sound: Prompt, { keys, back, forward }: ListenOptions): Promise<Key | null> {
    const playback = await this.#beginPlaying([sound]);
    for (;;) {
      const key = await this.#keyUntil((typed) => (keys + back + forward).includes(typed), playback.ended, never);
      if (key === null) return this.#heardOut(playback);
      if (key !== back && key !== forward) {
        await this.#silence(playback);
        return key;
      }
      await playback.skip(key === back ? 'back' : 'forward');
    }
  }

  async readDigits(
    prompts: Prompt | readonly Prompt[],
    { max, terminator, timeoutMs }: DigitsOptions,
  ): Promise<string> {
    const anyKey = () => true;
    let digits = '';
    let key = await this.#ask(prompts, anyKey, timeoutMs, never);
    while (key !== null && key !== terminator) {
      digits += key;
      if (digits.length === max) break;
      key = await this.#keyWithin(anyKey, timeoutMs, never);
    }
    return digits;
  }

  /** Asterisk may tell that a sound broke off a moment before it tells of the hang-up that broke it off. */
  async #heardOut({ ended }: Playing): Promise<null> {
    if ((await ended) === 'failed') await this.#line.lookForTheEnd();
    this.signal.throwIfAborted();
    return null;
  }

  record(options: RecordOptions): Promise<RecordOutcome> {
    return record({
      line: this.#line,
      asterisk: this.#asterisk,
      channelId: this.id,
      typed: this.#typed,
      sleep: this.#sleep,
      options,
    });
  }

  variable(name: string): Promise<string | null> {
    return this.#line.send(() => this.#channels.getVariable(this.id, name));
  }

  setVariables(variables: Variables): Promise<void> {
    return this.#line.send(() => this.#channels.setVariables(this.id, variables));
  }

  async continueTo(place: DialplanPlace): Promise<void> {
    // It would go on in the dialplan, over whoever speaks there. Not waited for: it is carried out before what follows.
    if (this.#hasMusic) this.#line.send(() => this.#channels.stopMusic(this.id)).catch(() => undefined);
    await this.#line.send(() => this.#channels.continueTo(this.id, place));
    this.#line.end('left');
  }

  async hangUp(cause: HangupCause): Promise<void> {
    await this.#line.send(() => this.#channels.hangUp(this.id, cause));
    this.#line.end('hangup');
  }

  /** Plays a question and waits for a key that answers it; that, or `until`, silences the question. */
  async #ask(
    prompts: Prompt | readonly Prompt[],
    answers: (key: Key) => boolean,
    timeoutMs: number,
    until: AbortSignal,
  ): Promise<Key | null> {
    this.signal.throwIfAborted();
    const typedBefore = this.#typed.take(answers);
    if (typedBefore !== null || until.aborted) return typedBefore;
    const playback = await this.#beginPlaying(typeof prompts === 'string' ? [prompts] : prompts);
    const key = await this.#keyUntil(answers, playback.ended, until);
    if (key === null && !until.aborted) return this.#keyWithin(answers, timeoutMs, until);
    await this.#silence(playback);
    return key;
  }

  /**
   * Doesn't wait for the end: of a sound that is stopped before it has begun Asterisk tells none until all before it was heard, or
   * none at all. What follows is queued anyway.
   */
  async #silence(playback: Playing): Promise<void> {
    await playback.stop();
    this.signal.throwIfAborted();
  }

  async #keyWithin(answers: (key: Key) => boolean, timeoutMs: number, until: AbortSignal): Promise<Key | null> {
    this.signal.throwIfAborted();
    if (timeoutMs === 0) return this.#typed.take(answers);
    const waiting = new AbortController();
    const time = this.#sleep(timeoutMs, AbortSignal.any([this.signal, waiting.signal]));
    try {
      return await this.#keyUntil(answers, time, until);
    } finally {
      waiting.abort(waitedFor);
    }
  }

  /** A key that answers, or null as soon as `end` comes or `until` aborts. */
  async #keyUntil(answers: (key: Key) => boolean, end: Promise<unknown>, until: AbortSignal): Promise<Key | null> {
    const waiting = new AbortController();
    try {
      const typed = this.#typed.arrival(answers, AbortSignal.any([this.signal, waiting.signal]));
      await Promise.race([typed, end, aborted(until, waiting.signal)]);
      this.signal.throwIfAborted();
      // Taken only here: a key that came in the same moment as the end would be lost to whoever waited in vain.
      return this.#typed.take(answers);
    } finally {
      waiting.abort(waitedFor);
    }
  }

  async #beginPlaying(prompts: readonly Prompt[]): Promise<Playing> {
    this.signal.throwIfAborted();
    if (prompts.length === 0) return alreadyOver('played');
    const id = playbackId(this.id, this.#played++);
    try {
      const ongoing = await this.#line.begin<PlayOutcome>({
        name: 'playback',
        id,
        start: () => this.#channels.play(this.id, id, prompts),
        stop: () => this.#asterisk.playbacks.stop(id),
        outcomeIn: (event) => {
          if (event.type !== 'playback-finished') return null;
          return event.outcome === 'failed' ? 'failed' : 'played';
        },
      });
      const skip = (direction: SkipDirection) =>
        this.#line.send(() => this.#asterisk.playbacks.skip(id, direction).catch(unlessOver));
      return { ...ongoing, skip };
    } catch (fault) {
      if (!isRefusal(fault)) throw fault;
      return alreadyOver('failed');
    }
  }
}

/** Why nobody waits any more; made once, since each prompt of each call ends so, and an error costs a look at the stack. */
const waitedFor = new Error('no longer waited for');

/** What ends nothing. */
const never: AbortSignal = new AbortController().signal;

/** Resolves when `signal` aborts, unless nobody waits for it any more. */
function aborted(signal: AbortSignal, unless: AbortSignal): Promise<void> {
  if (signal === never) return new Promise(() => {});
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true, signal: unless }));
}

/** Something that is heard, and can be moved about in. */
interface Playing extends Ongoing<PlayOutcome> {
  skip(direction: SkipDirection): Promise<void>;
}

/** What stands for a caller ID can't be written inside one. */
function callerIdOf({ number, name }: Call['caller']): string {
  return `"${name.replace(/["\\<>]/g, '')}" <${number}>`;
}

function alreadyOver(outcome: PlayOutcome): Playing {
  return { ended: Promise.resolve(outcome), stop: async () => {}, skip: async () => {} };
}

/** A sound may end while a key that moves in it is on its way. */
function unlessOver(fault: unknown): void {
  if (!isRefusal(fault)) throw fault;
}
