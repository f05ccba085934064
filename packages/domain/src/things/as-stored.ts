import { type Thing, type ThingKind, thingKinds } from './things.ts';

/**
 * What a thing that was stored before a field was there has in it, where a new thing gets something else: an update changes
 * nothing that works.
 */
const before: { readonly [Kind in ThingKind]?: Partial<Thing<Kind>> } = {
  // Certificates of trunks were not checked: one with a private certificate would be cut.
  trunk: { verify_certificate: false },
};

/** The thing of a stored document. Throws where it isn't one of this kind. */
export function thingAsStored<Kind extends ThingKind>(kind: Kind, document: object): Thing<Kind> {
  return thingKinds[kind].schema.parse({ ...before[kind], ...document }) as Thing<Kind>;
}
