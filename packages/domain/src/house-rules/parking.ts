import { type House, type HouseProblem, nameOf } from '../house.ts';
import { mostSlots, slotsOf } from '../settings/parking.ts';

const at = 'settings/parking';

/** The slots are a range of numbers of one length, which nothing else in the house has. */
export function slotsAreFree(house: House): HouseProblem[] {
  const { first_slot: first, last_slot: last } = house.settings.parking;
  const fault = faultOfRange(first, last);
  if (fault !== null) return [{ at, field: 'last_slot', message: fault }];
  const slots = new Set(slotsOf(house.settings.parking));
  return usesOf(house)
    .filter(({ number }) => slots.has(number))
    .flatMap(({ number, who, place }) => {
      const message = `${number} is ${who}, and a parking slot (${first} to ${last}): it can be one of them only.`;
      // At both ends: it may be the slots that are changed, or the other thing that is made.
      return [
        { at, field: 'first_slot', message },
        { ...place, message },
      ];
    });
}

function faultOfRange(first: string, last: string): string | null {
  if (first.length !== last.length) return 'The first and the last parking slot need the same number of digits.';
  const count = Number(last) - Number(first) + 1;
  if (count < 1) return `The last parking slot comes before the first, ${first}.`;
  return count > mostSlots ? `There can be ${mostSlots} parking slots at most.` : null;
}

/** A number that is something else than a slot, and where that is said. */
interface Use {
  readonly number: string;
  readonly who: string;
  readonly place: Pick<HouseProblem, 'at' | 'field'>;
}

function usesOf({ extensions, things, settings }: House): Use[] {
  return [
    ...extensions.map(({ number, name }) => ({
      number,
      who: `the extension of ${name}`,
      place: { at: `extension/${number}`, field: 'number' },
    })),
    ...things.conference.map((room) => ({
      number: room.number,
      who: nameOf('conference', room),
      place: { at: `conference/${room.number}`, field: 'number' },
    })),
    ...things['ring-group'].map((group) => ({
      number: group.number,
      who: nameOf('ring-group', group),
      place: { at: `ring-group/${group.number}`, field: 'number' },
    })),
    ...things.menu.flatMap((menu) =>
      menu.number === null
        ? []
        : [{ number: menu.number, who: nameOf('menu', menu), place: { at: `menu/${menu.id}`, field: 'number' } }],
    ),
    ...settings.emergency.numbers.map((number) => ({
      number,
      who: 'an emergency number',
      place: { at: 'settings/emergency', field: 'numbers' },
    })),
  ];
}
