import type { ThingRepository } from '@flexpbx/db';
import type { OrderAnswer } from '@flexpbx/domain';
import { type CallUpParts, callUp, refused } from '../call-up.ts';
import type { PromptShelf } from '../menus/prompt-shelf.ts';
import { hangUp } from '../sessions/flow-result.ts';
import type { Route } from '../sessions/sessions.ts';

/** What pages are made with that nobody dials. */
export interface PagingParts extends CallUpParts {
  readonly things: Pick<ThingRepository, 'find'>;
  readonly prompts: PromptShelf;
}

const announcing = 'announce-to-zone';
const paging = 'page-zone';

/** The dialplan gives up after 10 s when nobody answers. */
const announcedWithinSeconds = 15;
const ringSeconds = 30;

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
  parts: PagingParts,
): Promise<OrderAnswer> {
  const found = await parts.things.find('paging-zone', zone);
  if (!found) return refused(`There is no paging zone ${zone} any more.`);
  const shown = { name: found.thing.name, number: zone };
  return callUp({ endpoint, arguments: stasisArguments, shown, ringSeconds: seconds }, parts);
}
