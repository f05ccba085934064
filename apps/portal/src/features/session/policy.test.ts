import { passwordMatches } from '@flexpbx/ops/password-hash';
import { describe, expect, it } from 'vitest';
import { challengeOf, nobodysHash } from './policy.ts';

const account = {
  id: '1',
  username: 'ada',
  role: 'admin',
  extension: null,
  mustChangePassword: false,
  createdAt: new Date(0),
} as const;
const temporary = { hash: 'temporary', expiresAt: new Date(1), usedAt: null };

describe('the hash a password has to fit', () => {
  it.each([
    ['nobody', null, nobodysHash],
    ['an account without any password', { account, passwordHash: null, temporary: null }, nobodysHash],
    ['a lasting password', { account, passwordHash: 'lasting', temporary: null }, 'lasting'],
    ['a temporary password beside a lasting one', { account, passwordHash: 'lasting', temporary }, 'temporary'],
  ])('given %s, then it is one only', (_what, credentials, hash) => {
    expect(challengeOf(credentials).hash).toBe(hash);
  });

  it("given nobody's hash, then it costs what every other does and nothing fits it", async () => {
    expect(nobodysHash).toMatch(/^\$2b\$12\$[./A-Za-z0-9]{53}$/);
    expect(await passwordMatches('', nobodysHash)).toBe(false);
  });
});
