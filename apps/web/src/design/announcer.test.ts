import { expect, test } from 'vitest';
import { Announcer } from './announcer.ts';
import { changesBetween } from './use-announced-changes.ts';

test('given the same words twice in a moment, then they are said once; later they are said again', () => {
  const announcer = new Announcer();
  announcer.say('1001 is online.', 0);
  announcer.say('1001 is online.', 400);
  expect(announcer.sayings().map(({ words }) => words)).toEqual(['1001 is online.']);
  announcer.say('1001 is online.', 5_000);
  expect(announcer.sayings()).toHaveLength(2);
});

test('given a listener, then it hears each saying until it leaves', () => {
  const announcer = new Announcer();
  let heard = 0;
  const leave = announcer.subscribe(() => {
    heard++;
  });
  announcer.say('one', 0);
  leave();
  announcer.say('two', 0);
  expect(heard).toBe(1);
});

test('given two states of a list, then what came, changed and went is told, and nothing else', () => {
  const before = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  const after = new Map([
    ['b', 2],
    ['c', 4],
    ['d', 5],
  ]);
  const tell = (was: number | undefined, is: number | undefined) => (was === is ? null : `${was} to ${is}`);
  expect(changesBetween(before, after, tell)).toEqual(['1 to undefined', '3 to 4', 'undefined to 5']);
});
