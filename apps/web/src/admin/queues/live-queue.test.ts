import { expect, test } from 'vitest';
import { type LiveAgent, signedInWords } from './live-queue.ts';

const agent = (state: LiveAgent['state']): LiveAgent => ({
  ...{ extension: '1001', name: 'Ada', priority: 1, always: false },
  ...{ state, since: null, pause_reason: '', supervisable: false },
});

test.each([
  [[], 'Nobody is signed in'],
  [['signed-out'], 'Nobody is signed in'],
  [['free', 'talking', 'signed-out'], '2 signed in'],
  [['free', 'paused', 'signed-out'], '2 signed in, 1 of them paused'],
] as const)('given agents who are %j, then it is told: %s', (states, words) =>
  expect(signedInWords({ agents: states.map(agent) })).toBe(words),
);
