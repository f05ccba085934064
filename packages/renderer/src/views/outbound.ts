import { dialplanPatterns, type Extension, type Thing, type Things } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** How long a call may take to be answered that the number plan sends to a trunk, past all routes. */
const ringSecondsWithoutRoute = 60;

/** How calls get outside: who may, which route takes which number, by which trunks in which order. */
export function outboundView({ extensions, things }: Pick<Snapshot, 'extensions' | 'things'>): object {
  const routes = things['outbound-route'].filter(({ enabled }) => enabled);
  const trunks = new Map(things.trunk.filter(({ enabled }) => enabled).map((trunk) => [trunk.id, trunk]));
  const wayOf = (id: string, dialled: Dialled) => {
    const trunk = trunks.get(id);
    return trunk ? [trunkOnTheWay(trunk, dialled)] : [];
  };
  return {
    outsideCallers: outsideCallers(extensions, things),
    outboundRoutes: routes.map((route) => ({
      context: `outbound-${route.id}`,
      way: `by-route-${route.id}`,
      patterns: [...new Set(route.patterns.flatMap(dialplanPatterns))],
    })),
    waysOut: [
      ...routes.map((route) => ({
        context: `by-route-${route.id}`,
        trunks: route.trunks.flatMap((id) => wayOf(id, route)),
      })),
      ...trunksOfNumberPlan(things).map((id) => ({
        context: `by-trunk-${id}`,
        trunks: wayOf(id, { prepend: '', strip: 0, ring_seconds: ringSecondsWithoutRoute }),
      })),
    ],
    trunkKeys: [...trunks.values()].flatMap(({ id, key, key_header: header }) =>
      key === null || header === null ? [] : [{ context: `key-of-trunk-${id}`, header, key }],
    ),
  };
}

type Dialled = Pick<Thing<'outbound-route'>, 'prepend' | 'strip' | 'ring_seconds'>;

function trunkOnTheWay(trunk: Thing<'trunk'>, { prepend, strip, ring_seconds: ringSeconds }: Dialled): object {
  return {
    id: trunk.id,
    prepend,
    strip,
    ringSeconds,
    patienceSeconds: trunk.patience_seconds,
    callerId: trunk.caller_id,
    account: trunk.from_user ?? trunk.username ?? '',
    maxCalls: trunk.max_calls ?? '',
    hasKey: trunk.key !== null && trunk.key_header !== null,
  };
}

/** Extensions that may call outside, each with its own number there where it has one. */
function outsideCallers(extensions: readonly Extension[], things: Things): object[] {
  const numbers = numbersOutside(things);
  return extensions
    .filter(({ allowExternal }) => allowExternal)
    .map(({ number }) => ({ number, outside: numbers.get(number) ?? '' }));
}

/** The number outside that rings an extension, whoever calls it: the one its own calls are shown with. */
function numbersOutside(things: Things): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const { enabled, number, caller, destination } of things['inbound-route']) {
    if (!enabled || number === null || number.endsWith('*') || caller !== null) continue;
    if (destination.type !== 'extension' || numbers.has(destination.target)) continue;
    numbers.set(destination.target, number);
  }
  return numbers;
}

/** Trunks the number plan sends calls to past the outbound routes. A route of the same id comes first. */
function trunksOfNumberPlan(things: Things): string[] {
  const routes = new Set(things['outbound-route'].map(({ id }) => id));
  const named = things['dial-rule'].flatMap(({ action, trunk }) =>
    action === 'trunk' && trunk !== null && !routes.has(trunk) ? [trunk] : [],
  );
  return [...new Set(named)];
}
