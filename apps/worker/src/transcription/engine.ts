import type { TranscriptionOutcome } from '@flexpbx/domain';
import { reasonOf } from '@flexpbx/runtime';

/** What somebody said. */
export interface Spoken {
  /** As Asterisk records it: 16 bit, one channel. */
  readonly wav: Buffer;
  /** A language tag: `en-US`. */
  readonly language: string;
}

/** Something that puts speech into words. */
export interface Engine {
  /** How long a message may take. */
  readonly limitMs: number;
  /** One try. What the other side does wrong is an outcome; thrown is what only time can mend, or a fault of ours. */
  transcribe(spoken: Spoken, signal: AbortSignal): Promise<TranscriptionOutcome>;
}

const longestText = 20_000;

/** A text as it can be kept and shown: one line without control characters. */
export function understood(text: string): TranscriptionOutcome {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be kept
  const plain = text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return { outcome: 'understood', text: plain.length > longestText ? `${plain.slice(0, longestText)} …` : plain };
}

/** For sound that no engine of ours takes. */
export const notReadable: TranscriptionOutcome = {
  outcome: 'refused',
  reason: 'It is not recorded in a way that can be read.',
};

/** Why a server could not be asked, as the end of a sentence. */
export function whyOf(fault: unknown): string {
  const isLate = fault instanceof Error && /^(AbortError|TimeoutError)$/.test(fault.name);
  return isLate ? 'it did not answer in time' : reasonOf(fault).replace(/\.$/, '');
}
