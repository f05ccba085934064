import { type Reference, type ThingKind, thingKinds } from '@flexpbx/domain';

/** Any part of the configuration: a thing, an extension or its mailbox, a section of settings. */
export type PartKind = Reference['from']['kind'] | Reference['to']['kind'];

const pagesOfSettings: Readonly<Record<string, string>> = {
  calls: '/admin/call-settings',
  parking: '/admin/parking',
  emergency: '/admin/emergency/settings',
  voicemail: '/admin/mailboxes/settings',
};

/** What a part of the configuration is called where a word will do: "Schedule office". */
export function partName(kind: PartKind, key: string): string {
  const noun = kind in thingKinds ? thingKinds[kind as ThingKind].noun : kind;
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${key}`;
}

/** Where a part of the configuration has its page; null: it has none of its own. */
export function pageOf(kind: PartKind, key: string): string | null {
  switch (kind) {
    case 'extension':
      return `/admin/extensions/${key}/settings`;
    case 'mailbox':
    case 'shared-mailbox':
      return `/admin/mailboxes/${key}`;
    case 'dial-rule':
      return `/admin/number-plan/${key}`;
    case 'music-class':
      return `/admin/music/${key}`;
    case 'switch':
      return `/admin/switches/${key}`;
    case 'trunk':
    case 'outbound-route':
    case 'inbound-route':
    case 'schedule':
    case 'conference':
    case 'queue':
    case 'paging-zone':
    case 'scheduled-page':
    case 'ring-group':
    case 'feature-code':
    case 'menu':
    case 'prompt':
      return `/admin/${kind}s/${key}`;
    case 'location':
      return `/admin/emergency/locations/${key}`;
    case 'settings':
      return pagesOfSettings[key] ?? null;
    case 'follow-me':
      return `/admin/extensions/${key}/follow-me`;
    case 'music-track':
      return '/admin/music';
  }
}
