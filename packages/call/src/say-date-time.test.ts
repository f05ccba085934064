import { describe, expect, it } from 'vitest';
import { dateTime } from './say-date-time.ts';

const said = (at: string, now: string, zone: string) =>
  dateTime(new Date(at), new Date(now), zone)
    .map((prompt) => prompt.replace(/^sound:digits\/|^number:/, ''))
    .join(' ');

describe('saying when something happened', () => {
  it.each([
    ['today', '2026-11-20T15:42:00Z', 'today at 3 42 p-m'],
    ['at the full hour', '2026-11-20T09:00:00Z', 'today at 9 oclock a-m'],
    ['just after midnight', '2026-11-20T00:05:00Z', 'today at 12 oh 5 a-m'],
    ['at noon', '2026-11-20T12:10:00Z', 'today at 12 10 p-m'],
    ['yesterday', '2026-11-19T23:59:00Z', 'yesterday at 11 59 p-m'],
    ['within a week, a Monday', '2026-11-16T08:30:00Z', 'day-1 at 8 30 a-m'],
    ['a week ago', '2026-11-13T08:30:00Z', 'day-5 mon-10 h-13 at 8 30 a-m'],
    ['on a twenty-first', '2026-10-21T08:30:00Z', 'day-3 mon-9 20 h-1 at 8 30 a-m'],
    ['on a thirtieth', '2026-10-30T08:30:00Z', 'day-5 mon-9 h-30 at 8 30 a-m'],
    ['in the future, by a wrong clock', '2026-11-21T08:30:00Z', 'day-6 mon-10 20 h-1 at 8 30 a-m'],
  ])('%s', (_what, at, words) => {
    expect(said(at, '2026-11-20T18:00:00Z', 'UTC')).toBe(words);
  });

  it("given the listener's zone is ahead, then it is their day and hour", () => {
    expect(said('2026-11-19T23:30:00Z', '2026-11-20T18:00:00Z', 'Europe/Berlin')).toBe('today at 12 30 a-m');
  });

  it('given the clocks were changed in between, then yesterday is still yesterday', () => {
    expect(said('2026-10-24T22:30:00Z', '2026-10-26T00:30:00Z', 'Europe/Berlin')).toBe('yesterday at 12 30 a-m');
  });
});
