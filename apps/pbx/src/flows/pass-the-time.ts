import type { Call, Key, Prompt } from '@flexpbx/call';
import type { CallerPlace } from '../queues/caller-place.ts';
import type { OpenQueue } from '../queues/open-queue.ts';
import type { QueueParts } from './queue-parts.ts';
import { standing } from './queue-words.ts';

/** Nothing is heard for so long but music. */
const nothingElseMs = 600_000;

/**
 * What a caller hears who waits: a greeting, music, how things stand, a prompt again and again. Ends at once when the waiting is
 * over, in the middle of a word; or with the key the caller pressed to end it.
 */
export async function passTheTime(
  call: Call,
  place: CallerPlace,
  queue: OpenQueue,
  { prompt, now }: Pick<QueueParts, 'prompt' | 'now'>,
  isBack: boolean,
): Promise<Key | null> {
  const settings = queue.queue;
  // Nobody can be called back who shows no number.
  const canBeCalled = /^\+?\d+$/.test(call.caller.number);
  const keys = `${settings.exit_key ?? ''}${canBeCalled ? (settings.callback_key ?? '') : ''}`;
  const until = place.ended;
  const hear = (prompts: readonly Prompt[], timeoutMs: number) => call.menu(prompts, { keys, timeoutMs, until });

  const tellsStanding = settings.announce_position || settings.announce_hold_time;
  // Whom an agent is rung for already need not hear how long the line is.
  const isSpared = isBack || queue.isOffered(place.shown.id);
  let standingAt = tellsStanding ? now() + (isSpared ? settings.announce_every_seconds * 1000 : 0) : Infinity;
  let promptAt = settings.periodic_prompt === null ? Infinity : now() + settings.periodic_seconds * 1000;

  let key = isBack ? null : await hear(await prompt(settings.greeting), 0);
  while (key === null && !until.aborted) {
    const words: Prompt[] = [];
    if (standingAt <= now()) {
      words.push(...standing(queue.standingOf(place.shown.id), settings));
      standingAt = now() + settings.announce_every_seconds * 1000;
    }
    if (promptAt <= now()) {
      words.push(...(await prompt(settings.periodic_prompt)));
      promptAt = now() + settings.periodic_seconds * 1000;
    }
    if (words.length > 0) key = await hear(words, 0);
    if (key !== null || until.aborted) break;
    await call.playMusic(settings.music);
    key = await hear([], Math.min(Math.max(1, Math.min(standingAt, promptAt) - now()), nothingElseMs));
  }
  return until.aborted ? null : key;
}
