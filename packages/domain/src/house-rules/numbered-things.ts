import { type House, nameOf } from '../house.ts';
import { slotsOf } from '../settings/parking.ts';
import type { DialAction } from '../things/dial-rule.ts';

/** Something of the house that is dialled by a number of its own, and the field the number stands in. */
export interface NumberedThing {
  readonly number: string;
  readonly at: string;
  readonly field: string;
  /** As in a sentence: `the ring group “Sales” (600)`. */
  readonly name: string;
  readonly action: DialAction;
}

/** Everything that has a number, parking slots first. */
export function numberedThings(house: House): NumberedThing[] {
  const { extensions, things, settings } = house;
  return [
    ...slotsOf(settings.parking).map((number) => ({
      ...{ number, at: 'settings/parking', field: 'first_slot', name: 'a parking slot', action: 'park' as const },
    })),
    ...things.conference.map((room) => ({
      ...{ number: room.number, at: `conference/${room.number}`, field: 'number' },
      ...{ name: nameOf('conference', room), action: 'conference' as const },
    })),
    ...things['ring-group'].map((group) => ({
      ...{ number: group.number, at: `ring-group/${group.number}`, field: 'number' },
      ...{ name: nameOf('ring-group', group), action: 'ring_group' as const },
    })),
    ...things.queue.map((queue) => ({
      ...{ number: queue.number, at: `queue/${queue.number}`, field: 'number' },
      ...{ name: nameOf('queue', queue), action: 'queue' as const },
    })),
    ...things['paging-zone'].map((zone) => ({
      ...{ number: zone.number, at: `paging-zone/${zone.number}`, field: 'number' },
      ...{ name: nameOf('paging-zone', zone), action: 'paging' as const },
    })),
    ...things.menu.flatMap((menu) =>
      menu.number === null
        ? []
        : [
            {
              ...{ number: menu.number, at: `menu/${menu.id}`, field: 'number' },
              ...{ name: nameOf('menu', menu), action: 'auto_attendant' as const },
            },
          ],
    ),
    ...extensions.map(({ number, name }) => ({
      ...{ number, at: `extension/${number}`, field: 'number' },
      ...{ name: `the extension of ${name}`, action: 'extension' as const },
    })),
    ...mailboxesOfTheirOwn(house),
  ];
}

/** Shared mailboxes that are dialled. One with the number of a ring group or a queue is theirs: who dials that, reaches them. */
function mailboxesOfTheirOwn({ things }: House): NumberedThing[] {
  const called = new Set([...things['ring-group'], ...things.queue].map(({ number }) => number));
  return things['shared-mailbox']
    .filter(({ number }) => !called.has(number))
    .map((mailbox) => ({
      ...{ number: mailbox.number, at: `shared-mailbox/${mailbox.number}`, field: 'number' },
      // Where extensions may be, so may the mailbox of a team.
      ...{ name: nameOf('shared-mailbox', mailbox), action: 'extension' as const },
    }));
}
