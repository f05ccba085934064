import { randomUUID } from 'node:crypto';
import type { AsteriskPort, DialStatus } from '@flexpbx/asterisk/port';
import type { ThingRepository } from '@flexpbx/db';
import type { OrderAnswer } from '@flexpbx/domain';
import type { Clock } from '@flexpbx/runtime';
import type { PromptShelf } from '../menus/prompt-shelf.ts';
import { hangUp } from '../sessions/flow-result.ts';
import type { Route } from '../sessions/sessions.ts';

/** What pages are made with that nobody dials. */
export interface PagingParts {
  readonly asterisk: Pick<AsteriskPort, 'channels' | 'listenTo'>;
  readonly things: Pick<ThingRepository, 'find'>;
  readonly prompts: PromptShelf;
  readonly clock: Pick<Clock, 'sleep'>;
}

const announcing = 'announce-to-zone';
const paging = 'page-zone';

/** The dialplan gives up after 10 s when nobody answers. */
const announcedWithinSeconds = 15;
const ringSeconds = 30;
/** Somebody waits in front of a page for the answer to an order. */
const answeredWithinMs = 4_000;

/** Has a prompt played to a zone. Resolves when that begins, or when it is clear that nobody will hear it. */
export async function announceToZone(zone: string, prompt: string, parts: PagingParts): Promise<OrderAnswer> {
  if ((await parts.prompts.soundsOf(prompt)) === null)
    return refused('This prompt can’t be heard yet. Try again when it is ready.');
  return call(`Local/${zone}@page`, zone, [announcing, prompt], announcedWithinSeconds, parts);
}

/** Rings an extension’s phone; whoever picks up pages the zone, as if it had been dialled. */
export function pageByPhone(zone: string, extension: string, parts: PagingParts): Promise<OrderAnswer> {
  return call(`PJSIP/${extension}`, zone, [paging, zone], ringSeconds, parts);
}

/** The way of a channel that was called for one of these; null when this is none. */
export function pagingRoute([name, what = '']: readonly string[], prompts: PromptShelf): Route | null {
  if (name === paging && /^\d+$/.test(what))
    return { name, flow: async () => ({ kind: 'place', context: 'paging', extension: what }), fallback: hangUp };
  if (name !== announcing) return null;
  const flow: Route['flow'] = async (call) => {
    const sounds = await prompts.soundsOf(what);
    if (sounds) await call.play(...sounds);
    return hangUp;
  };
  return { name, flow, fallback: hangUp };
}

async function call(
  endpoint: string,
  zone: string,
  stasisArguments: readonly string[],
  seconds: number,
  { asterisk, things, clock }: PagingParts,
): Promise<OrderAnswer> {
  const found = await things.find('paging-zone', zone);
  if (!found) return refused(`There is no paging zone ${zone} any more.`);
  const id = randomUUID();
  const enough = new AbortController();
  const { promise, resolve } = Promise.withResolvers<OrderAnswer>();
  const stopListening = asterisk.listenTo(id, (event) => {
    if (event.type === 'channel-entered') resolve({ outcome: 'done' });
    if (event.type === 'dial' && event.status === 'BUSY') resolve(refused('It is busy.'));
    if (event.type === 'dial' && isInVain(event.status)) resolve(refused('Nobody there can be reached.'));
    if (event.type === 'channel-gone') resolve(refused('Nobody there can be reached.'));
  });
  try {
    await asterisk.channels.originate(id, {
      endpoint,
      arguments: stasisArguments,
      callerId: `"${found.thing.name}" <${zone}>`,
      ringSeconds: seconds,
      variables: {},
      originator: null,
    });
    // It goes on all the same: it rings somewhere.
    const soon = clock.sleep(answeredWithinMs, enough.signal).then((): OrderAnswer => ({ outcome: 'done' }));
    return await Promise.race([promise, soon]);
  } finally {
    stopListening();
    enough.abort(new Error('answered'));
  }
}

function isInVain(status: DialStatus): boolean {
  return status === 'NOANSWER' || status === 'CHANUNAVAIL' || status === 'CONGESTION' || status === 'CANCEL';
}

function refused(reason: string): OrderAnswer {
  return { outcome: 'refused', reason };
}
