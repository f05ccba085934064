/** By which column a table is sorted, and which way. */
export interface Sorting {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** `rows` in order: text as people sort it (digits in it as numbers); rows that are equal stay as they were. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => string | number,
  direction: Sorting['direction'],
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(sortBy(a), sortBy(b)));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** A click on a header: its column ascending, then descending. */
export function toggleSorting(sorting: Sorting | null, key: string): Sorting {
  const again = sorting?.key === key && sorting.direction === 'ascending';
  return { key, direction: again ? 'descending' : 'ascending' };
}
