import { describe, expect, it } from 'vitest';
import { type ConfigurationState, configurationPhase } from './configuration.ts';

const state = (change: Partial<ConfigurationState>): ConfigurationState => ({
  wanted: 7,
  applied: 6,
  staged: null,
  mode: 'power',
  failure: null,
  pendingFiles: [],
  updatedAt: new Date(0),
  ...change,
});

describe('configurationPhase', () => {
  it.each([
    ['the wanted revision runs', { applied: 7 }, 'applied'],
    ['a newer revision is wanted', {}, 'applying'],
    ['the wanted revision is staged', { staged: 7 }, 'staged'],
    ['an older revision is staged', { staged: 6 }, 'applying'],
    ['the wanted revision failed', { failure: { revision: 7, reason: 'refused' } }, 'failed'],
    ['an older revision failed', { failure: { revision: 6, reason: 'refused' } }, 'applying'],
  ] as const)('given %s, then the phase is told from the numbers', (_given, change, phase) => {
    expect(configurationPhase(state(change))).toBe(phase);
  });
});
