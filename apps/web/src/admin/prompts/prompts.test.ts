import { expect, test } from 'vitest';
import { bodyOf, checkFields, fieldsOf, newFields, promptOf } from './prompt-fields.ts';

const stored = { created_at: '', updated_at: '', secrets_set: [] };
const spoken = { id: 'hi', name: 'Hi', source: { type: 'text', text: 'Welcome.', voice: 'de' } } as const;
const stock = { id: 'bye', name: 'Bye', source: { type: 'stock' as const, sounds: ['vm-goodbye', 'digits/1'] } };

test.each([[spoken], [stock]])('given %j, then the form and back again change nothing', (prompt) =>
  expect(promptOf(fieldsOf({ ...prompt, ...stored }))).toEqual(prompt),
);

test('given lines, then they are one paragraph', () =>
  expect(bodyOf({ ...newFields, text: ' Welcome.\n\nPress 1. ' }).source).toMatchObject({ text: 'Welcome. Press 1.' }));

test('given nothing to say, then that is said at the field', () => {
  expect(checkFields(newFields)).toHaveProperty('text');
  expect(checkFields({ ...newFields, kind: 'stock' })).toHaveProperty('sounds');
});
