import { describe, expect, it } from 'vitest';
import { may, permissions } from './account.ts';

describe('may', () => {
  it('given an administrator, then everything is allowed', () => {
    expect(permissions.filter((permission) => !may('admin', permission))).toEqual([]);
  });

  it('given a user, then only what is their own is allowed', () => {
    expect(permissions.filter((permission) => may('user', permission))).toEqual([
      'session.own',
      'call-records.read-own',
      'voicemail.own',
      'me.read',
      'me.write',
    ]);
  });
});
