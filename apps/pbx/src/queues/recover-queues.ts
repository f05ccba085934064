import { type AsteriskPort, channelHands, isGone } from '@flexpbx/asterisk/port';
import type { QueueRepository } from '@flexpbx/db';
import type { EventLog } from './event-log.ts';
import type { OpenQueue } from './open-queue.ts';
import type { PhoneWatch } from './phone-watch.ts';
import { endsMissed } from './plan-ends.ts';
import { type Talk, type Talks, talkIn } from './talks.ts';

/** What recovery of queues works with. */
export interface RecoverQueuesParts {
  readonly asterisk: Pick<AsteriskPort, 'holdings' | 'channels'>;
  readonly repository: Pick<QueueRepository, 'unfinished'>;
  readonly queues: readonly OpenQueue[];
  readonly phones: Pick<PhoneWatch, 'isOurs'>;
  readonly talks: Talks;
  readonly events: EventLog;
  readonly now: () => number;
}

/**
 * Takes up what was left unfinished, besides the callers who wait: agents who talk are followed again to the end of their talk, and
 * calls whose end nobody saw are ended in the books. `waiting` are the stays of callers who are being taken up.
 */
export async function recoverQueues(waiting: ReadonlySet<string>, parts: RecoverQueuesParts): Promise<void> {
  const { talks, events, queues, repository, now } = parts;
  const standing = await talksStanding(parts);
  talks.endAllBut(new Set(standing.map(({ leg }) => leg.id)));
  for (const talk of standing) {
    parts.phones.isOurs(talk.leg.id);
    if (!talks.has(talk.leg.id)) talks.begin(talk).connected();
  }
  const goesOn = (callId: string) =>
    waiting.has(callId) || talks.isAbout(callId) || queues.some((queue) => queue.has(callId));
  await events.written();
  for (const event of endsMissed(await repository.unfinished(), goesOn, now())) events.add(event);
}

/** Legs of agents that were joined with a caller: Asterisk lists them as ours until their end. */
async function talksStanding({ asterisk }: Pick<RecoverQueuesParts, 'asterisk'>): Promise<readonly Talk[]> {
  const { channelIds } = await asterisk.holdings();
  const ours = new Set(channelIds);
  const inHand: readonly string[] = Object.values(channelHands);
  const legs = (await asterisk.channels.list()).filter(
    ({ id, application }) => ours.has(id) && !inHand.includes(application),
  );
  const found = await Promise.all(
    legs.map(async (leg) => talkIn((await storyOn(leg.id, asterisk)) ?? '', { id: leg.id, name: leg.name })),
  );
  return found.filter((talk) => talk !== null);
}

async function storyOn(channelId: string, { channels }: Pick<AsteriskPort, 'channels'>): Promise<string | null> {
  try {
    return await channels.getVariable(channelId, 'FLEXPBX_QUEUE_TALK');
  } catch (fault) {
    if (isGone(fault)) return null;
    throw fault;
  }
}
