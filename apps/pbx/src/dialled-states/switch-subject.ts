import type { ThingRepository } from '@flexpbx/db';
import type { Subject } from './subject.ts';

/** Day/night switches. A lamp shines at night. */
export function switchSubject(things: Pick<ThingRepository, 'list' | 'find'>): Subject {
  return {
    name: 'switch',
    owners: async () => new Map((await things.list('switch')).map(({ thing, createdAt }) => [thing.number, createdAt])),
    bornAt: async (number) => (await things.find('switch', number))?.createdAt ?? null,
    ownerOf: (number) => number,
    flagFamily: null,
    lamps: (values) =>
      new Map([...values].map(([number, value]) => [`night-${number}`, value === 'night' ? 'INUSE' : 'NOT_INUSE'])),
  };
}
