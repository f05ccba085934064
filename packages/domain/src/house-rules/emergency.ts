import { emergencyTrunks } from '../emergency/emergency-trunks.ts';
import { type House, type HouseProblem, nameOf } from '../house.ts';
import { emergencyNumbers } from '../settings/emergency.ts';
import { slotsOf } from '../settings/parking.ts';

const at = 'settings/emergency';

/** Nothing else has an emergency number: it would never be reached. */
export function emergencyNumbersAreTheirOwn(house: House): HouseProblem[] {
  const dialled = new Map(emergencyNumbers(house.settings.emergency).map((known) => [known.dialled, known.number]));
  return numberedThings(house).flatMap(({ number, who, place }) => {
    const means = dialled.get(number);
    if (means === undefined) return [];
    const called = means === number ? 'is an emergency number' : `is dialled for ${means} by those who are used to it`;
    const message = `${number} ${called}, so it can't be ${who} as well. Choose another number.`;
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

interface NumberedThing {
  readonly number: string;
  readonly who: string;
  readonly place: Pick<HouseProblem, 'at' | 'field'>;
}

function numberedThings({ extensions, things, settings }: House): NumberedThing[] {
  const plain = new Set(settings.emergency.numbers);
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
    // That a bare emergency number is a slot is said by the rule of the slots.
    ...slotsOf(settings.parking)
      .filter((number) => !plain.has(number))
      .map((number) => ({
        number,
        who: 'a parking slot',
        place: { at: 'settings/parking', field: 'first_slot' },
      })),
  ];
}
