import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handlingFrom } from '../call-handling/call-handling.ts';
import type { SwitchState } from '../schedules/switch-state.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import { type MenuKey, menuKeys } from '../things/menu.ts';
import type { Circumstances } from './course.ts';
import { graphOf } from './graph.ts';
import type { CallGraph, Way } from './graph-parts.ts';
import { whatHappens } from './what-happens.ts';

const option = (key: MenuKey, action: { type: 'menu' | 'extension' | 'conference'; target: string }) => ({
  ...{ key, action },
  prompt: null,
});
const house = aHouse({
  extensions: [
    { number: '1001', name: 'Ada' },
    { number: '1002', name: 'Grace' },
  ],
  things: {
    switch: [aThing('switch', { number: '1', name: 'Office' })],
    conference: [aThing('conference', { number: '2001', name: 'Staff' })],
    'inbound-route': [
      aThing('inbound-route', {
        ...{ id: 'line', name: 'Main line', number: '5550100', switch: '1' },
        destination: { type: 'menu', target: 'main' },
        closed_destination: { type: 'voicemail', target: '1001' },
      }),
    ],
    menu: [
      aThing('menu', {
        ...{ id: 'main', name: 'Main', number: '0', direct_dial: ['1002'], invalid_attempts: 0 },
        options: [
          option('1', { type: 'extension', target: '1001' }),
          option('2', { type: 'menu', target: 'more' }),
          { key: '9', action: { type: 'repeat' }, prompt: null },
        ],
        fallback: { type: 'closed' },
      }),
      aThing('menu', {
        ...{ id: 'more', name: 'More', invalid_attempts: 0 },
        options: [
          option('1', { type: 'conference', target: '2001' }),
          option('*', { type: 'menu', target: 'main' }),
          { key: '0', action: { type: 'directory' }, prompt: null },
        ],
        fallback: { type: 'hang-up' },
      }),
    ],
  },
});

const circumstances = (turned: SwitchState): Circumstances => ({
  moment: new Date(0),
  switchState: () => turned,
  handlingOf: (extension) => handlingFrom(extension, () => ''),
  mayCallOutside: () => false,
});
const calling = (keys?: string) => ({ called: '5550100', caller: null, trunk: 'telco', keys });
const drawn = (keys: string | undefined, turned: SwitchState) => graphOf(house, calling(keys), circumstances(turned));

const nameAt = ({ places }: CallGraph, id: string) => places.find((place) => place.id === id)?.name;
const inWords = (graph: CallGraph, ways: readonly Way[]) =>
  ways.map(({ from, to, when }) => `${nameAt(graph, from)} – ${when} → ${nameAt(graph, to)}`);

describe('where a number can lead', () => {
  test('given a route with a switch and menus, then both sides of it, every key, and each menu once', () => {
    const graph = drawn(undefined, 'day');
    expect(inWords(graph, graph.ways)).toEqual([
      'Main line – open → Main',
      'Main – 1 → Ada (1001)',
      'Main – 2 → More',
      'More – 1 → Staff',
      'More – * → Main',
      'More – 0 → A name is spelled',
      'More – nothing chosen → The call ends',
      'Main – an extension → The extension dialled',
      'Main – nothing chosen → An announcement',
      'Main line – closed → Mailbox of Ada (1001)',
    ]);
    expect(graph.places[0]).toMatchObject({ name: 'Main line', by: { kind: 'inbound-route', key: 'line' } });
  });

  test('given nothing is decided on the way, then there is one place', () => {
    const graph = graphOf(house, { dialled: '1002', extension: '1001' }, circumstances('auto'));
    expect(graph).toMatchObject({ steps: [], ways: [], places: [{ name: 'Grace (1002)', ends: 'extension' }] });
  });
});

describe('the ways the asked call takes', () => {
  test.each<[string | undefined, SwitchState, string[]]>([
    [undefined, 'day', ['Main line – open → Main']],
    ['1', 'night', ['Main line – closed → Mailbox of Ada (1001)']],
    ['21', 'day', ['Main line – open → Main', 'Main – 2 → More', 'More – 1 → Staff']],
    ['1002', 'day', ['Main line – open → Main', 'Main – an extension → The extension dialled']],
    ['7', 'day', ['Main line – open → Main', 'Main – nothing chosen → An announcement']],
    ['92', 'day', ['Main line – open → Main', 'Main – 2 → More']],
    ['2*1', 'day', ['Main line – open → Main', 'Main – 1 → Ada (1001)', 'Main – 2 → More', 'More – * → Main']],
  ])('given %s is pressed by %s, then they are marked', (keys, turned, taken) => {
    const graph = drawn(keys, turned);
    expect(
      inWords(
        graph,
        graph.ways.filter(({ isTaken }) => isTaken),
      ),
    ).toEqual(taken);
  });

  test('given any keys, then they end where the answer says', () => {
    const keys = fc.array(fc.constantFrom(...menuKeys), { maxLength: 8 }).map((pressed) => pressed.join(''));
    fc.assert(
      fc.property(keys, fc.constantFrom<SwitchState>('day', 'night'), (pressed, turned) => {
        const { places, ways } = drawn(pressed, turned);
        const taken = ways.filter(({ isTaken }) => isTaken);
        const ends = [taken[0]?.from, ...taken.map(({ to }) => to)].map(
          (id) => places.find((one) => one.id === id)?.ends,
        );
        expect(ends).toContain(whatHappens(house, calling(pressed), circumstances(turned)).ends);
      }),
    );
  });
});

/** Every way from the first place to an end that comes to no place twice. */
function pathsOf({ places, ways }: CallGraph): Way[][] {
  const from = (id: string, path: Way[]): Way[][] => {
    const on = ways.filter((way) => way.from === id && !path.some((before) => before.from === way.to));
    return on.length === 0 ? [path] : on.flatMap((way) => from(way.to, [...path, way]));
  };
  return from(places[0]?.id ?? '', []);
}

test('given any path, then what happens on it is the answer for a call that takes it', () => {
  // What means nothing in these menus, and is not forgiven.
  const keyFor = (when: string) => (when === 'nothing chosen' ? '7' : menuKeys.some((key) => key === when) ? when : '');
  for (const turned of ['day', 'night'] as const) {
    const graph = drawn(undefined, turned);
    const open = turned === 'day' ? 'open' : 'closed';
    const paths = pathsOf(graph).filter(([first, ...rest]) => {
      return first?.when === open && rest.every(({ when }) => when !== 'an extension');
    });
    expect(paths.length).toBe(turned === 'day' ? 5 : 1);
    for (const path of paths) {
      const keys = path.map(({ when }) => keyFor(when)).join('');
      const end = graph.places.find(({ id }) => id === path.at(-1)?.to);
      const steps = [...graph.steps, ...path.flatMap((way) => way.steps), ...(end?.steps ?? [])];
      expect({ steps, ends: end?.ends }).toEqual(whatHappens(house, calling(keys), circumstances(turned)));
    }
  }
});
