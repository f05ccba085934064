import type { ThingRepository } from '@flexpbx/db';
import type { Subject } from './subject.ts';

/** Day/night switches: `night`, or nothing for day. A lamp shines at night. */
export function switchSubject(things: Pick<ThingRepository, 'list'>): Subject {
  return {
    name: 'switch',
    owners: async () => new Map((await things.list('switch')).map(({ thing, createdAt }) => [thing.number, createdAt])),
    ownerOf: (number) => number,
    flagFamily: null,
    consequences: (values) => ({
      flags: new Set(),
      lamps: new Map(
        [...values].map(([number, value]) => [`night-${number}`, value === 'night' ? 'INUSE' : 'NOT_INUSE']),
      ),
    }),
  };
}
