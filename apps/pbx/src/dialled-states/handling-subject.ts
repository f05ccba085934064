import type { ExtensionRepository } from '@flexpbx/db';
import type { Subject } from './subject.ts';

/** Forwards, do not disturb and call waiting of extensions. The lamp of who doesn't want to be disturbed shows busy. */
export function handlingSubject(extensions: Pick<ExtensionRepository, 'list' | 'find'>): Subject {
  return {
    name: 'handling',
    owners: async () => new Map((await extensions.list({})).map(({ number, createdAt }) => [number, createdAt])),
    bornAt: async (number) => (await extensions.find(number))?.createdAt ?? null,
    ownerOf: (key) => key.split('/')[0] ?? '',
    flagFamily: 'flexpbx-handled',
    lamps: (values) => {
      const undisturbed = [...values].filter(([key]) => key.endsWith('/do-not-disturb'));
      return new Map(
        undisturbed.map(([key, value]) => [`dnd-${key.split('/')[0]}`, value === 'on' ? 'BUSY' : 'NOT_INUSE']),
      );
    },
  };
}
