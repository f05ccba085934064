import type { StoredThing } from '@flexpbx/db';
import { type ThingKind, thingKinds } from '@flexpbx/domain';
import type { ThingAnswer } from '@flexpbx/domain/api';

/** A thing as the API shows it: of its hidden fields only whether they hold something. */
export function present<Kind extends ThingKind>(
  kind: Kind,
  { thing, createdAt, updatedAt }: StoredThing<Kind>,
): ThingAnswer<Kind> {
  const fields: Record<string, unknown> = { ...thing };
  const secrets = thingKinds[kind].hidden.filter((field) => typeof fields[field] === 'string');
  for (const field of thingKinds[kind].hidden) delete fields[field];
  const times = { created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
  return { ...fields, ...times, secrets_set: secrets } as ThingAnswer<Kind>;
}
