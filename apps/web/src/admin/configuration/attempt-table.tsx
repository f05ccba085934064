import { IconHistory } from '@tabler/icons-react';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Moment } from '../../design/moment.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import type { Configuration } from './fate.ts';
import { attemptBadges } from './phase.ts';

type Attempt = Configuration['history'][number];

const columns: [Column<Attempt>, ...Column<Attempt>[]] = [
  {
    key: 'revision',
    header: 'Revision',
    cell: (attempt) => <strong>{attempt.revision}</strong>,
    sortBy: (attempt) => attempt.revision,
  },
  { key: 'at', header: 'When', cell: (attempt) => <Moment at={attempt.at} />, sortBy: (attempt) => attempt.at },
  { key: 'outcome', header: 'Outcome', cell: (attempt) => <StateBadge {...attemptBadges[attempt.outcome]} /> },
  { key: 'files', header: 'Files', cell: (attempt) => (attempt.reason ? attempt.reason : filesOf(attempt)) },
  {
    key: 'took',
    header: 'Took',
    align: 'end',
    cell: (attempt) => `${attempt.took_ms}\u00a0ms`,
    sortBy: (attempt) => attempt.took_ms,
  },
];

function filesOf({ files }: Attempt): string {
  return files.length === 0 ? 'No file differed' : files.join(', ');
}

/** Every try to bring a revision to Asterisk, newest first. */
export function AttemptTable({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <DataTable
      caption="Tries to bring a revision to Asterisk, newest first"
      columns={columns}
      rows={attempts}
      rowKey={(attempt) => `${attempt.revision} ${attempt.at}`}
      empty={
        <EmptyState icon={IconHistory} title="Nothing was applied yet">
          <p>The first revision is applied when the system starts for the first time.</p>
        </EmptyState>
      }
    />
  );
}
