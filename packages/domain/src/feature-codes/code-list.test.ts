import { expect, test } from 'vitest';
import { aThing } from '../testing/a-house.ts';
import { listFeatures } from './code-list.ts';

const listed = listFeatures([
  aThing('feature-code', { id: 'intercom', code: '*85' }),
  aThing('feature-code', { id: 'redial', code: '*66', enabled: false }),
]);
const of = (id: string) => listed.find((feature) => feature.id === id);

test('given a code nobody touched, then it is the default', () =>
  expect(of('day-night')).toMatchObject({ code: '*28', state: 'default', dial: '*28 and the number of a switch' }));

test('given a code that was changed, then both are told', () =>
  expect(of('intercom')).toMatchObject({ code: '*85', defaultCode: '*80', state: 'changed', behind: 'extension' }));

test('given a code that is switched off, then nothing is dialled for it', () =>
  expect(of('redial')).toMatchObject({ code: null, defaultCode: '*66', state: 'disabled', dial: null }));

test('given codes that are pressed during a call, then the list says so', () =>
  expect(listed.filter(({ duringCall }) => duringCall).map(({ code }) => code)).toEqual(['##', '*2']));
