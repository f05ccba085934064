import { describe, expect, test } from 'vitest';
import { handlingFrom } from '../call-handling/call-handling.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import { whatHappens } from './what-happens.ts';

const house = aHouse({
  extensions: [
    { number: '1001', name: 'Ada' },
    { number: '1002', name: 'Grace' },
  ],
  things: {
    menu: [
      aThing('menu', {
        ...{ id: 'main', name: 'Main', number: '0', direct_dial: ['1002'] },
        options: [
          { key: '1', action: { type: 'extension', target: '1002' }, prompt: null },
          { key: '2', action: { type: 'menu', target: 'more' }, prompt: null },
          { key: '9', action: { type: 'directory' }, prompt: null },
        ],
        fallback: { type: 'voicemail', target: '1002' },
      }),
      aThing('menu', {
        ...{ id: 'more', name: 'More' },
        options: [{ key: '#', action: { type: 'menu', target: 'main' }, prompt: null }],
      }),
    ],
  },
});

const pressing = (keys?: string) =>
  whatHappens(
    house,
    { dialled: '0', extension: '1001', keys },
    {
      moment: new Date(0),
      switchState: () => 'auto',
      handlingOf: (extension) => handlingFrom(extension, () => ''),
      mayCallOutside: () => false,
    },
  );

describe('given somebody dials a menu', () => {
  test('and it isn’t said what is pressed, then what can be chosen is told', () =>
    expect(pressing()).toEqual({
      ends: 'menu',
      steps: [
        'The menu “Main” (main) answers and says what can be chosen.',
        '1: it rings at Grace (1002).',
        '2: the menu “More” (more).',
        '9: the caller spells a name.',
        'An extension can be dialled.',
        'Nothing, 3 times: the mailbox of Grace (1002).',
      ].map((says) => ({ says, by: { kind: 'menu', key: 'main' } })),
    }));

  test.each([
    ['1', 'extension'],
    ['1002', 'extension'],
    ['2#1', 'extension'],
    ['2', 'menu'],
    ['29', 'menu'],
    ['9', 'directory'],
    ['777', 'mailbox'],
  ])('and presses %s, then it ends in: %s', (keys, ends) => expect(pressing(keys).ends).toBe(ends));

  test('and finds the way through another menu, then each step is told', () =>
    expect(pressing('2#1').steps.map(({ says }) => says)).toEqual([
      'The menu “Main” (main) answers.',
      'The caller presses 2.',
      'The menu “More” (more) answers.',
      'The caller presses #.',
      'The menu “Main” (main) answers.',
      'The caller presses 1.',
      'It rings at Grace (1002).',
      'When it isn’t answered, the caller can leave a message.',
    ]));
});
