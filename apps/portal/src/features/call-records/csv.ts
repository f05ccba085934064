import type { CallRecord } from '@flexpbx/domain';
import { presentCallRecord } from './present.ts';

const columns = [
  'call_id',
  'start',
  'answer',
  'end',
  'from',
  'from_name',
  'to',
  'answered_by',
  'outcome',
  'duration',
  'talk_time',
] as const;

/** Without a byte order mark spreadsheets take UTF-8 for the machine's old code page, and names for gibberish. */
export const csvHead = `\ufeff${columns.join(',')}\r\n`;

/** One call as a line (RFC 4180). */
export function csvLine(record: CallRecord): string {
  const shown = presentCallRecord(record);
  return `${columns.map((column) => csvCell(shown[column])).join(',')}\r\n`;
}

/**
 * A cell. Names and numbers come from whoever called: text that a spreadsheet would run as a formula gets an apostrophe
 * in front, which makes it text.
 */
export function csvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
