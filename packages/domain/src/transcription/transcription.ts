import { retryAt } from '../notices/delivery.ts';

/** What is put into words: a message, or the sample sentence of an administrator's trial. */
export type SpokenSource =
  | { readonly kind: 'message'; readonly mailbox: string; readonly id: string }
  | { readonly kind: 'sample'; readonly id: string };

/** How the words of a message stand. */
export interface Transcription {
  readonly state: 'waiting' | 'done' | 'failed';
  /** Empty as long as there is none, and where nobody said a word that was understood. */
  readonly text: string;
  /** What stood in the way the last time it was tried, in words. */
  readonly reason: string | null;
}

/** What came of one try. `refused` is for good; after `again` it is tried once more. */
export type TranscriptionOutcome =
  | { readonly outcome: 'understood'; readonly text: string }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'again'; readonly reason: string };

const dayMs = 24 * 60 * 60 * 1000;

/** When it is given up to put something into words. Whoever tries a sample waits for what comes of the first try. */
export function giveUpTranscribingAt(source: SpokenSource, addedAt: Date): Date {
  return source.kind === 'sample' ? addedAt : new Date(addedAt.getTime() + dayMs);
}

/** How it goes on after try number `attempt` (from 1); `dueAt` is null when nothing is left to try. */
export function afterAttempt(
  outcome: TranscriptionOutcome,
  { attempt, giveUpAt, now }: { attempt: number; giveUpAt: Date; now: Date },
): Transcription & { readonly dueAt: Date | null } {
  if (outcome.outcome === 'understood') return { state: 'done', text: outcome.text, reason: null, dueAt: null };
  const { reason } = outcome;
  const next = retryAt(attempt, now);
  const again = outcome.outcome === 'again' && next <= giveUpAt;
  return { state: again ? 'waiting' : 'failed', text: '', reason, dueAt: again ? next : null };
}

/** The sample sentence of a trial: a recording every Asterisk comes with, and what it says. */
export const transcriptionSample = {
  sound: 'vm-intro',
  says: 'Please leave your message after the tone. When done, hang up or press the pound key.',
} as const;
