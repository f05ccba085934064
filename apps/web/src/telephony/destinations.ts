import { type Destination, destination } from '@flexpbx/domain';
import type { ListedOption } from '../design/find-options.ts';

/** Everything in the house that a call can be sent to. */
export interface Places {
  readonly extensions: readonly { readonly number: string; readonly name: string; readonly voicemail: boolean }[];
  readonly sharedMailboxes: readonly { readonly number: string; readonly name: string }[];
  readonly conferences: readonly { readonly number: string; readonly name: string }[];
  readonly ringGroups: readonly { readonly number: string; readonly name: string }[];
  readonly queues: readonly { readonly number: string; readonly name: string }[];
  readonly pagingZones: readonly { readonly number: string; readonly name: string }[];
  readonly menus: readonly { readonly id: string; readonly name: string }[];
  readonly inboundRoutes: readonly { readonly id: string; readonly name: string }[];
}

/** A destination as the value of a form's field: `extension:1001`, `closed`; empty for none. */
export function destinationText(chosen: Destination | null): string {
  if (chosen === null) return '';
  return 'target' in chosen ? `${chosen.type}:${chosen.target}` : chosen.type;
}

/** The destination that stands in a form's field; null where none is chosen. */
export function destinationIn(text: string): Destination | null {
  const [, type, target] = /^([a-z-]+)(?::(.*))?$/.exec(text) ?? [];
  const parsed = destination.safeParse(target === undefined ? { type } : { type, target });
  return parsed.success ? parsed.data : null;
}

/** Everything that can be chosen, in the order it is listed. Numbers outside are typed. */
export function destinationOptions({
  extensions,
  ringGroups,
  queues,
  conferences,
  sharedMailboxes,
  pagingZones,
  menus,
  inboundRoutes,
}: Places): ListedOption[] {
  const option = (group: string, chosen: Destination, label: string): ListedOption => ({
    value: destinationText(chosen),
    label,
    group,
  });
  return [
    ...extensions.map(({ number, name }) =>
      option('Extensions', { type: 'extension', target: number }, `${number} ${name}`),
    ),
    ...ringGroups.map(({ number, name }) =>
      option('Ring groups', { type: 'ring-group', target: number }, `Ring group ${number} ${name}`),
    ),
    ...queues.map(({ number, name }) => option('Queues', { type: 'queue', target: number }, `Queue ${number} ${name}`)),
    ...conferences.map(({ number, name }) =>
      option('Conferences', { type: 'conference', target: number }, `Conference ${number} ${name}`),
    ),
    ...extensions
      .filter(({ voicemail }) => voicemail)
      .map(({ number, name }) =>
        option('Voicemail', { type: 'voicemail', target: number }, `Voicemail of ${number} ${name}`),
      ),
    ...sharedMailboxes.map(({ number, name }) =>
      option('Voicemail', { type: 'voicemail', target: number }, `Shared mailbox ${number} ${name}`),
    ),
    ...menus.map(({ id, name }) => option('Menus', { type: 'menu', target: id }, `Menu ${name}`)),
    ...inboundRoutes.map(({ id, name }) =>
      option('Inbound routes', { type: 'inbound-route', target: id }, `Inbound route ${name}`),
    ),
    ...pagingZones.map(({ number, name }) =>
      option('Paging zones', { type: 'paging-zone', target: number }, `Paging zone ${number} ${name}`),
    ),
    option('End of the call', { type: 'closed' }, 'Closed announcement'),
    option('End of the call', { type: 'hang-up' }, 'Hang up'),
  ];
}

/** A number outside as an option, once enough of one is typed: blanks, brackets and dashes are how people write it. */
export function outsideOptions(typed: string): ListedOption[] {
  const chosen = { type: 'external', target: typed.replace(/[\s()/.-]/g, '') } as const;
  if (!destination.safeParse(chosen).success) return [];
  return [{ value: destinationText(chosen), label: outsideLabel(chosen.target), group: 'Outside' }];
}

function outsideLabel(number: string): string {
  return `Outside number ${number}`;
}

/** What a destination is called; of something that is gone, its number. */
export function destinationLabel(chosen: Destination, places: Places): string {
  if (chosen.type === 'external') return outsideLabel(chosen.target);
  const value = destinationText(chosen);
  const known = destinationOptions(places).find((option) => option.value === value);
  return known?.label ?? ('target' in chosen ? chosen.target : chosen.type);
}

/** The page of what a destination leads to; null for what has none. */
export function destinationPage(chosen: Destination): string | null {
  switch (chosen.type) {
    case 'extension':
      return `/admin/extensions/${chosen.target}`;
    case 'voicemail':
      return `/admin/mailboxes/${chosen.target}`;
    case 'conference':
      return `/admin/conferences/${chosen.target}`;
    case 'inbound-route':
      return `/admin/inbound-routes/${chosen.target}`;
    case 'menu':
      return `/admin/menus/${chosen.target}`;
    case 'paging-zone':
      return `/admin/paging-zones/${chosen.target}`;
    case 'queue':
      return `/admin/queues/${chosen.target}`;
    case 'ring-group':
      return `/admin/ring-groups/${chosen.target}`;
    case 'external':
    case 'closed':
    case 'hang-up':
      return null;
  }
}
