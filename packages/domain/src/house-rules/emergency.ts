import { emergencyTrunks } from '../emergency/emergency-trunks.ts';
import type { House, HouseProblem } from '../house.ts';
import { emergencyNumbers } from '../settings/emergency.ts';
import { numberedThings } from './numbered-things.ts';

const at = 'settings/emergency';

/** Nothing else has an emergency number: it would never be reached. */
export function emergencyNumbersAreTheirOwn(house: House): HouseProblem[] {
  const dialled = new Map(emergencyNumbers(house.settings.emergency).map((known) => [known.dialled, known.number]));
  return numberedThings(house).flatMap(({ number, name, action, ...place }) => {
    const means = dialled.get(number);
    // That a bare emergency number is a slot is said by the rule of the slots.
    if (means === undefined || (action === 'park' && means === number)) return [];
    const called = means === number ? 'is an emergency number' : `is dialled for ${means} by those who are used to it`;
    const message = `${number} ${called}, so it can't be ${name} as well. Choose another number.`;
    const field = means === number ? 'numbers' : 'prefix';
    // At both ends: it may be the emergency numbers that are changed, or the other thing that is made.
    return [
      { at, field, message },
      { ...place, message },
    ];
  });
}

/** What is sent to the emergency centre needs a way to get there. */
export function productionHasAWayOut(house: House): HouseProblem[] {
  if (!house.settings.emergency.production_mode || emergencyTrunks(house).length > 0) return [];
  return [
    {
      at,
      field: 'trunks',
      message:
        'Emergency calls would reach nobody: choose at least one trunk that is switched on, or go back to test mode first.',
    },
  ];
}
