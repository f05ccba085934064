import { expect, test } from 'vitest';
import { houseProblems } from '../house-problems.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';

const ada = { number: '1001', name: 'Ada' };
const bob = { number: '1002', name: 'Bob' };
const member = (target: string) => ({ type: 'extension', target, delay_seconds: 0 }) as const;
const outside = (target: string) => ({ type: 'external', target, delay_seconds: 0, confirm: true }) as const;
const group = (parts: Partial<Thing<'ring-group'>>) =>
  aThing('ring-group', { number: '600', name: 'Sales', members: [member('1001')], ...parts });
const problems = (groups: readonly Thing<'ring-group'>[], others: Partial<Parameters<typeof aHouse>[0]> = {}) =>
  houseProblems(aHouse({ extensions: [ada, bob], ...others, things: { ...others.things, 'ring-group': groups } })).map(
    ({ at, field, message }) => `${at} ${field}: ${message}`,
  );

test('given a group of extensions and outside numbers, then all is well', () => {
  expect(problems([group({ members: [member('1001'), member('1002'), outside('+15550100')] })])).toEqual([]);
});

test('given a member is gone, then it is told at the group', () => {
  expect(problems([group({ members: [member('1003')] })])).toEqual([
    expect.stringMatching(/^ring-group\/600 members: The ring group “Sales” \(600\) needs the extension 1003/),
  ]);
});

test('given its number is an extension’s, or kept for something else, then it is told at the number', () => {
  expect(problems([group({ number: '1002' })])).toEqual([expect.stringMatching(/number: 1002 can’t be both/)]);
  const rule = aThing('dial-rule', { id: 'rooms', pattern: '^6[0-9]{2}$', action: 'conference' });
  expect(problems([group({})], { things: { 'dial-rule': [rule] } })).toEqual([
    expect.stringMatching(/^ring-group\/600 number: 600 is kept for conferences/),
  ]);
  const own = aThing('dial-rule', { id: 'groups', pattern: '^6[0-9]{2}$', action: 'ring_group' });
  expect(problems([group({})], { things: { 'dial-rule': [own] } })).toEqual([]);
});

test('given an emergency number as member, then it is refused', () => {
  expect(problems([group({ members: [outside('911')] })])).toEqual([
    'ring-group/600 members: 911 is an emergency number: the ring group “Sales” (600) can’t ring it.',
  ]);
});

test('given groups that lead to each other, then each is told that calls go round in a circle', () => {
  const to = (target: string) => ({ type: 'ring-group', target }) as const;
  const circle = [group({ fallback: to('601') }), group({ number: '601', name: 'Help', fallback: to('600') })];
  expect(problems(circle)).toEqual([expect.stringMatching(/600 fallback: .*circle/), expect.stringMatching(/601/)]);
  expect(problems([group({ fallback: to('601') }), group({ number: '601', name: 'Help' })])).toEqual([]);
});

test('given follow-me to the own phone, or of an extension that is gone, then it is told', () => {
  const follows = (number: string, target: string) =>
    aThing('follow-me', { number, numbers: [{ type: 'extension', target, seconds: 20 }] });
  expect(problems([], { things: { 'follow-me': [follows('1001', '1002')] } })).toEqual([]);
  expect(problems([], { things: { 'follow-me': [follows('1001', '1001')] } })).toEqual([
    'follow-me/1001 numbers: 1001 rings by itself first: give other numbers.',
  ]);
  expect(problems([], { things: { 'follow-me': [follows('1009', '1002')] } })).toEqual([
    expect.stringMatching(/^follow-me\/1009 number: .*needs the extension 1009/),
  ]);
});
