import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { Moment } from '../../design/moment.tsx';
import { type Badge, StateBadge } from '../../design/state-badge.tsx';
import { processLabel } from './health.ts';

type Process = NonNullable<Output<'getStatus'>['processes']>[number];

const badges: Readonly<Record<Process['state'], Badge>> = {
  running: { tone: 'good', icon: IconCircleCheck, label: 'Running' },
  down: { tone: 'bad', icon: IconCircleX, label: 'Down' },
};

const columns: [Column<Process>, ...Column<Process>[]] = [
  { key: 'name', header: 'Process', cell: ({ name }) => processLabel(name) },
  { key: 'state', header: 'State', cell: ({ state }) => <StateBadge {...badges[state]} /> },
  { key: 'since', header: 'Since', cell: ({ since }) => (since ? <Moment at={since} /> : <Absent>Not known</Absent>) },
];

/** Asterisk and our processes. */
export function ProcessTable({ processes }: { processes: readonly Process[] }) {
  return (
    <DataTable
      caption="Processes of the phone system"
      columns={columns}
      rows={processes}
      rowKey={({ name }) => name}
      empty={null}
    />
  );
}
