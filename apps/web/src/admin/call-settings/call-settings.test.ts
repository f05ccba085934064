import { defaultSettings } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { fieldErrors } from '../../design/use-form.ts';
import { callSettingsSchema, changeOf, checkFields, fieldsOf, valuesOf } from './call-settings-fields.ts';

test('given the settings as they are, then what is sent back is the same', () => {
  const { codecs, dtmf, calls } = defaultSettings;
  expect(changeOf(fieldsOf(defaultSettings))).toEqual({ codecs, dtmf, calls });
});

test('given no codec, or none that everybody understands, then the list is at fault', () => {
  const errorsOf = (priority: string[]) => {
    const fields = { ...fieldsOf(defaultSettings), priority };
    return fieldErrors(callSettingsSchema, valuesOf(fields), fields);
  };
  expect(errorsOf([])).toEqual({ priority: expect.stringContaining('calls have no sound') });
  expect(errorsOf(['G729'])).toEqual({ priority: expect.stringContaining('Add another codec') });
});

test('given text for a number, then it is at fault', () => {
  expect(checkFields({ ...fieldsOf(defaultSettings), max_forwards: 'few' })).toHaveProperty('max_forwards');
});
