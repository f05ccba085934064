import type { Thing } from '../things/things.ts';

/** What is known of a call from outside when it comes in. */
export interface InboundCall {
  /** The number that was called, as the telephone company sends it. */
  readonly called: string;
  /** Digits of who calls, perhaps behind a +; null when it is hidden. */
  readonly caller: string | null;
  /** The trunk it comes by. */
  readonly trunk: string;
}

type Route = Thing<'inbound-route'>;
type Conditions = Pick<Route, 'number' | 'caller' | 'trunk'>;

/**
 * Enabled routes in the order they are asked, the most specific first: the number that was called counts more than who
 * calls, and that more than the trunk. A whole number goes before a beginning, a longer beginning before a shorter one.
 */
export function inOrderOfAsking(routes: readonly Route[]): Route[] {
  return routes
    .filter(({ enabled }) => enabled)
    .toSorted(
      (one, other) =>
        specificity(other.number) - specificity(one.number) ||
        specificity(other.caller) - specificity(one.caller) ||
        Number(other.trunk !== null) - Number(one.trunk !== null),
    );
}

/** The route that takes a call; null where none does. */
export function findInboundRoute(routes: readonly Route[], call: InboundCall): Route | null {
  return inOrderOfAsking(routes).find((route) => takes(route, call)) ?? null;
}

/** What is compared of a number: a + before it makes no difference, since some telephone companies send it and some don't. */
export function digitsOf(number: string): string {
  return number.replace(/^\+/, '');
}

/** Whether two routes ask for the same calls. */
export function asksTheSame(one: Conditions, other: Conditions): boolean {
  return (
    conditionOf(one.number) === conditionOf(other.number) &&
    conditionOf(one.caller) === conditionOf(other.caller) &&
    one.trunk === other.trunk
  );
}

function takes(route: Conditions, { called, caller, trunk }: InboundCall): boolean {
  if (route.trunk !== null && route.trunk !== trunk) return false;
  if (!holds(route.number, called)) return false;
  if (route.caller === 'anonymous') return caller === null;
  return route.caller === null || (caller !== null && holds(route.caller, caller));
}

function holds(condition: string | null, number: string): boolean {
  if (condition === null) return true;
  const wanted = digitsOf(condition);
  const given = digitsOf(number);
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

function conditionOf(condition: string | null): string | null {
  return condition === null ? null : digitsOf(condition);
}

/** How much a condition on a number narrows down; whole numbers and `anonymous` most. */
function specificity(condition: string | null): number {
  if (condition === null) return -1;
  const wanted = digitsOf(condition);
  return wanted.endsWith('*') ? wanted.length - 1 : Number.MAX_SAFE_INTEGER;
}
