import type { Database, StoredThing } from '@flexpbx/db';
import { keyOf, type Thing, type ThingChange, type ThingKind, thingKinds } from '@flexpbx/domain';
import { type Api, pathOf, type ThingAnswer, type ThingOperation, thingOperations } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers, Visitor } from '../../http/handler.ts';
import type { TryRendering } from '../../trial-rendering.ts';
import { present } from './present.ts';

/** What the routes of things are built from. */
export interface ThingParts {
  readonly database: Pick<Database, 'things'>;
  readonly tryRendering: TryRendering;
}

/** A request to any of these routes; the route table has checked it for its kind. */
interface ThingRequest {
  readonly params: { readonly key: string };
  readonly body: unknown;
  readonly visitor: Visitor;
  header(name: string, value: string): void;
}

type ThingRouteNames = keyof typeof thingOperations;

/** Trunks, routes, rooms …: every kind of thing has the same operations, and they do the same. */
export function thingRoutes(parts: ThingParts): Pick<Handlers<Api>, ThingRouteNames> {
  const handlers = Object.entries(thingOperations).map(([name, { kind, does }]) => {
    const operations = operationsOn(kind, parts);
    return [name, (request: ThingRequest) => operations[does](request)];
  });
  // One function serves each operation of all kinds; which kind answers what is said by the route table.
  return Object.fromEntries(handlers) as Pick<Handlers<Api>, ThingRouteNames>;
}

type Operations = Readonly<Record<ThingOperation, (request: ThingRequest) => Promise<unknown>>>;

function operationsOn<Kind extends ThingKind>(
  kind: Kind,
  { database: { things }, tryRendering }: ThingParts,
): Operations {
  const tryWith = async (thing: Thing<Kind>) => {
    const house = await things.everything();
    const others = house.things[kind].filter((other) => keyOf(kind, other as Thing<Kind>) !== keyOf(kind, thing));
    tryRendering({ extensions: [], ...house, things: { ...house.things, [kind]: [...others, thing] } });
  };
  const answer = (stored: StoredThing<Kind>): ThingAnswer<Kind> => present(kind, stored);

  return {
    list: async () => ({ items: (await things.list(kind)).map(answer) }),

    create: async ({ body, visitor, header }) => {
      const thing = body as Thing<Kind>;
      await tryWith(thing);
      const stored = await things.create(kind, thing, visitor.account.username);
      header('Location', `${pathOf(kind)}/${keyOf(kind, thing)}`);
      return answer(stored);
    },

    get: async ({ params }) => answer(await existing(things, kind, params.key)),

    change: async ({ params, body, visitor }) => {
      const change = body as ThingChange<Kind>;
      const { thing } = await existing(things, kind, params.key);
      await tryWith({ ...thing, ...change });
      return answer(await things.change(kind, params.key, change, visitor.account.username));
    },

    delete: async ({ params, visitor }) => {
      await things.delete(kind, params.key, visitor.account.username);
      return undefined;
    },

    arrange: async ({ body, visitor }) => {
      await things.arrange(kind, (body as { keys: string[] }).keys, visitor.account.username);
      return undefined;
    },
  };
}

async function existing<Kind extends ThingKind>(
  things: Database['things'],
  kind: Kind,
  key: string,
): Promise<StoredThing<Kind>> {
  const stored = await things.find(kind, key);
  if (!stored) throw new AppError('not-found', `There is no ${thingKinds[kind].noun} ${key}.`);
  return stored;
}
