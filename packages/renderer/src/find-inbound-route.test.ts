import { findInboundRoute, type InboundCall, newProblems, thingKinds } from '@flexpbx/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTemplates, render } from './render.ts';
import { aSnapshot, furnished } from './testing/a-snapshot.ts';
import { type Found, readDialplan } from './testing/read-dialplan.ts';

const templates = readTemplates();
const trunks = ['telco', 'spare'].map((id) =>
  thingKinds.trunk.schema.parse({ id, name: id, kind: 'address', host: `${id}.net` }),
);

const asked = fc.constantFrom('5550100', '+5550100', '+5550*', '555*', '5*', '49*', null);
const routes = fc
  .array(
    fc.record({
      number: asked,
      caller: fc.constantFrom(null, 'anonymous', '+1212*', '12*', '12125550199', '49*'),
      trunk: fc.constantFrom(null, 'telco', 'spare'),
      enabled: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((many) =>
    many.map((route, at) =>
      thingKinds['inbound-route'].schema.parse({
        ...{ id: `r${at}`, name: 'R', destination: { type: 'hang-up' } },
        ...route,
      }),
    ),
  );
const calls = fc.record({
  called: fc.constantFrom('5550100', '5550101', '5551', '56', '4930', '7', 's'),
  caller: fc.constantFrom(null, '+12125550199', '12125550199', '12120000000', '4930', '1001'),
  trunk: fc.constantFrom('telco', 'spare'),
});

/** The route the rendered lines lead to; null: the number is told to be unknown. */
function routeOfLines(found: Found | null, find: (number: string) => Found | null, call: InboundCall): string | null {
  for (const application of found?.applications ?? []) {
    const [, condition, taker] = /^GotoIf\(\$\[(.*)\]\?inbound-(\w+),s,1\)$/.exec(application) ?? [];
    if (condition !== undefined && taker !== undefined && holds(condition, call)) return taker;
    if (application === 'Goto(s,1)') return routeOfLines(find('s'), find, call);
    const [, last] = /^Goto\(inbound-(\w+),s,1\)$/.exec(application) ?? [];
    if (last !== undefined) return last;
  }
  return null;
}

/** What Asterisk makes of a condition on a call. */
function holds(condition: string, { caller, trunk }: InboundCall): boolean {
  const digits = (caller ?? '').replace(/\D/g, '');
  const filled = condition
    .replace(`\${CHANNEL(endpoint)}`, `trunk-${trunk}`)
    .replace(/\$\{FILTER\(0-9,\$\{CALLERID\(num\)\}\):0:(\d+)\}/, (_, length) => digits.slice(0, Number(length)))
    .replace(`\${FILTER(0-9,\${CALLERID(num)})}`, digits)
    .replace(`\${CALLERID(num-pres):0:4}`, caller === null ? 'proh' : 'allo')
    .replace(`\${CALLERID(num)}`, caller ?? '');
  const isSo = (comparison: string) => {
    const [, one, sign, other] = /^"(.*)" (!?=) "(.*)"$/.exec(comparison) ?? [];
    if (sign === undefined) throw new Error(`not understood: ${comparison}`);
    return (one === other) === (sign === '=');
  };
  return filled.split(' & ').every((part) =>
    part
      .replace(/^\(|\)$/g, '')
      .split(' | ')
      .some(isSo),
  );
}

test('given any inbound routes and any call, then the rendered dialplan finds the route that the rule finds', () => {
  const nothing = furnished(aSnapshot(), { things: { trunk: trunks } });
  let taken = 0;
  fc.assert(
    fc.property(routes, fc.array(calls, { minLength: 20, maxLength: 20 }), (inbound, many) => {
      const snapshot = furnished(nothing, { things: { 'inbound-route': inbound } });
      fc.pre(newProblems(nothing, snapshot).length === 0);
      const read = readDialplan([render(templates, snapshot)['extensions_inbound.conf']]);
      const find = (number: string) => read('called', number);
      for (const call of many) {
        const rule = findInboundRoute(inbound, call)?.id ?? null;
        if (rule !== null) taken++;
        expect([call, routeOfLines(find(call.called), find, call)]).toEqual([call, rule]);
      }
    }),
    { numRuns: 100 },
  );
  expect(taken).toBeGreaterThan(100);
});
