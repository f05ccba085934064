import type { AsteriskPort } from '../port.ts';

/** Where contract tests take place: the port under test and the people at the far ends of its calls. */
export interface Stage {
  readonly port: AsteriskPort;
  /** Somebody calls the application as "Ann" <1001> with the arguments `leave`, `1001`. */
  callIn(caller: CallerVoice): Promise<FarEnd>;
  /** The endpoint of a phone that takes calls in this way. */
  phone(manner: 'answers' | 'busy' | 'never-answers'): string;
  /** Breaks the connection; resolves when it is there again. */
  breakConnection(): Promise<void>;
  close(): Promise<void>;
}

/** What a caller sounds like: a tone, nothing, or two seconds of words followed by nothing. */
export type CallerVoice = 'tone' | 'silence' | 'words-then-silence';

/** The person who called. */
export interface FarEnd {
  /** The channel in the application. */
  readonly channelId: string;
  presses(digit: string): Promise<void>;
  hangsUp(): Promise<void>;
  /** Lets the prompt go on to its end. */
  hearsOut(): void;
  /** Lets the recording go on until silence or its longest ends it. */
  goesOn(): void;
}

/** A sound that does not exist, on any stage. */
export const missingSound = 'sound:no-such-sound';
