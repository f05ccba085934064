import { settingsSections } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { changeOf, checkFields, fieldsOf, mailSchema } from './mail-fields.ts';

const { password: _, ...nothingSet } = settingsSections.mail.parse({});

describe('the form of the mail server', () => {
  test('given nothing was set, then it can be saved as it is', () => {
    const fields = fieldsOf(nothingSet);
    expect(mailSchema.safeParse(changeOf(fields)).success).toBe(true);
    expect(changeOf(fields)).toMatchObject({ host: null, user: null, password: null, from_address: null, port: 587 });
  });

  test('given the password is left empty, then the present one stays; without a user name it goes', () => {
    const fields = { ...fieldsOf(nothingSet), host: 'smtp.school.org', user: 'pbx' };
    expect(changeOf(fields)).not.toHaveProperty('password');
    expect(changeOf({ ...fields, password: 'new' })).toMatchObject({ password: 'new' });
    expect(changeOf({ ...fields, user: ' ', password: 'new' })).toMatchObject({ user: null, password: null });
  });

  test('given a port that is no number, then it is said at its field', () => {
    expect(checkFields({ ...fieldsOf(nothingSet), port: 'smtp' })).toHaveProperty('port');
    expect(checkFields(fieldsOf(nothingSet))).toEqual({});
  });
});
