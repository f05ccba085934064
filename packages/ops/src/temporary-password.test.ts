import { describe, expect, it } from 'vitest';
import { hashPassword, passwordMatches } from './password-hash.ts';
import { makeTemporaryPassword } from './temporary-password.ts';

describe('a temporary password', () => {
  const now = new Date('2026-11-20T08:00:00Z');

  it('given a moment, then it holds for 15 minutes from it', async () => {
    expect((await makeTemporaryPassword(now)).expiresAt).toEqual(new Date('2026-11-20T08:15:00Z'));
  });

  it('given its hash, then only this password fits', async () => {
    const { password, hash } = await makeTemporaryPassword(now);
    expect(await passwordMatches(password, hash)).toBe(true);
    expect(await passwordMatches(`${password}x`, hash)).toBe(false);
  });

  it('given many, then none holds a character that can be misread, and none comes twice', async () => {
    const passwords = await Promise.all(
      Array.from({ length: 6 }, async () => (await makeTemporaryPassword(now)).password),
    );
    for (const password of passwords) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(new Set(passwords).size).toBe(passwords.length);
  });
});

describe('a password hash', () => {
  it('given a password longer than bcrypt reads, then its beginning alone does not make it fit', async () => {
    const beginning = 'a'.repeat(72);
    expect(await passwordMatches(`${beginning}b`, await hashPassword(beginning))).toBe(false);
  });
});
