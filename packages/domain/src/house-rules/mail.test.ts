import { describe, expect, test } from 'vitest';
import type { MailSettings } from '../settings/mail.ts';
import { defaultSettings } from '../settings/sections.ts';
import { aHouse } from '../testing/a-house.ts';
import { mailCanBeSent } from './mail.ts';

const whole: MailSettings = { ...defaultSettings.mail, host: 'smtp.school.org', from_address: 'pbx@school.org' };
const fieldsAtFault = (change: Partial<MailSettings>) =>
  mailCanBeSent(aHouse({ settings: { mail: { ...whole, ...change } } })).map(({ field }) => field);

describe('the mail server', () => {
  test.each<[string, Partial<MailSettings>, string[]]>([
    ['a server and a sender', {}, []],
    ['no server at all', { host: null, from_address: null }, []],
    ['no sender', { from_address: null }, ['from_address']],
    ['a user without a password', { user: 'pbx' }, ['password']],
    ['a password that would go unencrypted', { user: 'pbx', password: 'x', security: 'none' }, ['security']],
    ['a server in the own network that wants no password', { security: 'none' }, []],
  ])('given %s, then what is missing is said at its field', (_, change, fields) => {
    expect(fieldsAtFault(change)).toEqual(fields);
  });
});
