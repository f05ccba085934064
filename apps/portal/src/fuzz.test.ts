import type { Database } from '@flexpbx/db';
import { forEachDatabase } from '@flexpbx/db/testing';
import { api, type Route } from '@flexpbx/domain/api';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { type Answer, problemIn, startPortal } from './testing/test-portal.ts';

/** Refuses every order, as call control does where nothing of the kind is going on. */
function refuseOrders({ orders, bell }: Pick<Database, 'orders' | 'bell'>): void {
  const refuse = async () => {
    const claimed = await orders.claim('fuzz');
    if (claimed) await orders.answer(claimed.id, { outcome: 'refused', reason: 'Nothing like this is going on.' });
  };
  onTestFinished(bell.listen(['orders'], () => void refuse()));
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('1001', '1002', '', '\0', '%', '../..', '\ud800', "' OR 1=1 --", '$(id)', '0000-01-01', '9999-12-31'),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

/** Fields of a schema with values of any kind, and some that nobody knows. */
function objectFor(schema: Route['body']): fc.Arbitrary<unknown> {
  const names = Object.keys((schema as { shape?: object } | undefined)?.shape ?? {});
  const value = fc.oneof(text, fc.jsonValue(), fc.integer(), fc.boolean());
  const likely = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  return fc.oneof({ weight: 4, arbitrary: likely }, { weight: 1, arbitrary: fc.jsonValue() });
}

interface Shot {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

function shotAt(name: string, route: Route): fc.Arbitrary<Shot> {
  const params = fc.array(text, { minLength: 2, maxLength: 2 });
  const query = fc.dictionary(fc.constantFrom(...Object.keys(route.query?.shape ?? {}), 'x'), text, { maxKeys: 3 });
  return fc.tuple(params, query, objectFor(route.body)).map(([values, asked, body]) => {
    let at = 0;
    const path = route.path.replace(/\{\w+\}/g, () => encode(values[at++] ?? ''));
    const search = Object.entries(asked).map(([key, value]) => `${key}=${encode(value)}`);
    return { name, method: route.method.toUpperCase(), path: `${path}?${search.join('&')}`, body };
  });
}

/** As a hostile client may: half characters too, which encodeURIComponent refuses. */
function encode(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : '%ED%A0%80';
}

const shots = Object.entries<Route>(api).map(([name, route]) => shotAt(name, route));

forEachDatabase((fresh) => {
  it('given anything at all in parameters, queries and bodies, then each answer is meant', async () => {
    const portal = await startPortal(await fresh(), {});
    refuseOrders(portal.database);
    await portal.extension({ number: '1001' });
    let admin = await portal.admin();

    await fc.assert(
      fc.asyncProperty(fc.oneof(...shots), async ({ name, method, path, body }) => {
        const answer = await admin(method, path, method === 'GET' ? {} : { body });
        if (name === 'signOut') admin = await portal.admin();
        expect(isMeant(answer), `${answer.status} ${answer.text}`).toBe(true);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});

/** Success, or a problem that is the sender's. */
function isMeant(answer: Answer): boolean {
  return answer.status < 400 || (answer.status < 500 && problemIn(answer).title.length > 0);
}
