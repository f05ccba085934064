import { Button } from '@mantine/core';
import { IconArrowsMaximize, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { RunningDuration } from '../../design/duration.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { LiveBanner } from '../../design/live-banner.tsx';
import { LivePolite } from '../../design/live-polite.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { percent } from './figure-words.ts';
import { agentCounts, type LiveQueue, queueBadge, tellQueueChange, waitingSince } from './live-queue.ts';
import type { Statistics } from './statistics-parts.tsx';
import { useFiguresOfToday } from './use-figures-of-today.ts';
import styles from './wallboard.module.css';

const keyOf = ({ number }: LiveQueue) => number;

/** All queues on a screen at the wall: to be read from afar, and never to be touched. */
export function WallboardPage() {
  const queues = useQuery(query('listLiveQueues', {}));
  const today = useFiguresOfToday();
  useAnnouncedChanges(queues.data?.items, keyOf, tellQueueChange);
  return (
    <main className={styles.wall}>
      <title>Wall display – FlexPBX</title>
      <header className={styles.header}>
        <h1>Queues now</h1>
        <div className={styles.ways}>
          {document.fullscreenEnabled && (
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconArrowsMaximize size={16} aria-hidden />}
              onClick={() => void document.documentElement.requestFullscreen()}
            >
              Full screen
            </Button>
          )}
          <Link to="/admin/queues">Leave the wall display</Link>
        </div>
      </header>
      <LiveBanner />
      <Loaded query={queues}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconUsersGroup} title="No queue yet">
              <p>
                <Link to="/admin/queues/new">Add a queue</Link>, and it is shown here.
              </p>
            </EmptyState>
          ) : (
            <ul className={styles.queues}>
              {items.map((queue) => (
                <QueueCard key={queue.number} queue={queue} today={today?.queues.find(isOf(queue))} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <LivePolite />
    </main>
  );
}

const isOf =
  ({ number }: LiveQueue) =>
  (figures: Statistics['queues'][number]) =>
    figures.number === number;

function QueueCard({ queue, today }: { queue: LiveQueue; today: Statistics['queues'][number] | undefined }) {
  const { tone, icon: Icon, label } = queueBadge(queue);
  const { free, signedIn } = agentCounts(queue);
  const since = waitingSince(queue);
  return (
    <li className={styles.queue} data-tone={tone}>
      <h2>
        <bdi>{queue.name ?? queue.number}</bdi>
      </h2>
      <p className={styles.state}>
        <Icon aria-hidden /> {label}
      </p>
      <dl className={styles.big}>
        <Figure name="Waiting">{queue.waiting.length}</Figure>
        <Figure name="Longest wait">{since === null ? '–' : <RunningDuration since={since} />}</Figure>
        <Figure name="Agents free">
          {free}
          <small> of {signedIn}</small>
        </Figure>
      </dl>
      <dl className={styles.small}>
        <Figure name="Answered today">{today?.answered ?? '–'}</Figure>
        <Figure name="Gave up today">{today?.abandoned ?? '–'}</Figure>
        <Figure name="Service level">{today ? percent(today.service_level) : '–'}</Figure>
      </dl>
    </li>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
