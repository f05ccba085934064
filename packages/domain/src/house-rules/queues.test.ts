import { expect, test } from 'vitest';
import { houseProblems } from '../house-problems.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';

const queue = (parts: Partial<Thing<'queue'>>) =>
  aThing('queue', {
    number: '8001',
    name: 'Sales',
    agents: [{ extension: '1001', priority: 1, always: true }],
    ...parts,
  });
const group = (parts: Partial<Thing<'ring-group'>>) =>
  aThing('ring-group', {
    number: '600',
    name: 'All',
    members: [{ type: 'extension', target: '1001', delay_seconds: 0 }],
    ...parts,
  });
const problems = (queues: readonly Thing<'queue'>[], groups: readonly Thing<'ring-group'>[] = []) =>
  houseProblems(
    aHouse({ extensions: [{ number: '1001', name: 'Ada' }], things: { queue: queues, 'ring-group': groups } }),
  ).map(({ at, field, message }) => `${at} ${field}: ${message}`);

test('given a queue with an agent, two keys and a way on, then all is well', () => {
  const next = queue({ number: '8002', name: 'Support' });
  expect(
    problems([queue({ exit_key: '9', callback_key: '1', overflow: { type: 'queue', target: '8002' } }), next]),
  ).toEqual([]);
});

test('given an agent is gone, then it is told at the queue', () => {
  expect(problems([queue({ agents: [{ extension: '1002', priority: 1, always: false }] })])).toEqual([
    expect.stringMatching(/^queue\/8001 agents: The queue “Sales” \(8001\) needs the extension 1002/),
  ]);
});

test('given one key for two things, then it is told at the second', () => {
  expect(problems([queue({ exit_key: '9', callback_key: '9' })])).toEqual([
    'queue/8001 callback_key: Key 9 leaves the queue already: choose another to be called back.',
  ]);
});

test('given its callers come back to it, straight or by way of a ring group, then it is told where they go on', () => {
  expect(problems([queue({ overflow: { type: 'queue', target: '8001' } })])).toEqual([
    expect.stringMatching(/^queue\/8001 overflow: Calls would go round/),
  ]);
  const round = problems(
    [queue({ overflow: { type: 'ring-group', target: '600' } })],
    [group({ fallback: { type: 'queue', target: '8001' } })],
  );
  expect(round).toEqual([expect.stringMatching(/^queue\/8001 overflow: Calls would go round/)]);
});
