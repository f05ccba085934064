import type { Call } from '../call.ts';
import type { CallEndReason } from '../call-ended.ts';
import type { Key } from '../keys.ts';

/** Who calls, and what the dialplan hands to the application with the call. */
export interface CallerDescription {
  readonly number: string;
  readonly name: string;
  readonly dials: string;
  /** `Stasis(flexpbx,<arguments>)`. */
  readonly arguments: readonly string[];
}

/** How a flow ended: it returned, or the call was over before. */
export type FlowEnd<Result> =
  | { readonly kind: 'returned'; readonly result: Result }
  | { readonly kind: 'call-ended'; readonly reason: CallEndReason };

/**
 * A caller who follows the test's script, on the fake Asterisk. No time passes by itself: prompts end when the caller
 * has heard them, waiting ends when the caller `saysNothing`. What is awaited here waits for the flow to get there and
 * fails at once, saying what the flow did instead, when the flow ends or plays something else.
 */
export interface ScriptedCaller {
  /** Calls; the flow starts. Resolves when the flow is over and all it opened is closed. */
  calls<Result>(flow: (call: Call) => Promise<Result>): Promise<FlowEnd<Result>>;
  /** Hears these prompts to their end, in this order: `'vm-intro'`, `'digits:1002'`, `'number:3'`. */
  hears(...prompts: readonly string[]): Promise<void>;
  /** Hears that this prompt begins; it plays on until it is silenced, heard out, or the caller hangs up. */
  startsToHear(prompt: string): Promise<void>;
  /** Presses keys, one after the other. */
  presses(keys: Key | string): void;
  /** Lets the time pass that the flow waits for a key; answers with how long that was. */
  saysNothing(): Promise<number>;
  /** Waits for the recording to begin and speaks into it. It runs on until a key, `fallsSilent` or `hangsUp`. */
  speaks(seconds: number): Promise<void>;
  /** Is silent for as long as ends the recording. */
  fallsSilent(): void;
  hangsUp(): void;
  /** Where the flow sent the call in the dialplan, as `extension@context`; null while it didn't. */
  readonly continuedTo: string | null;
  /** What was asked of Asterisk so far, for tests about requests: `'answer'`, `'play sound:vm-intro'`. */
  readonly requests: readonly string[];
  /** What is still open in Asterisk on behalf of this call: playbacks, recordings, bridges, legs. */
  readonly leftOpen: readonly string[];
}

/** A caller ready to call. */
export declare function aCaller(description: CallerDescription): ScriptedCaller;
