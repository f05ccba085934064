import { type House, nameOf } from '../house.ts';
import { takenCalls } from '../inbound/taken-calls.ts';
import type { Thing } from '../things/things.ts';
import { neededBy, type Reference } from './reference.ts';

/** What inbound routes and the number plan lead to and depend on. */
export function routingReferences({ things }: House): Reference[] {
  return [
    ...things['inbound-route'].flatMap(ofInboundRoute),
    ...things['dial-rule'].flatMap((rule) => ofDialRule(rule, things['outbound-route'])),
  ];
}

function ofInboundRoute(route: Thing<'inbound-route'>): Reference[] {
  const from = { kind: 'inbound-route', key: route.id, name: nameOf('inbound-route', route) } as const;
  const calls = takenCalls(route);
  const named: readonly [field: keyof typeof route, to: Reference['to'] | null, as: string][] = [
    ['destination', neededBy(route.destination), `where ${calls} go`],
    ['closed_destination', neededBy(route.closed_destination), `where ${calls} go while it is closed`],
    ['schedule', route.schedule === null ? null : { kind: 'schedule', key: route.schedule }, `the hours of ${calls}`],
    ['switch', route.switch === null ? null : { kind: 'switch', key: route.switch }, `closes ${calls} by hand`],
    ['trunk', route.trunk === null ? null : { kind: 'trunk', key: route.trunk }, `where ${calls} come in`],
  ];
  return named.flatMap(([field, to, as]) => (to === null ? [] : [{ from, field, to, as }]));
}

function ofDialRule(rule: Thing<'dial-rule'>, outboundRoutes: readonly Thing<'outbound-route'>[]): Reference[] {
  const from = { kind: 'dial-rule', key: rule.id, name: nameOf('dial-rule', rule) } as const;
  const calls = `numbers like ${rule.pattern}`;
  const destination = rule.destination && neededBy(rule.destination);
  const way = rule.trunk !== null && outboundRoutes.some(({ id }) => id === rule.trunk) ? 'outbound-route' : 'trunk';
  return [
    ...(destination ? [{ from, field: 'destination', to: destination, as: `where ${calls} go` }] : []),
    ...(rule.trunk === null
      ? []
      : [{ from, field: 'trunk', to: { kind: way, key: rule.trunk } as const, as: `how ${calls} go out` }]),
  ];
}
