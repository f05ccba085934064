import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { Duration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { Party, PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { type CallRecord, outcomeBadges } from '../../telephony/calls.ts';

/** Calls asked for; of these, those that only mention the number in another one are left out. */
const asked = 20;
const shown = 5;

/** The last calls from and to one extension. */
export function RecentCalls({ number }: { number: string }) {
  const records = useQuery(query('listCallRecords', { query: { search: number, limit: asked } }));
  const took = ({ from, to, answered_by }: CallRecord) => [from, to, answered_by].includes(number);
  return (
    <Loaded query={records}>
      {({ items }) => (
        <>
          <DataTable
            caption={`Last calls of ${number}`}
            columns={columnsFor(number)}
            rows={items.filter(took).slice(0, shown)}
            rowKey={(call) => call.call_id}
            empty={
              <EmptyState icon={IconHistory} title="No call yet">
                <p>Calls from and to {number} appear here.</p>
              </EmptyState>
            }
          />
          {items.some(took) && (
            <p>
              <Link to={`/admin/calls/history?search=${number}`}>All calls of {number}</Link>
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}

function columnsFor(number: string): [Column<CallRecord>, ...Column<CallRecord>[]] {
  return [
    { key: 'start', header: 'When', cell: (call) => <Moment at={call.start} /> },
    { key: 'way', header: 'Direction', cell: (call) => (call.from === number ? 'Called' : 'Was called by') },
    {
      key: 'other',
      header: 'With',
      cell: (call) =>
        call.from === number ? <PhoneNumber number={call.to} /> : <Party number={call.from} name={call.from_name} />,
    },
    { key: 'outcome', header: 'Outcome', cell: (call) => <StateBadge {...outcomeBadges[call.outcome]} /> },
    {
      key: 'talk',
      header: 'Talk',
      align: 'end',
      cell: (call) => (call.talk_time > 0 ? <Duration seconds={call.talk_time} /> : <Absent>None</Absent>),
    },
  ];
}
