import type { ClaimedTranscription, ThingRepository, TranscriptionRepository } from '@flexpbx/db';
import { type AllowedEngines, engineFault, type SpokenSource, type TranscriptionOutcome } from '@flexpbx/domain';
import { reasonOf } from '@flexpbx/runtime';
import { type DueSurroundings, workAsDue } from '../work-as-due.ts';
import { engineOf } from './engine-of.ts';

/** What putting messages into words works with. */
export interface TranscribeParts extends DueSurroundings {
  readonly transcriptions: Pick<TranscriptionRepository, 'claim' | 'nextDueAt' | 'renew' | 'settle'>;
  readonly things: Pick<ThingRepository, 'settings'>;
  readonly allowed: AllowedEngines;
  /** The WAV file of something spoken; null when it is gone. */
  readonly soundOf: (source: SpokenSource) => Promise<Buffer | null>;
}

/** More than one: a long message, or a server that hangs, doesn't hold up all others. */
const atOnce = 2;
/** An engine may take minutes, and whoever died with a message should be missed sooner: the lease is short, and renewed. */
const leaseMs = 30_000;
const renewEveryMs = 10_000;

/** Puts messages into words, each as it becomes due, until `signal` aborts. */
export async function transcribeMessages(parts: TranscribeParts, signal: AbortSignal): Promise<void> {
  const { transcriptions, clock } = parts;
  await workAsDue<ClaimedTranscription>(
    {
      name: 'putting messages into words',
      topic: 'transcriptions',
      atOnce,
      claim: (now) => transcriptions.claim({ now, leaseMs }),
      nextDueAt: () => transcriptions.nextDueAt(),
      async perform(claimed, stopping) {
        const outcome = await whileRenewing(claimed, parts, () => attempt(claimed, parts, stopping));
        await transcriptions.settle(claimed, outcome, new Date(clock.now()));
      },
    },
    parts,
    signal,
  );
}

async function whileRenewing<T>(
  claimed: ClaimedTranscription,
  { transcriptions, clock, logger }: TranscribeParts,
  work: () => Promise<T>,
): Promise<T> {
  const renew = () =>
    void transcriptions
      .renew(claimed, new Date(clock.now() + leaseMs))
      .catch((fault) => logger.warn('a claim could not be renewed', { reason: reasonOf(fault) }));
  const timer = setInterval(renew, renewEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function attempt(
  { source, attempt: number }: ClaimedTranscription,
  parts: TranscribeParts,
  stopping: AbortSignal,
): Promise<TranscriptionOutcome> {
  const facts = { of: source.kind, id: source.id, attempt: number };
  try {
    const outcome = await transcribe(source, parts, stopping);
    if (outcome.outcome === 'understood') parts.logger.info('a message was put into words', facts);
    else parts.logger.warn('a message could not be put into words', { ...facts, ...outcome });
    return outcome;
  } catch (fault) {
    parts.logger.error('a message could not be put into words', { ...facts, reason: reasonOf(fault) });
    return { outcome: 'again', reason: 'Something went wrong here. The log of the worker says what.' };
  }
}

async function transcribe(
  source: SpokenSource,
  { things, allowed, soundOf }: TranscribeParts,
  stopping: AbortSignal,
): Promise<TranscriptionOutcome> {
  const settings = (await things.settings()).transcription;
  const fault = engineFault(settings, allowed);
  if (fault) return { outcome: 'again', reason: fault.message };
  const engine = engineOf(settings, allowed);
  if (!engine) return { outcome: 'refused', reason: 'It was switched off.' };
  const wav = await soundOf(source);
  if (!wav) return { outcome: 'refused', reason: 'Its sound is gone.' };
  const limit = AbortSignal.any([stopping, AbortSignal.timeout(engine.limitMs)]);
  return engine.transcribe({ wav, language: settings.language }, limit);
}
