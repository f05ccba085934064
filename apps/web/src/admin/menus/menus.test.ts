import { expect, test } from 'vitest';
import { bodyOf, checkFields, fieldsOf, type MenuAnswer, menuOf, needsMore, newFields } from './menu-fields.ts';

const main: MenuAnswer = {
  ...menuOf({ ...newFields, id: 'main', name: 'Main', dialable: 'some', direct_dial: '1001, 1002' }),
  options: [
    { key: '1', action: { type: 'extension', target: '1001' }, prompt: 'to-ada' },
    { key: '*', action: { type: 'directory' }, prompt: null },
  ],
  ...{ created_at: '', secrets_set: [] },
  updated_at: '',
};

test('given a menu, then the form and back again change nothing, the words about keys neither', () => {
  const { created_at: _, updated_at: __, secrets_set: ___, ...menu } = main;
  expect(menuOf(fieldsOf(main))).toEqual(menu);
});

test('given a key is emptied, then it does nothing any more', () =>
  expect(bodyOf({ ...fieldsOf(main), key_1: '' }).options.map(({ key }) => key)).toEqual(['*']));

test('given words about a key, then they go with it, and not with one that says the menu again', () => {
  const words = { ...fieldsOf(main), 'words_*': 'names', words_1: 'to-ada' };
  const promptsOf = (fields: typeof words) => bodyOf(fields).options.map(({ prompt }) => prompt);
  expect(promptsOf(words)).toEqual(['to-ada', 'names']);
  expect(promptsOf({ ...words, key_1: 'repeat' })).toEqual([null, 'names']);
});

test('given no destination and nobody to dial, then each is said at its field', () =>
  expect(Object.keys(checkFields({ ...newFields, fallback: '', key_2: 'nonsense', dialable: 'some' }))).toEqual([
    'key_2',
    'fallback',
    'direct_dial',
  ]));

test('given a rare setting in use, then it is shown', () => {
  expect(needsMore(newFields, () => false)).toBe(false);
  expect(needsMore({ ...newFields, attempts: '5' }, () => false)).toBe(true);
});
