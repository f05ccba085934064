import type { Destination } from '../destination.ts';
import { type House, type HouseProblem, nameOf } from '../house.ts';

/** Each key of a menu does one thing. */
export function keysDoOneThing({ things }: House): HouseProblem[] {
  return things.menu.flatMap((menu) => {
    const keys = menu.options.map(({ key }) => key);
    const twice = [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))];
    return twice.map((key) => ({
      at: `menu/${menu.id}`,
      field: 'options',
      message: `Key ${key} stands twice in ${nameOf('menu', menu)}. Take one of them out.`,
    }));
  });
}

/** From menu to menu and back a caller gets only by pressing keys: who presses none must come out somewhere. */
export function silenceEndsSomewhere({ things }: House): HouseProblem[] {
  return things.menu
    .filter(({ id, fallback }) => comesBack(things, fallback, id))
    .map((menu) => ({
      at: `menu/${menu.id}`,
      field: 'fallback',
      message: `Who presses nothing in ${nameOf('menu', menu)} would come back to it and go round for ever. Choose another destination.`,
    }));
}

function comesBack(things: House['things'], from: Destination, menuId: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next; next = open.pop()) {
    const place = JSON.stringify(next);
    if (seen.has(place)) continue;
    if (next.type === 'menu' && next.target === menuId) return true;
    seen.add(place);
    open.push(...byItself(things, next));
  }
  return false;
}

/** Where a call goes on from a destination without anybody doing anything. */
function byItself(things: House['things'], destination: Destination): Destination[] {
  switch (destination.type) {
    case 'menu':
      return things.menu.filter(({ id }) => id === destination.target).map(({ fallback }) => fallback);
    case 'inbound-route':
      return things['inbound-route']
        .filter(({ id }) => id === destination.target)
        .flatMap((route) => [route.destination, route.closed_destination]);
    case 'ring-group':
      return things['ring-group'].filter(({ number }) => number === destination.target).map(({ fallback }) => fallback);
    case 'queue':
      return things.queue.filter(({ number }) => number === destination.target).map(({ overflow }) => overflow);
    default:
      return [];
  }
}
