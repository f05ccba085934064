import { defaultSettings } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { bodyOf, checkFields, fieldsOf } from './voicemail-settings-fields.ts';

const { voicemail } = defaultSettings;

test.each([null, 0, 9])('given reminders at %s, then the form and back again change nothing', (reminder_hour) => {
  const settings = { ...voicemail, reminder_hour };
  expect(bodyOf(fieldsOf(settings))).toEqual(settings);
});

test('given words for a number, then it is said at the field', () =>
  expect(checkFields({ ...fieldsOf(voicemail), max_messages: 'many' })).toEqual({
    max_messages: 'Give a whole number.',
  }));
