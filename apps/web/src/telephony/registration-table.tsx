import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import type { Output } from '../api/client.ts';
import { Absent } from '../design/absent.tsx';
import { type Column, DataTable } from '../design/data-table.tsx';
import { Moment } from '../design/moment.tsx';
import { type Badge, StateBadge } from '../design/state-badge.tsx';

type Registration = Output<'getExtension'>['registrations'][number];

const reachabilityBadges: Readonly<Record<Registration['reachability'], Badge>> = {
  reachable: { tone: 'good', icon: IconCircleCheck, label: 'Answers' },
  unreachable: { tone: 'bad', icon: IconCircleX, label: 'Does not answer' },
  unknown: { tone: 'quiet', icon: IconCircleDashed, label: 'Not asked yet' },
};

const columns: [Column<Registration>, ...Column<Registration>[]] = [
  { key: 'device', header: 'Device', cell: ({ user_agent }) => user_agent || 'Unknown device' },
  {
    key: 'state',
    header: 'State',
    cell: ({ reachability }) => <StateBadge {...reachabilityBadges[reachability]} />,
  },
  {
    key: 'trip',
    header: 'Round trip',
    cell: ({ round_trip_ms }) =>
      round_trip_ms === null ? <Absent>Not known</Absent> : `${round_trip_ms.toFixed(1)} ms`,
  },
  { key: 'contact', header: 'Address', cell: ({ contact }) => <span dir="ltr">{contact}</span> },
  { key: 'seen', header: 'Last change', cell: ({ updated_at }) => <Moment at={updated_at} /> },
];

/** The phones that registered for one extension. */
export function RegistrationTable({ registrations }: { registrations: readonly Registration[] }) {
  return (
    <DataTable
      caption="Phones connected to this extension"
      columns={columns}
      rows={registrations}
      rowKey={({ contact }) => contact}
      empty={null}
    />
  );
}
