import type { Destination } from '../destination.ts';
import type { House } from '../house.ts';
import type { SettingsSection } from '../settings/sections.ts';
import { type ThingKind, thingKinds } from '../things/things.ts';

/** What can be needed by something else: things, extensions, their mailboxes. */
export const neededKinds = [...(Object.keys(thingKinds) as ThingKind[]), 'extension', 'mailbox'] as const;

/** See {@link neededKinds}. `mailbox`: of an extension that has one, or a shared one. */
export type NeededKind = (typeof neededKinds)[number];

/** One part of the configuration that names another. */
export interface Reference {
  /** Which part names it, and how it is called in a sentence: `the inbound route “Main line” (main)`. */
  readonly from: { readonly kind: ThingKind | 'extension' | 'settings'; readonly key: string; readonly name: string };
  readonly field: string;
  readonly to: { readonly kind: NeededKind; readonly key: string };
  /** What the named thing is there, for its own page: `where calls to 5550100 go`. */
  readonly as: string;
}

/** All references of one subject. Each subject's stand in a file of its own. */
export type ReferenceList = (house: House) => readonly Reference[];

/** What a destination names; nothing for those that name nothing of the house. */
export function neededBy(destination: Destination): Reference['to'] | null {
  switch (destination.type) {
    case 'extension':
    case 'conference':
    case 'ring-group':
    case 'queue':
    case 'paging-zone':
    case 'inbound-route':
    case 'menu':
      return { kind: destination.type, key: destination.target };
    case 'voicemail':
      return { kind: 'mailbox', key: destination.target };
    case 'external':
    case 'closed':
    case 'hang-up':
      return null;
  }
}

/** Where settings stand, as a source of references. */
export function settingsSource(section: SettingsSection, name: string): Reference['from'] {
  return { kind: 'settings', key: section, name };
}
