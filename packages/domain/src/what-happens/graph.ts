import type { Destination } from '../destination.ts';
import type { House } from '../house.ts';
import type { Menu } from '../things/menu.ts';
import type { Thing } from '../things/things.ts';
import type { Circumstances, Ending, Hop, Next, Step, Underway } from './course.ts';
import { atDestination, openingOf } from './destination.ts';
import type { CallGraph, Place, Way } from './graph-parts.ts';
import { atMenu, type Choice, chosenBy, hasDialable, nothingChosen } from './menu.ts';
import { atPlace } from './place.ts';
import { nameOfEnd } from './place-name.ts';
import { type AskedCall, beginningOf } from './what-happens.ts';

/** Everywhere a call can lead: hours and what else decides at a route, keys in menus, and what each comes to. */
export function graphOf(house: House, call: AskedCall, circumstances: Circumstances): CallGraph {
  const { hop, underway } = beginningOf(house, call, circumstances);
  const drawing = new Drawing();
  const { steps } = drawing.place(hop, { ...underway, keys: null });
  drawing.take(hop, underway);
  return { steps, places: drawing.places, ways: drawing.ways };
}

type Route = Thing<'inbound-route'>;

/** Where the way of calls parts. */
type Fork = { readonly at: 'route'; readonly route: Route } | { readonly at: 'menu'; readonly menu: Menu };

interface Drawn {
  /** What happens before the place. */
  readonly steps: readonly Step[];
  readonly id: string;
}

/** A graph while it is drawn: each fork once, each end once for each way that leads to it. */
class Drawing {
  readonly places: Place[] = [];
  ways: Way[] = [];

  /** Draws where a hop leads, and all that follows from there. */
  place(hop: Hop, call: Underway): Drawn {
    const { steps, arrived, call: here } = untilNextFork(hop, call);
    if ('ends' in arrived) {
      const id = `end ${this.places.length}`;
      this.places.push({ id, steps, ends: arrived.ends, ...nameOfEnd(arrived.ends, steps, here.house) });
      return { steps: [], id };
    }
    const id = idOf(arrived);
    if (this.places.some((place) => place.id === id)) return { steps, id };
    if (arrived.at === 'route') this.#drawRoute(id, arrived.route, here);
    else this.#drawMenu(id, arrived.menu, here);
    return { steps, id };
  }

  /** Marks the ways the call takes that was asked about. */
  take(hop: Hop, call: Underway): void {
    const { arrived, call: here } = untilNextFork(hop, call);
    if ('ends' in arrived) return;
    const taken = nextOf(arrived, here);
    if (taken === null) return;
    const from = idOf(arrived);
    this.ways = this.ways.map((way) =>
      way.from === from && way.when === taken.when ? { ...way, isTaken: true } : way,
    );
    this.take({ steps: [], next: taken.next }, here);
  }

  #drawRoute(id: string, route: Route, call: Underway): void {
    const by = { kind: 'inbound-route', key: route.id } as const;
    this.places.push({ id, name: route.name, by, ends: null, steps: [] });
    const { open, steps } = openingOf(route, call);
    const ways = [
      ['open', open, route.destination],
      ['closed', !open, route.closed_destination],
    ] as const;
    for (const [when, isNow, destination] of ways)
      this.#drawWay(id, when, { steps: isNow ? steps : [], next: { destination } }, call);
  }

  #drawMenu(id: string, menu: Menu, call: Underway): void {
    const by = { kind: 'menu', key: menu.id } as const;
    this.places.push({ id, name: menu.name, by, ends: 'menu', steps: atMenu(menu.id, call).steps });
    for (const { key, action } of menu.options) {
      if (action.type === 'repeat') continue;
      const pressed = atMenu(menu.id, { ...call, keys: key });
      this.#drawWay(id, key, pressed, call);
    }
    if (hasDialable(menu, call)) this.#drawDialled(id, menu);
    this.#drawWay(id, wordsOf({ by: 'nothing' }), nothingChosen(menu, ''), call);
  }

  /** One way for all extensions that can be dialled. */
  #drawDialled(from: string, menu: Menu): void {
    const by = { kind: 'menu', key: menu.id } as const;
    const steps = [{ says: 'It rings at the extension that is dialled.', by }];
    const to = `end ${this.places.length}`;
    this.places.push({ id: to, name: 'The extension dialled', by: null, ends: 'extension', steps });
    this.ways.push({ from, to, when: wordsOf({ by: 'number' }), isTaken: false, steps: [] });
  }

  #drawWay(from: string, when: string, hop: Hop, call: Underway): void {
    // Before what follows from it, so that ways stand in the order in which people read them.
    const at = this.ways.length;
    this.ways.push({ from, to: from, when, isTaken: false, steps: hop.steps });
    const { steps, id: to } = this.place({ steps: [], next: hop.next }, call);
    this.ways[at] = { from, to, when, isTaken: false, steps: [...hop.steps, ...steps] };
  }
}

interface Arrival {
  readonly steps: readonly Step[];
  readonly arrived: Fork | { readonly ends: Ending };
  readonly call: Underway;
}

/** Goes on as long as there is one way. */
function untilNextFork(hop: Hop, underway: Underway): Arrival {
  const steps = [...hop.steps];
  let { next } = hop;
  let call = underway;
  for (;;) {
    if ('ends' in next) return { steps, arrived: next, call };
    call = carriedOn(next, call);
    const fork = 'destination' in next ? forkAt(next.destination, call) : null;
    if (fork) return { steps, arrived: fork, call };
    const on: Hop = 'place' in next ? atPlace(next.number, next.place, call) : atDestination(next.destination, call);
    steps.push(...on.steps);
    next = on.next;
  }
}

/** Keys that are used up are none: what can be chosen is told then. */
function carriedOn(next: Exclude<Next, { ends: Ending }>, call: Underway): Underway {
  if ('place' in next) return { ...call, forwards: next.forwards };
  return next.keys === undefined ? call : { ...call, keys: next.keys || null };
}

/** A route that is always open is none, nor is what isn't there. */
function forkAt(destination: Destination, { house: { things } }: Underway): Fork | null {
  if (destination.type === 'menu') {
    const menu = things.menu.find(({ id }) => id === destination.target);
    return menu ? { at: 'menu', menu } : null;
  }
  if (destination.type !== 'inbound-route') return null;
  const route = things['inbound-route'].find(({ id }) => id === destination.target);
  return route && (route.schedule !== null || route.switch !== null) ? { at: 'route', route } : null;
}

function idOf(fork: Fork): string {
  return fork.at === 'route' ? `route ${fork.route.id}` : `menu ${fork.menu.id}`;
}

/** Which way a call takes; null: it stays. */
function nextOf(fork: Fork, call: Underway): { readonly when: string; readonly next: Next } | null {
  if (fork.at === 'route') {
    const { open } = openingOf(fork.route, call);
    const destination = open ? fork.route.destination : fork.route.closed_destination;
    return { when: open ? 'open' : 'closed', next: { destination } };
  }
  if (call.keys === null) return null;
  const chosen = chosenBy(fork.menu, call.keys, call);
  return chosen && { when: wordsOf(chosen), next: atMenu(fork.menu.id, call).next };
}

function wordsOf(choice: Choice): string {
  switch (choice.by) {
    case 'key':
      return choice.key;
    case 'number':
      return 'an extension';
    case 'nothing':
      return 'nothing chosen';
  }
}
