import { describe, expect, it } from 'vitest';
import { isUsable, parseAsteriskVersion } from './asterisk-version.ts';

describe('the version Asterisk prints', () => {
  it.each([
    ['Asterisk 22.10.1+dfsg+~cs6.17.60671434-1', { major: 22, minor: 10, patch: 1 }],
    ['Asterisk 20.6.0~dfsg+~cs6.13.40431414-2build5\n', { major: 20, minor: 6, patch: 0 }],
    ['Asterisk 23.0.0-rc1', { major: 23, minor: 0, patch: 0 }],
    ['Asterisk certified-20.7-cert2', { major: 20, minor: 7, patch: 0 }],
    ['Asterisk certified/18.9-cert4', { major: 18, minor: 9, patch: 0 }],
  ])('given %j, then its parts are read', (printed, version) => {
    expect(parseAsteriskVersion(printed)).toEqual(version);
  });

  it.each(['Asterisk GIT-master-1a2b3c4', 'asterisk: command not found', ''])(
    'given %j, then there is no version',
    (printed) => expect(parseAsteriskVersion(printed)).toBeNull(),
  );

  it.each([
    ['18.26.4', false],
    ['22.3.9', false],
    ['22.4.0', true],
    ['22.10.1', true],
    ['23.0.0', true],
  ])('given %s, then usable: %s', (version, usable) => {
    const parsed = parseAsteriskVersion(`Asterisk ${version}`);
    expect(parsed && isUsable(parsed)).toBe(usable);
  });
});
