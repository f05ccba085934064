import { matchesDialPattern } from '../dial-pattern.ts';
import type { Thing } from '../things/things.ts';

type Route = Pick<Thing<'outbound-route'>, 'enabled' | 'patterns' | 'strip' | 'prepend' | 'trunks'>;
type Trunk = Pick<Thing<'trunk'>, 'id' | 'enabled'>;

/** How a call gets outside. */
export interface WayOut<R extends Route, T extends Trunk> {
  readonly route: R;
  /** The number the trunks are asked for. */
  readonly number: string;
  /** In the order they are tried; none when all of them are switched off. */
  readonly trunks: readonly T[];
}

/** The way a dialled number takes to outside: the first route in their order that has a pattern for it; null for none. */
export function findWayOut<R extends Route, T extends Trunk>(
  dialled: string,
  routes: readonly R[],
  trunks: readonly T[],
): WayOut<R, T> | null {
  const takes = ({ enabled, patterns }: Route) => enabled && patterns.some((one) => matchesDialPattern(one, dialled));
  const route = routes.find(takes);
  if (!route) return null;
  return {
    route,
    number: route.prepend + dialled.slice(route.strip),
    trunks: route.trunks.flatMap((id) => trunks.filter((trunk) => trunk.enabled && trunk.id === id)),
  };
}
