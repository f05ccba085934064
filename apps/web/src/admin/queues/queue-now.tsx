import { IconUserHeart } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { RunningDuration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Notice } from '../../design/notice.tsx';
import { Section } from '../../design/page.tsx';
import { Party, PhoneNumber } from '../../design/phone-number.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { AgentTable } from './agent-table.tsx';
import { FigureTiles, type Tile } from './figure-tiles.tsx';
import { percent, secondsWords } from './figure-words.ts';
import { agentCounts, type LiveQueue, waitingSince } from './live-queue.ts';
import { useShownQueue } from './queue-page.tsx';
import styles from './queues.module.css';
import { useFiguresOfToday } from './use-figures-of-today.ts';

type Waiting = LiveQueue['waiting'][number] & { readonly place: number };

const columns: [Column<Waiting>, ...Column<Waiting>[]] = [
  {
    key: 'who',
    header: 'Caller',
    cell: ({ place, number, name }) => (
      <>
        {place}. <Party number={number || 'Unknown number'} name={name} />
      </>
    ),
  },
  { key: 'how', header: 'How', cell: howWords },
  { key: 'since', header: 'Waits for', cell: ({ joined_at }) => <RunningDuration since={joined_at} /> },
];

/** "Waits on the line, priority 5" */
function howWords({ callback, priority }: Waiting): string {
  const how = callback ? 'Is called back' : 'Waits on the line';
  return priority === 0 ? how : `${how}, priority ${priority}`;
}

/** Who waits in a queue, what its agents do, and what became of today’s calls. */
export function QueueNow() {
  const queue = useShownQueue();
  const rows = queue.waiting.map((caller, at) => ({ ...caller, place: at + 1 }));
  return (
    <>
      {queue.name === null && (
        <Notice tone="warn" title="This queue was deleted">
          <p>Those who wait in it are still served. Nobody else gets in.</p>
        </Notice>
      )}
      <FigureTiles tiles={useTiles(queue)} />
      <Section title="Waiting" plain>
        <DataTable
          caption="Callers in the order they are served"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={IconUserHeart} title="Nobody waits">
              <p>Whoever waits for an agent appears here. This page follows by itself.</p>
            </EmptyState>
          }
        />
      </Section>
      {queue.name !== null && (
        <>
          <Section title="Agents" plain>
            <AgentTable queue={queue} />
          </Section>
          <Section title="Where it is used">
            <p className={styles.note}>
              Dial <PhoneNumber number={queue.number} />, or transfer a call there.
            </p>
            <WhereUsed kind="queue" id={queue.number} unused={<NotUsed />} />
          </Section>
        </>
      )}
    </>
  );
}

function NotUsed() {
  return (
    <span>
      No number from outside leads here yet. Let <Link to="/admin/inbound-routes">an inbound route</Link> or{' '}
      <Link to="/admin/menus">a menu</Link> do so.
    </span>
  );
}

function useTiles(queue: LiveQueue): readonly Tile[] {
  const today = useFiguresOfToday()?.queues.find(({ number }) => number === queue.number);
  const { free, signedIn } = agentCounts(queue);
  const since = waitingSince(queue);
  return [
    { name: 'Waiting', value: queue.waiting.length },
    { name: 'Longest wait', value: since === null ? '–' : <RunningDuration since={since} /> },
    { name: 'Agents free', value: free, beside: `of ${signedIn} signed in` },
    { name: 'Answered today', value: today?.answered ?? '–', beside: today && `of ${today.offered} calls` },
    { name: 'Gave up today', value: today?.abandoned ?? '–' },
    {
      name: 'Service level today',
      value: today ? percent(today.service_level) : '–',
      beside: today && `Average wait ${secondsWords(today.average_wait)}`,
    },
  ];
}
