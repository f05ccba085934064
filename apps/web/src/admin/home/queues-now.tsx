import { Link } from 'react-router';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { RunningDuration } from '../../design/duration.tsx';
import { Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { type LiveQueue, signedInWords, tellQueueChange, waitingSince, waitingWords } from '../queues/live-queue.ts';

const keyOf = ({ number }: LiveQueue) => number;

const columns: [Column<LiveQueue>, ...Column<LiveQueue>[]] = [
  {
    key: 'queue',
    header: 'Queue',
    cell: ({ number, name }) => (
      <Link to={`/admin/queues/${number}`}>
        <PhoneNumber number={number} /> <bdi>{name ?? '(deleted)'}</bdi>
      </Link>
    ),
  },
  { key: 'waiting', header: 'Waiting', cell: waitingWords },
  { key: 'longest', header: 'Longest wait', cell: (queue) => <LongestWait since={waitingSince(queue)} /> },
  { key: 'agents', header: 'Agents', cell: signedInWords },
];

/** How queues do, as far as the home page goes; nothing where there are none. */
export function QueuesNow({ queues }: { queues: readonly LiveQueue[] }) {
  useAnnouncedChanges(queues, keyOf, tellQueueChange);
  if (queues.length === 0) return null;
  return (
    <Section title="Queues now" plain>
      <DataTable caption="Queues now" columns={columns} rows={queues} rowKey={keyOf} empty={null} />
      <p>
        <Link to="/admin/wallboard">Wall display of all queues</Link>
      </p>
    </Section>
  );
}

function LongestWait({ since }: { since: string | null }) {
  return since === null ? <Absent>Nobody waits</Absent> : <RunningDuration since={since} />;
}
