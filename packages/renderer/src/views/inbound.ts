import { digitsOf, inOrderOfAsking, type Thing } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';
import { scheduleView } from './schedule.ts';

type Route = Thing<'inbound-route'>;

/** Inbound routes by the number that is called, what each of them does, and the schedules they ask. */
export function inboundView({ things, machine }: Pick<Snapshot, 'things' | 'machine'>): object {
  const routes = inOrderOfAsking(things['inbound-route']);
  return {
    called: calledNumbers(routes).map((number) => ({ number, ...takers(routes, number) })),
    calledOtherwise: takers(routes, null),
    inboundRoutes: things['inbound-route'].map(routeView),
    schedules: things.schedule.map((schedule) => scheduleView(schedule, machine.program.zonesDir)),
  };
}

/** Every number, or beginning of one, that some route asks for. */
function calledNumbers(routes: readonly Route[]): string[] {
  return [...new Set(routes.flatMap(({ number }) => (number === null ? [] : [digitsOf(number)])))];
}

/**
 * Who takes calls to this number; null: to any other. Asterisk looks at the most specific of its patterns and at no other, so
 * each names all routes that may take the call, down to the one that takes whatever is left (there may be none).
 */
function takers(routes: readonly Route[], called: string | null): object {
  const asked = routes.filter(({ number }) => covers(number, called));
  const last = asked.findIndex(({ caller, trunk }) => caller === null && trunk === null);
  const some = last === -1 ? asked : asked.slice(0, last);
  return { some: some.map(({ id, caller, trunk }) => ({ id, caller, trunk })), rest: asked[last]?.id ?? null };
}

/** Whether a route's number holds all numbers that `called` stands for. */
function covers(number: string | null, called: string | null): boolean {
  if (number === null || called === null) return number === null;
  const asked = digitsOf(number);
  return asked === called || (asked.endsWith('*') && called.startsWith(asked.slice(0, -1)));
}

function routeView(route: Route): object {
  const {
    id,
    destination,
    closed_destination: closed,
    schedule,
    switch: number,
    music,
    name_prefix: namePrefix,
    queue_priority: queuePriority,
  } = route;
  const canBeClosed = schedule !== null || number !== null;
  const plain = !canBeClosed && music === null && namePrefix === '' && queuePriority === 0;
  return { id, plain, namePrefix, music, queuePriority, switch: number, schedule, canBeClosed, destination, closed };
}
