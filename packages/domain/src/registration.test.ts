import { describe, expect, it } from 'vitest';
import { phoneState } from './registration.ts';

describe('phoneState', () => {
  it.each([
    [[], 'offline'],
    [['reachable'], 'online'],
    [['unknown'], 'online'],
    [['unreachable'], 'unreachable'],
    [['unreachable', 'reachable'], 'online'],
  ] as const)('given phones that are %j, then the extension is %s', (phones, expected) => {
    expect(phoneState(phones.map((reachability) => ({ reachability })))).toBe(expected);
  });
});
