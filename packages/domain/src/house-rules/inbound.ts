import { type House, type HouseProblem, nameOf } from '../house.ts';
import { asksTheSame } from '../inbound/find-inbound-route.ts';
import { takenCalls } from '../inbound/taken-calls.ts';
import type { Thing } from '../things/things.ts';

type Route = Thing<'inbound-route'>;

/** Two routes never ask for the same calls, and routes that lead to routes lead out again. */
export function inboundRoutesAgree({ things }: House): HouseProblem[] {
  const routes = things['inbound-route'];
  return [...twiceTaken(routes.filter(({ enabled }) => enabled)), ...circles(routes)];
}

function twiceTaken(routes: readonly Route[]): HouseProblem[] {
  return routes.flatMap((route, at) => {
    const earlier = routes.slice(0, at).find((other) => asksTheSame(route, other));
    if (!earlier) return [];
    return [
      {
        at: `inbound-route/${route.id}`,
        field: 'number',
        message: `Both ${nameOf('inbound-route', earlier)} and ${nameOf('inbound-route', route)} take ${takenCalls(route)}. Ask for another number, caller or trunk in one of them.`,
      },
    ];
  });
}

function circles(routes: readonly Route[]): HouseProblem[] {
  const byId = new Map(routes.map((route) => [route.id, route]));
  return routes.flatMap((route) =>
    (['destination', 'closed_destination'] as const)
      .filter((field) => leadsBack(byId, route[field], route.id))
      .map((field) => ({
        at: `inbound-route/${route.id}`,
        field,
        message: `From ${nameOf('inbound-route', route)} calls would come back to it and go round for ever. Choose another destination.`,
      })),
  );
}

function leadsBack(routes: ReadonlyMap<string, Route>, from: Route['destination'], to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type !== 'inbound-route' || seen.has(next.target)) continue;
    if (next.target === to) return true;
    seen.add(next.target);
    const route = routes.get(next.target);
    if (route) open.push(route.destination, route.closed_destination);
  }
  return false;
}
