import { describe, expect, test } from 'vitest';
import { formatDuration, spokenDuration } from './format-duration.ts';
import { formatMoment, formatUtc } from './format-moment.ts';

describe('a duration', () => {
  test.each([
    [0, '0:00', '0 seconds'],
    [5.9, '0:05', '5 seconds'],
    [61, '1:01', '1 minute 1 second'],
    [125, '2:05', '2 minutes 5 seconds'],
    [3_725, '1:02:05', '1 hour 2 minutes 5 seconds'],
    [-3, '0:00', '0 seconds'],
  ])('given %d seconds, then it reads %s and is spoken as "%s"', (seconds, read, spoken) => {
    expect(formatDuration(seconds)).toBe(read);
    expect(spokenDuration(seconds)).toBe(spoken);
  });
});

describe('a moment', () => {
  const stockholm = { locale: 'en-GB', timeZone: 'Europe/Stockholm' };
  const now = new Date('2026-11-21T00:30:00Z'); // 01:30 in Stockholm

  test.each([
    ['2026-11-20T23:05:00Z', 'today 00:05'],
    ['2026-11-20T22:05:00Z', 'yesterday 23:05'],
    ['2026-11-12T09:00:00Z', '12 Nov 10:00'],
    ['2025-11-12T09:00:00Z', '12 Nov 2025 10:00'],
  ])('given %s, then a viewer in Stockholm reads "%s"', (at, read) => {
    expect(formatMoment(new Date(at), now, stockholm)).toBe(read);
  });

  test('given a viewer elsewhere, then the same moment is of their day', () => {
    const honolulu = { locale: 'en-GB', timeZone: 'Pacific/Honolulu' };
    expect(formatMoment(new Date('2026-11-20T22:05:00Z'), now, honolulu)).toBe('today 12:05');
  });

  test('given a moment to compare with a log, then it is exact and in UTC', () => {
    expect(formatUtc(new Date('2026-11-20T22:05:07.890Z'))).toBe('2026-11-20 22:05:07 UTC');
  });
});
