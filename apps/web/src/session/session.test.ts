import { expect, test } from 'vitest';
import { passwordRules } from './password-rules.ts';
import { type Me, pageAfterSignIn } from './session.ts';

const admin: Me = {
  username: 'admin',
  role: 'admin',
  extension: null,
  name: null,
  must_change_password: false,
  permissions: [],
};
const user: Me = { ...admin, username: '1001', role: 'user', extension: '1001' };

test.each([
  ['an administrator', admin, null, '/admin'],
  ['a user', user, null, '/me'],
  ['an administrator who asked for a page', admin, '/admin/calls?x=1', '/admin/calls?x=1'],
  ['a user who asked for a page of administrators', user, '/admin/calls', '/me'],
  ['somebody sent to another site', admin, '//evil.example/admin', '/admin'],
  ['somebody sent to another site in full', admin, 'https://evil.example/', '/admin'],
  ['somebody with a temporary password', { ...admin, must_change_password: true }, '/admin/calls', '/sign-in'],
])('given %s, then the page after signing in is right', (_, me, wanted, page) => {
  expect(pageAfterSignIn(me, wanted)).toBe(page);
});

test('given a password as it is typed, then each rule says whether it is kept', () => {
  const kept = (...typed: Parameters<typeof passwordRules>) => passwordRules(...typed).map((rule) => rule.kept);
  expect(kept('', '', '')).toEqual([false, false, false]);
  expect(kept('river copper', '', 'temporary')).toEqual([true, true, false]);
  expect(kept('river copper', 'river copper', 'temporary')).toEqual([true, true, true]);
  expect(kept('temporary', 'temporary', 'temporary')).toEqual([false, false, true]);
});
