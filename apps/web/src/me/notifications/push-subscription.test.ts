import { expect, test } from 'vitest';
import { abilityOf } from './push-subscription.ts';

const browser = { isSecureContext: true, hasServiceWorker: true, hasPush: true, permission: 'default' } as const;

test.each([
  ['one that was never asked', {}, 'able'],
  ['one that was allowed', { permission: 'granted' }, 'able'],
  ['one that somebody said no in', { permission: 'denied' }, 'forbidden'],
  ['a page that is not encrypted', { isSecureContext: false, hasServiceWorker: false }, 'insecure'],
  ['one without push', { hasPush: false }, 'unsupported'],
  ['one without notifications', { permission: null }, 'unsupported'],
] as const)('given %s, then what stands in the way is known', (_, particulars, ability) => {
  expect(abilityOf({ ...browser, ...particulars })).toBe(ability);
});
