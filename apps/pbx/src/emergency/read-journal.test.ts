import { describe, expect, it } from 'vitest';
import { callNoted, readJournal } from './read-journal.ts';

const id = '1700000000.7';
const over = new Date('2026-03-01T12:00:00Z');
const live = '1700000000|911|1001|live|hall|+12125550101|0f';
const entry = (cells: Record<string, string>) => new Map(Object.entries({ call: live, ...cells }));
const noted = (cells: Record<string, string>, seenOver: Date | null = null) => callNoted(id, entry(cells), seenOver);

it('given notes of several calls, then each has its own', () => {
  const cells = new Map([
    ['1700000000.7/call', live],
    ['1700000000.7/way', 'telco|+12125550101'],
    ['1700000000.71/call', live],
  ]);
  expect(readJournal(cells)).toEqual(
    new Map([
      ['1700000000.7', entry({ way: 'telco|+12125550101' })],
      ['1700000000.71', entry({})],
    ]),
  );
});

describe('a call that was noted', () => {
  it('given its first note, then it is known who called from where', () => {
    expect(noted({})).toEqual({
      ...{ id, number: '911', extension: '1001', location: 'hall', shown: '+12125550101', trunk: null },
      outcome: 'ringing',
      startedAt: new Date(1_700_000_000_000),
      ...{ answeredAt: null, endedAt: null, acknowledgedAt: null, acknowledgedBy: null },
    });
  });

  it.each([
    ['a trunk is tried', { way: 'telco|+1555' }, null, { outcome: 'ringing', trunk: 'telco', shown: '+1555' }],
    ['a trunk shows its own number', { way: 'telco|' }, null, { trunk: 'telco', shown: '+12125550101' }],
    ['it was answered', { answered: '1700000005' }, null, { outcome: 'answered' }],
    ['it was answered, then ended', { answered: '1700000005', ended: '1700000009' }, null, { outcome: 'answered' }],
    ['no trunk took it', { outcome: 'failed' }, null, { outcome: 'failed', endedAt: null }],
    ['the caller gave up', { ended: '1700000009' }, null, { outcome: 'given-up' }],
    ['it was cut off', {}, over, { outcome: 'given-up', endedAt: over }],
    ['the desk confirmed', { acknowledged: '1700000009' }, null, { acknowledgedBy: 'desk' }],
    ['test mode', { call: live.replace('live', 'test') }, null, { outcome: 'blocked', shown: null }],
    ['nobody knows where', { call: '1700000000|911|0|live|||0f' }, null, { location: '', shown: null }],
  ] as const)('given %s, then that is told', (_, cells, seenOver, told) => {
    expect(noted(cells, seenOver)).toMatchObject(told);
  });

  it('given a note without the first, then it is none', () => {
    expect(callNoted(id, new Map([['acknowledged', '1700000009']]), null)).toBeNull();
  });
});
