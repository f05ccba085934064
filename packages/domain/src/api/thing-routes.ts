import { z } from 'zod';
import type { Thing, ThingKind } from '../things/things.ts';
import { thingKinds } from '../things/things.ts';

/** What the API answers of each thing besides its own fields. */
const alsoAnswered = {
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  /** Hidden fields that hold something: `["password"]`. */
  secrets_set: z.array(z.string()),
};

/** How a kind of thing appears in the API. */
export interface ThingApi<One extends string = string, Many extends string = string> {
  /** As part of operation names: `Trunk`, `Trunks`. */
  readonly one: One;
  readonly many: Many;
  readonly path: string;
  readonly tag: string;
}

/** What can be done with the things of a kind. */
export type ThingOperation = 'list' | 'create' | 'get' | 'change' | 'delete' | 'arrange';

/** What the operations on a kind of thing are called. */
export function operationNames(one: string, many: string): { name: string; does: ThingOperation }[] {
  return [
    { name: `list${many}`, does: 'list' },
    { name: `create${one}`, does: 'create' },
    { name: `get${one}`, does: 'get' },
    { name: `change${one}`, does: 'change' },
    { name: `delete${one}`, does: 'delete' },
    { name: `arrange${many}`, does: 'arrange' },
  ];
}

/** A thing as the API answers it. */
export type ThingAnswer<Kind extends ThingKind> = Thing<Kind> & {
  created_at: string;
  updated_at: string;
  secrets_set: string[];
};

type Params = z.ZodObject<{ key: z.ZodString }>;
type Definition<Kind extends ThingKind> = (typeof thingKinds)[Kind]['schema'];
type Common = { readonly path: string; readonly tag: string; readonly summary: string };
type Reading = Common & { readonly permission: 'telephony.read' };
type Writing = Common & { readonly permission: 'telephony.write' };

/** The six operations each kind of thing has: `listTrunks`, `createTrunk`, `getTrunk`, `changeTrunk`, `deleteTrunk`, `arrangeTrunks`. */
export type ThingRoutes<Kind extends ThingKind, One extends string, Many extends string> = {
  readonly [Name in `list${Many}`]: Reading & {
    readonly method: 'get';
    readonly response: z.ZodType<{ items: ThingAnswer<Kind>[] }>;
  };
} & {
  readonly [Name in `create${One}`]: Writing & {
    readonly method: 'post';
    readonly body: Definition<Kind>;
    readonly response: z.ZodType<ThingAnswer<Kind>>;
    readonly creates: true;
  };
} & {
  readonly [Name in `get${One}`]: Reading & {
    readonly method: 'get';
    readonly params: Params;
    readonly response: z.ZodType<ThingAnswer<Kind>>;
  };
} & {
  readonly [Name in `change${One}`]: Writing & {
    readonly method: 'patch';
    readonly params: Params;
    readonly body: z.ZodType<Partial<Thing<Kind>>>;
    readonly response: z.ZodType<ThingAnswer<Kind>>;
  };
} & {
  readonly [Name in `delete${One}`]: Writing & { readonly method: 'delete'; readonly params: Params };
} & {
  readonly [Name in `arrange${Many}`]: Writing & {
    readonly method: 'put';
    readonly body: z.ZodType<{ keys: string[] }>;
  };
};

const order = z.strictObject({ keys: z.array(z.string().max(40)).max(1000) }).meta({ id: 'Order' });
const params = z.object({ key: z.string().regex(/^[a-z0-9_-]{1,40}$/) });

/** Makes the operations of one kind of thing. `{key}` is its id or number; a change keeps what it doesn't name. */
export function thingRoutes<Kind extends ThingKind, One extends string, Many extends string>(
  kind: Kind,
  { one, many, path, tag }: ThingApi<One, Many>,
): ThingRoutes<Kind, One, Many> {
  const { key, hidden, noun } = thingKinds[kind];
  const schema: z.ZodObject = thingKinds[kind].schema;
  const never = Object.fromEntries(hidden.map((field) => [field, true as const]));
  const answer = schema
    .omit(never as Record<never, never>)
    .extend(alsoAnswered)
    .meta({ id: one });
  const change = changeSchema(schema, key).meta({ id: `${one}Change` });
  const common = { path: `${path}/{key}`, tag };
  const read = { permission: 'telephony.read' } as const;
  const write = { permission: 'telephony.write' } as const;
  return {
    [`list${many}`]: {
      ...{ method: 'get', path, tag, ...read, summary: `Every ${noun}, in order` },
      response: z.object({ items: z.array(answer) }),
    },
    [`create${one}`]: {
      ...{ method: 'post', path, tag, ...write, summary: `Add a ${noun}` },
      ...{ body: schema.meta({ id: `${one}Create` }), response: answer, creates: true },
    },
    [`get${one}`]: { ...{ method: 'get', ...common, ...read, summary: `One ${noun}` }, params, response: answer },
    [`change${one}`]: {
      ...{ method: 'patch', ...common, ...write, summary: `Change what is named of a ${noun}, keep the rest` },
      ...{ params, body: change, response: answer },
    },
    [`delete${one}`]: { ...{ method: 'delete', ...common, ...write, summary: `Delete a ${noun}` }, params },
    [`arrange${many}`]: {
      ...{ method: 'put', path: `${path}/order`, tag, ...write, summary: `Put every ${noun} in this order` },
      body: order,
    },
    // The names are made of what was given, which the compiler can't follow through computed keys.
  } as unknown as ThingRoutes<Kind, One, Many>;
}

/** All fields but the key, none of them required and without defaults: what isn't sent is not in it. */
function changeSchema(schema: z.ZodObject, key: string): z.ZodObject {
  const fields = Object.entries(schema.shape)
    .filter(([name]) => name !== key)
    .map(([name, field]) => [name, (field instanceof z.ZodDefault ? field.unwrap() : field) as z.ZodType]);
  return z.strictObject(Object.fromEntries(fields.map(([name, field]) => [name, (field as z.ZodType).optional()])));
}
