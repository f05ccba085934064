import { topics } from '@flexpbx/domain';
import { api } from '@flexpbx/domain/api';
import { expect, test } from 'vitest';
import { isStaleAfter, staleAfter } from './topic-map.ts';
import { retryDelayMs, topicsOf } from './topic-stream.ts';

test('given every topic there is, then only operations that read are asked again', () => {
  const named = topics.flatMap((topic) => staleAfter[topic]);
  expect(named.filter((name) => api[name].method !== 'get')).toEqual([]);
});

test('given a topic, then what is kept is stale when its operation is named, whatever it was asked with', () => {
  expect(isStaleAfter('registrations', ['getExtension', { params: { number: '1001' } }])).toBe(true);
  expect(isStaleAfter('call-records', ['listCallRecords', 'pages', {}])).toBe(true);
  expect(isStaleAfter('voicemail', ['listCalls', {}])).toBe(false);
});

test.each([
  ['{"topics":["extensions","live-calls"]}', ['extensions', 'live-calls']],
  ['{"topics":["extensions","from-a-newer-portal"]}', ['extensions']],
  ['{"topics":"extensions"}', []],
  ['null', []],
  ['not json', []],
])('given the event %s, then it names %j', (data, named) => {
  expect(topicsOf(data)).toEqual(named);
});

test('given try after try to connect, then the pauses grow to a limit', () => {
  expect([0, 1, 2, 3, 4, 10].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});
