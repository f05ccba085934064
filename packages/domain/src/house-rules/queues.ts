import type { Destination } from '../destination.ts';
import { type House, type HouseProblem, nameOf } from '../house.ts';

/** A caller who is sent on from a queue and comes back to it would go round without an end, and at once while nobody is there. */
export function queuesComeToAnEnd({ things }: House): HouseProblem[] {
  const next = new Map<string, Destination>([
    ...things.queue.map(({ number, overflow }) => [`queue ${number}`, overflow] as const),
    ...things['ring-group'].map(({ number, fallback }) => [`ring-group ${number}`, fallback] as const),
  ]);
  return things.queue
    .filter(({ number }) => leadsBack(`queue ${number}`, next))
    .map((queue) => ({
      at: `queue/${queue.number}`,
      field: 'overflow',
      message: `Calls would go round in a circle: ${nameOf('queue', queue)} ends where it began. Choose another destination.`,
    }));
}

/** One key does one thing. */
export function queueKeysDiffer({ things }: House): HouseProblem[] {
  return things.queue
    .filter(({ exit_key: exit, callback_key: callback }) => exit !== null && exit === callback)
    .map(({ number, callback_key: key }) => ({
      at: `queue/${number}`,
      field: 'callback_key',
      message: `Key ${key} leaves the queue already: choose another to be called back.`,
    }));
}

function leadsBack(place: string, next: ReadonlyMap<string, Destination>): boolean {
  let at = following(place, next);
  for (let steps = 0; at !== null && steps <= next.size; steps++) {
    if (at === place) return true;
    at = following(at, next);
  }
  return false;
}

function following(place: string, next: ReadonlyMap<string, Destination>): string | null {
  const to = next.get(place);
  return to?.type === 'queue' || to?.type === 'ring-group' ? `${to.type} ${to.target}` : null;
}
