import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Output } from '../api/client.ts';
import { Absent } from '../design/absent.tsx';
import { type Column, DataTable } from '../design/data-table.tsx';
import { Duration } from '../design/duration.tsx';
import { Failed } from '../design/loaded.tsx';
import { Loading } from '../design/loading.tsx';
import { Moment } from '../design/moment.tsx';
import { Party, PhoneNumber } from '../design/phone-number.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import styles from './call-record-table.module.css';
import { type CallRecord, outcomeBadges } from './calls.ts';

const columns: [Column<CallRecord>, ...Column<CallRecord>[]] = [
  { key: 'start', header: 'When', cell: (call) => <Moment at={call.start} /> },
  { key: 'from', header: 'Caller', cell: (call) => <Party number={call.from} name={call.from_name} /> },
  { key: 'to', header: 'Called', cell: (call) => <Called call={call} /> },
  { key: 'outcome', header: 'Outcome', cell: (call) => <StateBadge {...outcomeBadges[call.outcome]} /> },
  { key: 'rang', header: 'Rang', align: 'end', cell: (call) => <Duration seconds={call.duration - call.talk_time} /> },
  {
    key: 'talk',
    header: 'Talk',
    align: 'end',
    cell: (call) => (call.talk_time > 0 ? <Duration seconds={call.talk_time} /> : <Absent>None</Absent>),
  },
];

function Called({ call }: { call: CallRecord }) {
  const other = call.answered_by !== null && call.answered_by !== call.to ? call.answered_by : null;
  return (
    <>
      <PhoneNumber number={call.to} />
      {other && (
        <span className={styles.dim}>
          {' '}
          answered by <PhoneNumber number={other} />
        </span>
      )}
    </>
  );
}

type Pages = { pages: Output<'listCallRecords'>[] };

/** Calls that are over, newest first, more on request. `only` leaves out some; `extra` is a column of the caller's. */
export function CallRecordTable(props: {
  records: UseInfiniteQueryResult<Pages>;
  only?: (call: CallRecord) => boolean;
  extra?: Column<CallRecord>;
  empty: ReactNode;
}) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = props.records;
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={6} />;
  const all = data.pages.flatMap(({ items }) => items);
  const shown = props.only ? all.filter(props.only) : all;
  const oldest = all.at(-1);
  return (
    <>
      <DataTable
        caption="Calls that are over, newest first"
        columns={props.extra ? [...columns, props.extra] : columns}
        rows={shown}
        rowKey={(call) => call.call_id}
        empty={props.empty}
      />
      {hasNextPage && oldest && (
        <p className={styles.more}>
          <Button
            variant="default"
            aria-disabled={isFetchingNextPage}
            onClick={() => isFetchingNextPage || void fetchNextPage()}
          >
            {isFetchingNextPage ? 'Loading…' : 'Load more'}
          </Button>
          <span>
            Shown back to <Moment at={oldest.start} />
          </span>
        </p>
      )}
    </>
  );
}
