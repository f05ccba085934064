/** A line of a table: what it tells of, and its figures by column. */
export type TableRow = Readonly<Record<string, string | number>>;

/** Prints rows as a table for people: texts to the left, numbers to the right. */
export function printTable(title: string, rows: readonly TableRow[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (row: TableRow, column: string): string => String(row[column] ?? '');
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => cell(row, column).length)));
  const line = (texts: readonly string[], isNumber: (index: number) => boolean): string =>
    texts
      .map((text, index) => (isNumber(index) ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  const holdsNumbers = (index: number): boolean => typeof rows[0]?.[columns[index] ?? ''] === 'number';
  console.log(`\n${title}`);
  console.log(line(columns, holdsNumbers));
  for (const row of rows)
    console.log(
      line(
        columns.map((column) => cell(row, column)),
        holdsNumbers,
      ),
    );
}

/** Says what a benchmark is doing, beside the figures. */
export function tell(what: string): void {
  console.error(what);
}

/** The last line of a benchmark, for programs. */
export function printFigures(bench: string, figures: Readonly<Record<string, number | string>>): void {
  console.log(`\n${JSON.stringify({ bench, ...figures })}`);
}
