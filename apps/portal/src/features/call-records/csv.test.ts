import type { CallRecord } from '@flexpbx/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvHead, csvLine } from './csv.ts';

describe('a cell', () => {
  it.each([
    ['plain text', 'Ada', 'Ada'],
    ['a number', 7, '7'],
    ['nothing', null, ''],
    ['a comma', 'Lovelace, Ada', '"Lovelace, Ada"'],
    ['quotes', 'the "Countess"', '"the ""Countess"""'],
    ['a formula', '=HYPERLINK("http://evil.invalid")', `"'=HYPERLINK(""http://evil.invalid"")"`],
    ['a number with its country', '+49301234', "'+49301234"],
    ['a minus', '-1+1', "'-1+1"],
    ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
  ])('given %s, then a spreadsheet shows it and runs nothing', (_what, value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('given any text, then no cell begins like a formula and quotes are closed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = csvCell(text);
        expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
        expect((cell.match(/"/g) ?? []).length % 2).toBe(0);
      }),
    );
  });
});

it('given a call, then its line has a cell for each column of the head', () => {
  const at = new Date('2026-11-21T08:00:00Z');
  const record: CallRecord = {
    id: '1763683200.17',
    startedAt: at,
    answeredAt: null,
    endedAt: at,
    callerNumber: '1001',
    callerName: 'Ada',
    dialledNumber: '1002',
    answeredBy: null,
    outcome: 'no-answer',
    durationSeconds: 30,
    talkSeconds: 0,
  };
  expect(csvHead + csvLine(record)).toBe(
    '\ufeffcall_id,start,answer,end,from,from_name,to,answered_by,outcome,duration,talk_time\r\n' +
      '1763683200.17,2026-11-21T08:00:00.000Z,,2026-11-21T08:00:00.000Z,1001,Ada,1002,,no-answer,30,0\r\n',
  );
});
