import { expect, test } from 'vitest';
import { isCurrent } from './navigation.ts';

test.each([
  [{ to: '/admin', exact: true }, '/admin/', true],
  [{ to: '/admin', exact: true }, '/admin/extensions', false],
  [{ to: '/admin/extensions' }, '/admin/extensions/1001/phone', true],
  [{ to: '/admin/calls' }, '/admin/callsomething', false],
] as const)('given %j and the page %s, then it is current: %s', (item, pathname, current) => {
  expect(isCurrent(item, pathname)).toBe(current);
});
