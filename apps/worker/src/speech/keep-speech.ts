import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bell, ConfigurationRepository } from '@flexpbx/db';
import { recordSpeech, type Speaker } from '@flexpbx/ops';
import { type Speech, spokenIn } from '@flexpbx/renderer';
import { type Clock, Doorbell, type Logger, reasonOf } from '@flexpbx/runtime';

/** What the keeping of spoken texts works with. */
export interface SpeechParts {
  readonly configuration: Pick<ConfigurationRepository, 'snapshot' | 'state'>;
  readonly bell: Pick<Bell, 'listen'>;
  /** Where Asterisk finds them: `<file>.wav`. */
  readonly folder: string;
  readonly speaker: Speaker;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Looked at also when nobody rang: somebody may have deleted a file, or installed what was missing. */
const lookAnywayMs = 10 * 60_000;
/** Changes in quick succession are looked at together: each look reads the whole configuration. */
const gatherMs = 1_000;
/** Texts recorded together; what is urgent is there before the rest. */
const atOnce = 10;

/** Has everything spoken that the configuration may have Asterisk say, as it changes, until `signal` aborts. */
export async function keepSpeech(parts: SpeechParts, signal: AbortSignal): Promise<void> {
  const doorbell = new Doorbell();
  const stop = parts.bell.listen(['telephony', 'extensions', 'configuration-state'], () => doorbell.ring());
  try {
    while (!signal.aborted) {
      await bringUpToDate(parts, signal).catch((fault) => {
        if (!signal.aborted) parts.logger.warn('texts could not be spoken', { reason: reasonOf(fault) });
      });
      await doorbell.rung(lookAnywayMs, signal);
      await parts.clock.sleep(gatherMs, signal).catch(() => undefined);
    }
  } finally {
    stop();
  }
}

/**
 * Makes what is missing, in the order it is needed, and deletes what nothing can say any more. A text that can't be spoken keeps
 * no other from it; it is told at the end, by throwing.
 */
export async function bringUpToDate(
  { configuration, folder, speaker }: Pick<SpeechParts, 'configuration' | 'folder' | 'speaker'>,
  signal: AbortSignal,
): Promise<void> {
  const { revision, ...house } = await configuration.snapshot();
  const wanted = spokenIn(house);
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  const missing = wanted.filter((speech) => !there.has(nameOf(speech)));
  const faults: unknown[] = [];
  while (missing.length > 0) {
    const some = missing.splice(0, atOnce).map((speech) => ({ said: speech, file: join(folder, nameOf(speech)) }));
    await recordSpeech(speaker, some, signal).catch(async () => {
      for (const one of some) await recordSpeech(speaker, [one], signal).catch((fault) => faults.push(fault));
    });
    signal.throwIfAborted();
  }
  // Asterisk may still run with an earlier configuration, whose texts are others.
  if ((await configuration.state()).applied >= revision) {
    const names = new Set(wanted.map(nameOf));
    const unused = [...there].filter((name) => isSpeech(name) && !names.has(name));
    await Promise.all(unused.map((name) => rm(join(folder, name), { force: true })));
  }
  if (faults.length > 0) throw faults[0];
}

function nameOf({ file }: Speech): string {
  return `${file}.wav`;
}

/** A file of ours, finished or left behind by a death in the middle of it. */
function isSpeech(name: string): boolean {
  return /^[0-9a-f]{24}\.wav(\.spoken|\.part)?$/.test(name);
}
