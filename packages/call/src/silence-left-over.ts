import { setTimeout as pause } from 'node:timers/promises';
import { type AsteriskPort, isGone } from '@flexpbx/asterisk/port';
import { playbackIds } from './playback-id.ts';

/** What is stopped ends within milliseconds; only what had not begun never says so. */
const endsWithinMs = 500;

/**
 * Stops what a call is told by a process that is no more. Whatever else is asked of its channel would wait until that is
 * over, for half a minute when it is the greeting of a menu. Resolves when it is silent.
 */
export async function silenceLeftOver(asterisk: AsteriskPort, channelId: string): Promise<void> {
  await Promise.all(playbackIds(channelId).map((id) => stop(asterisk, id)));
}

async function stop(asterisk: AsteriskPort, id: string): Promise<void> {
  const over = Promise.withResolvers<void>();
  const unsubscribe = asterisk.listenTo(id, (event) => {
    if (event.type === 'playback-finished') over.resolve();
  });
  try {
    await asterisk.playbacks.stop(id);
    await Promise.race([over.promise, pause(endsWithinMs, undefined, { ref: false })]);
  } catch (fault) {
    if (!isGone(fault)) throw fault;
  } finally {
    unsubscribe();
  }
}
