import { expect, test } from 'vitest';
import { checkFields, fieldsOf, limitsIn } from './mailbox-limit-fields.ts';

const limits = { max_messages: 5, max_message_seconds: null, min_message_seconds: null, silence_seconds: 0 };

test('given limits are shown and sent unchanged, then they stay what they are', () => {
  expect(fieldsOf(limits)).toMatchObject({ max_messages: '5', max_message_seconds: '', silence_seconds: '0' });
  expect(limitsIn(fieldsOf(limits))).toEqual(limits);
});

test('given text, then it is complained about at its field', () => {
  expect(checkFields({ ...fieldsOf(limits), max_messages: 'many' })).toEqual({
    max_messages: 'Give a whole number, or leave it empty.',
  });
});
