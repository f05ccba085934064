import { describe, expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

describe('a Range header for 1,000 bytes', () => {
  it.each([
    ['none', undefined, null],
    ['the first two', 'bytes=0-1', { start: 0, end: 1 }],
    ['from the middle on', 'bytes=500-', { start: 500, end: 999 }],
    ['the last hundred', 'bytes=-100', { start: 900, end: 999 }],
    ['more than there is', 'bytes=900-5000', { start: 900, end: 999 }],
    ['a longer end than there is', 'bytes=-5000', { start: 0, end: 999 }],
    ['what lies behind the end', 'bytes=1000-', 'unsatisfiable'],
    ['the last none', 'bytes=-0', 'unsatisfiable'],
    ['its end before its start', 'bytes=5-4', null],
    ['several parts', 'bytes=0-1,5-6', null],
    ['another unit', 'lines=0-1', null],
    ['nothing', 'bytes=-', null],
  ])('given %s, then that part', (_what, header, expected) => {
    expect(byteRange(header, 1000)).toEqual(expected);
  });

  it('given an empty file, then no part of it can be had', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(byteRange('bytes=-1', 0)).toBe('unsatisfiable');
  });
});
