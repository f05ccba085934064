import type { DialplanPlace, HangupCause, RecordingTerminator, Variables } from '@flexpbx/asterisk/port';
import type { CallScope } from './call-scope.ts';
import type { Inbox } from './inbox.ts';
import type { Key } from './keys.ts';
import type { Leg, LegRequest } from './leg.ts';
import type { Prompt } from './prompt.ts';

/**
 * One caller's call, as a flow sees it: straight-line verbs, each a promise. Once the call has ended (the caller hung
 * up, it left our application, the process drains) a verb sends nothing and throws {@link CallEnded}, as does the verb
 * that was under way; only whoever runs the flow catches it. `record` alone answers when the caller hangs up, because
 * that is how most messages end.
 *
 * Digits are kept from the moment the call is here: what is typed during one prompt answers the next question
 * (type-ahead). Asterisk's refusals and the loss of its connection are thrown as AppError.
 */
export interface Call {
  /** Asterisk's channel id. */
  readonly id: string;
  readonly caller: { readonly number: string; readonly name: string };
  /** What the caller dialled: the dialplan's extension it came from. */
  readonly dialledNumber: string;
  /** What stands behind the application's name in the dialplan's `Stasis(flexpbx,…)`. */
  readonly arguments: readonly string[];
  /** Aborts when the call has ended; its reason is a {@link CallEnded}. */
  readonly signal: AbortSignal;
  /** What is to be undone when the call is over. */
  readonly scope: CallScope;

  answer(): Promise<void>;
  /** Lets the caller hear that it rings, until something else is heard. */
  ring(): Promise<void>;
  /** Calls a phone on behalf of this call. */
  dial(request: LegRequest): Leg;
  /** Where what happens to several legs is put in order. */
  inbox<Event>(): Inbox<Event>;
  /**
   * Joins caller and answered leg by sending the caller to a place of the dialplan that does `Bridge(${FLEXPBX_LEG},…)`.
   * From then on nothing of ours is between them: transfers, keys and their end are Asterisk's; the call has `left`.
   */
  connect(leg: Leg, place: DialplanPlace): Promise<void>;
  /** Plays prompts one after the other, to the end; digits don't stop it. */
  play(...prompts: readonly Prompt[]): Promise<PlayOutcome>;
  /**
   * Plays prompts until the caller presses one of `keys`, then waits `timeoutMs` more for it; other keys are passed
   * over. Null: nothing (right) was pressed. A key typed before the prompt began answers it at once.
   */
  menu(prompts: Prompt | readonly Prompt[], options: MenuOptions): Promise<Key | null>;
  /** Plays music on hold of a class (null: the system's) until something else is heard. */
  playMusic(musicClass: string | null): Promise<void>;
  /**
   * Plays one long sound in which the caller can move about, 3 s with each key for it; other keys that answer end it.
   * Null: it was heard to its end.
   */
  listen(sound: Prompt, options: ListenOptions): Promise<Key | null>;
  /**
   * Plays prompts and collects digits; the first digit silences the prompt. Ends after `max` digits, at the terminator
   * (not part of the answer), or when no digit came for `timeoutMs`. `''`: nothing was typed.
   */
  readDigits(prompts: Prompt | readonly Prompt[], options: DigitsOptions): Promise<string>;
  /** Records the caller. Digits typed before it are forgotten. */
  record(options: RecordOptions): Promise<RecordOutcome>;
  /** Null when it isn't set. */
  variable(name: string): Promise<string | null>;
  setVariables(variables: Variables): Promise<void>;
  /** Gives the call back to the dialplan; it has then `left`. */
  continueTo(place: DialplanPlace): Promise<void>;
  hangUp(cause: HangupCause): Promise<void>;
}

/** `failed`: at least one sound was missing or broken; the others were heard. */
export type PlayOutcome = 'played' | 'failed';

/** See {@link Call.menu}. */
export interface MenuOptions {
  /** How long to wait after the prompt's end. */
  readonly timeoutMs: number;
  /** The keys that answer, as text: `'12*'`. */
  readonly keys: string;
  /** Something else that ends it at once, without a key. */
  readonly until?: AbortSignal;
}

/** See {@link Call.listen}. */
export interface ListenOptions {
  /** The keys that answer, as text: `'457'`. */
  readonly keys: string;
  readonly back: Key;
  readonly forward: Key;
}

/** See {@link Call.readDigits}. */
export interface DigitsOptions {
  readonly max: number;
  readonly terminator: '#' | '*' | 'none';
  /** How long to wait for each digit, counted from the prompt's end or the digit before. */
  readonly timeoutMs: number;
}

/** See {@link Call.record}. */
export interface RecordOptions {
  /**
   * Unique among recordings that are not yet taken away; Asterisk writes `<spool>/recording/<name>.wav`
   * (16-bit PCM, 8 kHz). A name in use is refused, not overwritten.
   */
  readonly name: string;
  readonly maxSeconds: number;
  /** Silence that ends it; `null`: silence doesn't. */
  readonly silenceSeconds: number | null;
  /** Which key ends it. */
  readonly terminator: RecordingTerminator;
  readonly beep: boolean;
}

/**
 * What became of a recording. After `recorded` the file is complete, also when the caller hung up; who hung up during
 * the beep leaves none at all.
 */
export type RecordOutcome =
  | {
      readonly kind: 'recorded';
      readonly name: string;
      /** Without the silence that ended it. */
      readonly durationSeconds: number;
      /** How much of it was not silence; null when silence was not to end it. */
      readonly talkingSeconds: number | null;
      readonly endedBy: RecordingEnd;
    }
  /** Asterisk could not write it (disk full, name in use, no such folder). */
  | { readonly kind: 'failed'; readonly reason: string };

/** What ended a recording; `left`: the call was taken out of our application. */
export type RecordingEnd =
  | { readonly by: 'key'; readonly key: Key }
  | { readonly by: 'silence' | 'limit' | 'hangup' | 'left' };
