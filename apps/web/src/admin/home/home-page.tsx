import { useQueries } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { Failed } from '../../design/loaded.tsx';
import { Loading } from '../../design/loading.tsx';
import { Page } from '../../design/page.tsx';
import { Dashboard } from './dashboard.tsx';

/** Is everything all right? */
export function HomePage() {
  const [status, configuration, extensions, calls, statistics, trunks, notices, queues] = useQueries({
    queries: [
      query('getStatus', {}),
      query('getConfiguration', {}),
      query('listExtensions', {}),
      query('listCalls', {}),
      query('getStatistics', {}),
      query('listTrunkStates', {}),
      query('listNotices', { query: { limit: 100 } }),
      query('listLiveQueues', {}),
    ],
  });
  const all = [status, configuration, extensions, calls, statistics, trunks, notices, queues];
  const failed = all.find(({ data, error }) => data === undefined && error);
  const ready =
    status.data &&
    configuration.data &&
    extensions.data &&
    calls.data &&
    statistics.data &&
    trunks.data &&
    notices.data &&
    queues.data;
  return (
    <Page title="Home">
      {failed && <Failed error={failed.error} retry={() => void Promise.all(all.map(({ refetch }) => refetch()))} />}
      {!ready && !failed && <Loading rows={6} />}
      {ready && (
        <Dashboard
          status={status.data}
          configuration={configuration.data}
          extensions={extensions.data.items}
          calls={calls.data.items}
          statistics={statistics.data}
          trunks={trunks.data.items}
          notices={notices.data.items}
          queues={queues.data.items}
        />
      )}
    </Page>
  );
}
