import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useOutletContext, useParams } from 'react-router';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page } from '../../design/page.tsx';
import { openTab, type Tab, Tabs } from '../../design/tabs.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { type LiveQueue, tellWaiting } from './live-queue.ts';

const tabs: readonly [Tab, ...Tab[]] = [
  { path: '', label: 'Now' },
  { path: 'statistics', label: 'Statistics' },
  { path: 'settings', label: 'Settings' },
];

const keyOf = ({ number }: LiveQueue) => number;

/** Everything about one queue: how it stands now; its statistics and settings are pages of their own below it. */
export function QueuePage() {
  const { number = '' } = useParams();
  const queue = useQuery(query('getLiveQueue', { params: { key: number } }));
  useAnnouncedChanges(queue.data && [queue.data], keyOf, tellWaiting);
  return <Found query={queue}>{(found) => <Tabbed queue={found} />}</Found>;
}

function Tabbed({ queue }: { queue: LiveQueue }) {
  const { pathname } = useLocation();
  const title = `${queue.number} ${queue.name ?? ''}`.trim();
  // A queue that was deleted while people wait in it has nothing to set any more.
  const shown = queue.name === null ? tabs.filter(({ path }) => path !== 'settings') : tabs;
  return (
    <Page
      title={title}
      documentTitle={`${openTab(tabs, pathname).label}: ${title}`}
      above={<Link to="/admin/queues">Queues</Link>}
    >
      <Tabs of={`Queue ${queue.number}`} tabs={shown} />
      <Outlet context={queue} />
    </Page>
  );
}

/** The queue whose page is shown, for the pages below it. */
export function useShownQueue(): LiveQueue {
  return useOutletContext<LiveQueue>();
}
