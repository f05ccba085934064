import { type House, nameOf } from '../house.ts';
import type { Reference } from './reference.ts';

/** Who hears pages and who may page; what scheduled announcements need. */
export function pagingReferences({ things }: House): Reference[] {
  return [
    ...things['paging-zone'].flatMap((zone) => {
      const from = { kind: 'paging-zone', key: zone.number, name: nameOf('paging-zone', zone) } as const;
      const extensions = (field: 'phones' | 'callers', as: string): Reference[] =>
        (zone[field] ?? []).map((key) => ({ from, field, to: { kind: 'extension', key }, as }));
      return [
        ...extensions('phones', `hears pages to ${zone.number}`),
        ...extensions('callers', `may page ${zone.number}`),
      ];
    }),
    ...things['scheduled-page'].flatMap((page): Reference[] => {
      const from = { kind: 'scheduled-page', key: page.id, name: nameOf('scheduled-page', page) } as const;
      return [
        { from, field: 'zone', to: { kind: 'paging-zone', key: page.zone }, as: `hears “${page.name}”` },
        { from, field: 'prompt', to: { kind: 'prompt', key: page.prompt }, as: `is played as “${page.name}”` },
        ...(page.holidays_of === null
          ? []
          : [
              {
                from,
                field: 'holidays_of',
                to: { kind: 'schedule', key: page.holidays_of } as const,
                as: `the holidays without “${page.name}”`,
              },
            ]),
      ];
    }),
  ];
}
