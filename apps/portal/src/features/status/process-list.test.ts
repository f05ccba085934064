import type { Heartbeat } from '@flexpbx/db';
import { describe, expect, it } from 'vitest';
import { asteriskVersion, processList, silenceLimitMs } from './process-list.ts';

const now = new Date('2026-11-21T08:00:00Z');

function beat(process: string, ageMs: number, detail: Record<string, string>): Heartbeat {
  const beatAt = new Date(now.getTime() - ageMs);
  return { process, pid: 7, startedAt: new Date(0), beatAt, detail };
}

const all = ['configd', 'worker', 'portal'].map((process) => beat(process, 0, {}));

describe('the list of processes', () => {
  it('given a fresh heartbeat of each, then all run', () => {
    const list = processList([...all, beat('pbx', 0, { asterisk: '22.10.1' })], now);
    expect(list.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'asterisk running',
      'pbx running',
      'configd running',
      'worker running',
      'portal running',
    ]);
  });

  it.each([
    ['pbx', 'phones still reach each other'],
    ['configd', 'Changes are saved'],
    ['worker', 'their records are kept'],
  ])('given %s is silent for more than 15 s, then it says what that means to callers', (name, meaning) => {
    const beats = [...all, beat('pbx', 0, { asterisk: '22.10.1' })].filter(({ process }) => process !== name);
    const just = processList([...beats, beat(name, silenceLimitMs, {})], now);
    const over = processList([...beats, beat(name, silenceLimitMs + 1, {})], now);
    expect(just.find((process) => process.name === name)?.state).toBe('running');
    expect(over.find((process) => process.name === name)).toMatchObject({
      state: 'down',
      detail: expect.stringContaining(meaning),
    });
  });

  it('given call control without Asterisk, then Asterisk is down, not call control', () => {
    const [asterisk, pbx] = processList([...all, beat('pbx', 0, {})], now);
    expect([asterisk?.state, pbx?.state]).toEqual(['down', 'running']);
  });

  it('given call control is down, then nobody says that Asterisk runs', () => {
    const beats = [...all, beat('pbx', 60_000, { asterisk: '22.10.1' })];
    expect(processList(beats, now)[0]).toMatchObject({ name: 'asterisk', state: 'down' });
  });

  it('given a version call control told of, then it is known', () => {
    expect(asteriskVersion([beat('pbx', 0, { asterisk: '22.10.1' })])).toBe('22.10.1');
    expect(asteriskVersion([])).toBeNull();
  });
});
