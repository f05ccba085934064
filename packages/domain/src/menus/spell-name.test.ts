import { describe, expect, test } from 'vitest';
import { lettersIn, peopleSpelled } from './spell-name.ts';

const people = ['Grace Hopper', 'Ada Lovelace', 'Zoë O’Neill', 'Jürgen Groß', '李 Wei'].map((name) => ({ name }));
const spelled = (keys: string) => peopleSpelled(people, keys).map(({ name }) => name);

describe('given somebody spells a name', () => {
  test.each([
    ['232', ['Ada Lovelace']],
    ['568', ['Ada Lovelace']],
    ['467', ['Grace Hopper']],
    ['47', ['Grace Hopper', 'Jürgen Groß']],
    ['66345', ['Zoë O’Neill']],
    ['963', ['Zoë O’Neill']],
    ['47677', ['Jürgen Groß']],
    ['934', ['李 Wei']],
    ['999', []],
  ])('%s, then %j can be meant', (keys, names) => expect(spelled(keys)).toEqual(names));
});

test('given a name nobody has recorded, then it is spelled in plain letters', () =>
  expect(lettersIn('Zoë O’Neill').join('')).toBe('zoeoneill'));
