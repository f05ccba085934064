import { expect, test } from 'vitest';
import { houseProblems, newProblems } from '../house-problems.ts';
import { usesOf } from '../references/references.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Menu } from '../things/menu.ts';

const ada = { type: 'extension', target: '1001' } as const;
const toMenu = (target: string) => ({ type: 'menu', target }) as const;
const aMenu = (id: string, menu: Partial<Menu>) => aThing('menu', { id, name: id, ...menu });
const withMenus = (...menu: readonly Menu[]) => aHouse({ extensions: [{ number: '1001' }], things: { menu } });
const problems = (...menu: readonly Menu[]) => newProblems(withMenus(), withMenus(...menu));

test('given a key stands twice, then it is refused', () =>
  expect(
    problems(
      aMenu('main', {
        options: [
          { key: '1', action: ada, prompt: null },
          { key: '1', action: { type: 'repeat' }, prompt: null },
        ],
      }),
    ),
  ).toMatchObject([{ at: 'menu/main', field: 'options', message: expect.stringContaining('Key 1 stands twice') }]));

test('given menus that lead to each other by keys, then that is allowed', () => {
  const back = (target: string) => ({ options: [{ key: '9', action: toMenu(target), prompt: null }] }) as const;
  expect(
    problems(aMenu('a', { options: [...back('b').options] }), aMenu('b', { options: [...back('a').options] })),
  ).toEqual([]);
});

test('given silence leads round, by way of an inbound route as well, then it is refused', () => {
  expect(problems(aMenu('a', { fallback: toMenu('b') }), aMenu('b', { fallback: toMenu('a') }))).toMatchObject([
    { at: 'menu/a', field: 'fallback' },
    { at: 'menu/b', field: 'fallback' },
  ]);
  const route = aThing('inbound-route', { id: 'main', name: 'Main', number: null, destination: toMenu('a') });
  const house = aHouse({
    things: {
      'inbound-route': [route],
      menu: [aMenu('a', { fallback: { type: 'inbound-route', target: 'main' } })],
    },
  });
  expect(houseProblems(house)).toContainEqual(expect.objectContaining({ at: 'menu/a', field: 'fallback' }));
});

test('given what a menu names is not there, then each is refused at its field', () =>
  expect(
    problems(
      aMenu('main', {
        options: [{ key: '1', action: toMenu('sub'), prompt: 'one' }],
        fallback: { type: 'conference', target: '2001' },
        greeting: 'welcome',
        direct_dial: ['1009'],
      }),
    ).map(({ field }) => field),
  ).toEqual(expect.arrayContaining(['options', 'options', 'fallback', 'greeting', 'direct_dial'])));

test('given a menu uses an extension, then the extension is told how', () =>
  expect(
    usesOf(withMenus(aMenu('main', { options: [{ key: '1', action: ada, prompt: null }] })), 'extension', '1001'),
  ).toMatchObject([{ from: { kind: 'menu', key: 'main' }, as: 'key 1 in the menu “main” (main)' }]));

test('given a number that is kept or taken, then it is refused', () => {
  const before = withMenus();
  const after = withMenus(aMenu('main', { number: '1001' }));
  expect(newProblems(before, after)).toMatchObject([{ field: 'number' }]);
});
