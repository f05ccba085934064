import type { ExtensionRepository } from '@flexpbx/db';
import type { Subject } from './subject.ts';

const extensionOf = (key: string) => key.split('/')[0] ?? '';

/** Forwards, do not disturb and call waiting of extensions. */
export function handlingSubject(extensions: Pick<ExtensionRepository, 'list'>): Subject {
  return {
    name: 'handling',
    owners: async () => new Map((await extensions.list({})).map(({ number, createdAt }) => [number, createdAt])),
    ownerOf: extensionOf,
    flagFamily: 'flexpbx-handled',
    consequences: (values) => {
      const set = [...values].filter(([, value]) => value !== '').map(([key]) => extensionOf(key));
      const undisturbed = [...values].filter(([key]) => key.endsWith('/do-not-disturb'));
      const lamps = undisturbed.map(([key, value]) => [
        `dnd-${extensionOf(key)}`,
        value === 'on' ? 'BUSY' : 'NOT_INUSE',
      ]);
      return { flags: new Set(set), lamps: new Map(lamps as [string, string][]) };
    },
  };
}
