import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seal, unseal } from './sealed-text.ts';

const key = randomBytes(32);
const place = 'Extension/1001/sipSecret';

describe('sealed text', () => {
  test.each(['', 'Difference-Engine-2', 'كلمة السر 🔑', 'x'.repeat(10_000)])(
    'given %j, then it opens again',
    (text) => {
      expect(unseal(key, place, seal(key, place, text))).toBe(text);
    },
  );

  test('given the same text twice, then it looks different each time and names its version', () => {
    const [first, second] = [seal(key, place, 'same'), seal(key, place, 'same')];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^v1:[\w-]+$/);
  });

  test('given it was moved to another row, then it does not open', () => {
    const sealed = seal(key, place, 'secret');
    expect(() => unseal(key, 'Extension/1002/sipSecret', sealed)).toThrow(/Extension\/1002\/sipSecret/);
  });

  test('given one bit was changed, another key or no version, then it does not open', () => {
    const sealed = seal(key, place, 'secret');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => unseal(key, place, `v1:${changed.toString('base64url')}`)).toThrow();
    }
    expect(() => unseal(randomBytes(32), place, sealed)).toThrow();
    expect(() => unseal(key, place, 'secret')).toThrow();
    expect(() => unseal(key, place, 'v1:')).toThrow();
  });
});
