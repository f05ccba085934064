import { expect, it } from 'vitest';
import { partiesOf } from './read-event.ts';

it.each([
  [String.raw`O\'Brien`, "O'Brien"],
  [String.raw`Who\? \"Me\"`, 'Who? "Me"'],
  [String.raw`back\\slash`, String.raw`back\slash`],
  [String.raw`two\nlines`, 'two lines'],
  ['آدا 📞', 'آدا 📞'],
  ['<unknown>', ''],
])('given Asterisk writes the name %j, then it is read as %j', (CallerIDName, callerName) => {
  expect(partiesOf({ CallerIDName }, '').callerName).toBe(callerName);
});
