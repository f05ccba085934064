import { expect, test } from 'vitest';
import { layOut } from './lay-out-graph.ts';

const place = (id: string) => ({ id, name: id, by: null, ends: null, steps: [] });
const way = (from: string, to: string, taken = false) => ({ from, to, when: `${from}${to}`, taken, steps: [] });
const inWords = (graph: Parameters<typeof layOut>[0]) =>
  layOut(graph)?.boxes.map(({ place: { id }, column, row, isAgain, isTaken }) =>
    [id, `${column}/${row}`, isAgain && 'again', isTaken && 'taken'].filter(Boolean).join(' '),
  );

test('given a tree, then each end has a row of its own, and what leads to it stands between', () => {
  const places = ['route', 'menu', 'ada', 'bob', 'box'].map(place);
  const ways = [way('route', 'menu', true), way('menu', 'ada'), way('menu', 'bob', true), way('route', 'box')];
  expect(inWords({ steps: [], places, ways })).toEqual([
    'route 0/1.25 taken',
    'menu 1/0.5 taken',
    'ada 2/0',
    'bob 2/1 taken',
    'box 1/2',
  ]);
  expect(layOut({ steps: [], places, ways })).toMatchObject({ columns: 3, rows: 3 });
});

test('given a way leads back, then the place is named there again, and nothing is drawn behind it', () => {
  const places = ['main', 'more', 'end'].map(place);
  const ways = [way('main', 'more', true), way('more', 'main', true), way('main', 'end', true)];
  expect(inWords({ steps: [], places, ways })).toEqual([
    'main 0/0.5 taken',
    'more 1/0 taken',
    'main 2/0 again taken',
    'end 1/1 taken',
  ]);
});

test('given nothing is decided, then there is one box', () => {
  expect(inWords({ steps: [], places: [place('ada')], ways: [] })).toEqual(['ada 0/0 taken']);
});
