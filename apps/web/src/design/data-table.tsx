import { Button, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './data-table.module.css';
import { type Sorting, sortRows, toggleSorting } from './sort-rows.ts';

/** Rows drawn at first; more on request, so that a thousand extensions don't make a slow page. */
const rowsAtFirst = 100;

/** A column of a {@link DataTable}. */
export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What to sort by; without it the column can't be sorted. */
  readonly sortBy?: (row: Row) => string | number;
  readonly align?: 'end';
}

interface TableProps<Row> {
  /** What the table holds; read by screen readers before it. */
  caption: string;
  /** The first column names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  initialSorting?: Sorting;
  /** Shown instead of a table without rows. */
  empty: ReactNode;
}

/**
 * The one table. Real headers and a caption; sorted by its header's buttons; up and down arrows move between the rows'
 * own links; at phone width each row is a card with the header beside each value. Roles are spelled out because browsers
 * drop a table's meaning when its display is changed.
 */
export function DataTable<Row>(props: TableProps<Row>) {
  const { columns, rows, rowKey } = props;
  const [sorting, setSorting] = useState<Sorting | null>(props.initialSorting ?? null);
  const [limit, setLimit] = useState(rowsAtFirst);
  if (rows.length === 0) return props.empty;

  const sortBy = columns.find(({ key }) => key === sorting?.key)?.sortBy;
  const sorted = sorting && sortBy ? sortRows(rows, sortBy, sorting.direction) : rows;
  return (
    <div className={styles.frame} data-narrow={columns.length <= 3 || undefined}>
      <SortSelect columns={columns} sorting={sorting} setSorting={setSorting} />
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <table role="table" className={styles.table} onKeyDown={moveBetweenRows}>
        <caption className="visually-hidden">{props.caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sorting={sorting} setSorting={setSorting} />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tbody role="rowgroup">
          {sorted.slice(0, limit).map((row) => (
            <BodyRow key={rowKey(row)} columns={columns} row={row} />
          ))}
        </tbody>
      </table>
      {sorted.length > limit && (
        <p className={styles.more}>
          {limit} of {sorted.length} shown.{' '}
          <Button variant="default" size="compact-sm" onClick={() => setLimit(sorted.length)}>
            Show all
          </Button>
        </p>
      )}
    </div>
  );
}

function HeaderCell<Row>(props: {
  column: Column<Row>;
  sorting: Sorting | null;
  setSorting: (sorting: Sorting) => void;
}) {
  const { column, sorting } = props;
  const direction = sorting?.key === column.key ? sorting.direction : null;
  const Arrow = direction === null ? IconArrowsSort : direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see DataTable
    <th scope="col" role="columnheader" data-align={column.align} {...(direction && { 'aria-sort': direction })}>
      <span {...(column.sortBy && { className: styles.plainHeader })}>{column.header}</span>
      {column.sortBy && (
        <button
          type="button"
          className={styles.sort}
          onClick={() => props.setSorting(toggleSorting(sorting, column.key))}
        >
          {column.header}
          <Arrow size={14} aria-hidden data-idle={direction === null || undefined} />
        </button>
      )}
    </th>
  );
}

function BodyRow<Row>({ columns, row }: { columns: TableProps<Row>['columns']; row: Row }) {
  const [first, ...others] = columns;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see DataTable
    <tr role="row">
      {/* biome-ignore lint/a11y/noRedundantRoles: see DataTable */}
      <th scope="row" role="rowheader" data-align={first.align}>
        {first.cell(row)}
      </th>
      {others.map((column) => (
        // biome-ignore lint/a11y/noRedundantRoles: see DataTable
        <td key={column.key} role="cell" data-label={column.header} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Sorting at phone width, where the header is not seen. */
function SortSelect<Row>(props: {
  columns: readonly Column<Row>[];
  sorting: Sorting | null;
  setSorting: (sorting: Sorting) => void;
}) {
  const id = useId();
  const sortable = props.columns.filter(({ sortBy }) => sortBy);
  if (sortable.length < 2) return null;
  return (
    <div className={styles.sortSelect}>
      <label htmlFor={id}>Sort by</label>
      <NativeSelect
        id={id}
        size="xs"
        data={sortable.map(({ key, header }) => ({ value: key, label: header }))}
        value={props.sorting?.key ?? ''}
        onChange={(event) => props.setSorting({ key: event.currentTarget.value, direction: 'ascending' })}
      />
    </div>
  );
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const own = (event.target as HTMLElement).closest('tbody th a, tbody th button');
  if (!step || !own) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody th :is(a, button)')];
  const next = links[links.indexOf(own as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
