import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { RunningDuration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { agentWords, type LiveQueue, queueBadge, tellQueueChange, waitingSince, waitingWords } from './live-queue.ts';
import styles from './queues.module.css';

const columns: [Column<LiveQueue>, ...Column<LiveQueue>[]] = [
  {
    key: 'number',
    header: 'Queue',
    cell: ({ number, name }) => (
      <Link to={`/admin/queues/${number}`}>
        <PhoneNumber number={number} /> <bdi>{name ?? '(deleted)'}</bdi>
      </Link>
    ),
    sortBy: ({ number }) => number,
  },
  { key: 'state', header: 'State', cell: (queue) => <StateBadge {...queueBadge(queue)} /> },
  { key: 'waiting', header: 'Waiting now', cell: waitingWords, sortBy: ({ waiting }) => waiting.length },
  {
    key: 'longest',
    header: 'Longest wait',
    cell: (queue) => {
      const since = waitingSince(queue);
      return since === null ? <Absent>–</Absent> : <RunningDuration since={since} />;
    },
  },
  { key: 'agents', header: 'Agents', cell: agentWords },
];

const keyOf = ({ number }: LiveQueue) => number;

/** The queues there are, and how each stands now. */
export function QueuesPage() {
  const queues = useQuery(query('listLiveQueues', {}));
  useAnnouncedChanges(queues.data?.items, keyOf, tellQueueChange);
  return (
    <Page
      title="Queues"
      lead={
        <>
          Lines of callers who wait for the next free agent. <Link to="/admin/wallboard">Wall display</Link> ·{' '}
          <Link to="/admin/queues/statistics">Statistics of all queues</Link>
        </>
      }
      action={
        <Button
          component={Link}
          to="/admin/queues/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a queue
        </Button>
      }
    >
      <Loaded query={queues}>
        {({ items }) => (
          <DataTable
            caption="Queues"
            columns={columns}
            rows={items}
            rowKey={keyOf}
            initialSorting={{ key: 'number', direction: 'ascending' }}
            empty={
              <EmptyState icon={IconUsersGroup} title="No queue yet">
                <p className={styles.note}>
                  Add one, say who its agents are, and let <Link to="/admin/inbound-routes">an inbound route</Link> or{' '}
                  <Link to="/admin/menus">a menu</Link> lead to it.
                </p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
