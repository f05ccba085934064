import type { House, HouseProblem } from '../house.ts';
import { mostSlots, slotsOf } from '../settings/parking.ts';
import { type NumberedThing, numberedThings } from './numbered-things.ts';

const at = 'settings/parking';

/** The slots are a range of numbers of one length, which nothing else in the house has. */
export function slotsAreFree(house: House): HouseProblem[] {
  const { first_slot: first, last_slot: last } = house.settings.parking;
  const fault = faultOfRange(first, last);
  if (fault !== null) return [{ at, field: 'last_slot', message: fault }];
  const slots = new Set(slotsOf(house.settings.parking));
  return othersIn(house)
    .filter(({ number }) => slots.has(number))
    .flatMap(({ number, name, at: otherAt, field }) => {
      const message = `${number} is ${name}, and a parking slot (${first} to ${last}): it can be one of them only.`;
      // At both ends: it may be the slots that are changed, or the other thing that is made.
      return [
        { at, field: 'first_slot', message },
        { at: otherAt, field, message },
      ];
    });
}

function faultOfRange(first: string, last: string): string | null {
  if (first.length !== last.length) return 'The first and the last parking slot need the same number of digits.';
  const count = Number(last) - Number(first) + 1;
  if (count < 1) return `The last parking slot comes before the first, ${first}.`;
  return count > mostSlots ? `There can be ${mostSlots} parking slots at most.` : null;
}

/** What else has a number. */
function othersIn(house: House): Pick<NumberedThing, 'number' | 'at' | 'field' | 'name'>[] {
  return [
    ...numberedThings(house).filter(({ action }) => action !== 'park'),
    ...house.settings.emergency.numbers.map((number) => ({
      ...{ number, at: 'settings/emergency', field: 'numbers', name: 'an emergency number' },
    })),
  ];
}
