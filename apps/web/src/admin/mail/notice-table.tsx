import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconMail } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Output, request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { type Badge, StateBadge } from '../../design/state-badge.tsx';
import { showToast } from '../../design/toasts.ts';

import { nameOfKind } from './notice-kinds.ts';

type Notice = Output<'listNotices'>['items'][number];

const badges: Readonly<Record<Notice['state'], Badge>> = {
  waiting: { tone: 'info', icon: IconClock, label: 'On its way' },
  delivered: { tone: 'good', icon: IconCircleCheck, label: 'Delivered' },
  failed: { tone: 'bad', icon: IconAlertTriangle, label: 'Failed' },
};

/** What people were told of, and whether it reached them. */
export function NoticeTable() {
  const notices = useQuery(query('listNotices', { query: { limit: 200 } }));
  return (
    <Loaded query={notices}>
      {({ items }) => (
        <DataTable
          caption="Notices, newest first"
          rows={items}
          rowKey={({ id }) => String(id)}
          columns={[
            { key: 'kind', header: 'Notice', cell: ({ kind }) => nameOfKind(kind) },
            { key: 'to', header: 'To', cell: ({ to, channel }) => `${to} (${channel})`, sortBy: ({ to }) => to },
            { key: 'added', header: 'When', cell: ({ added_at }) => <Moment at={added_at} />, sortBy: ({ id }) => id },
            { key: 'state', header: 'State', cell: stateOf, sortBy: ({ state }) => state },
            { key: 'answer', header: 'What was answered', cell: ({ answer }) => <bdi>{answer ?? ''}</bdi> },
            { key: 'again', header: 'Action', cell: (notice) => <SendAgain notice={notice} /> },
          ]}
          empty={
            <EmptyState icon={IconMail} title="Nobody was told of anything yet">
              <p>Emergency calls, voicemail and tests appear here, with what the other side said.</p>
            </EmptyState>
          }
        />
      )}
    </Loaded>
  );
}

function stateOf({ state, attempts, next_attempt_at: next }: Notice) {
  return (
    <>
      <StateBadge {...badges[state]} />
      {next !== null && attempts > 0 && (
        <>
          {' '}
          tried {attempts} times, again <Moment at={next} />
        </>
      )}
    </>
  );
}

function SendAgain({ notice: { id, state, to } }: { notice: Notice }) {
  const queries = useQueryClient();
  if (state !== 'failed') return null;
  const send = async () => {
    try {
      await request('sendNoticeAgain', { params: { id } });
      showToast({ id: `notice-${id}`, tone: 'good', text: `The notice to ${to} is on its way again.` });
    } catch (thrown) {
      showToast({ id: `notice-${id}`, tone: 'bad', text: wordsFor(thrown) });
    }
    await queries.invalidateQueries({ queryKey: ['listNotices'] });
  };
  return (
    <Button variant="default" size="compact-sm" onClick={() => void send()} aria-label={`Send again to ${to}`}>
      Send again
    </Button>
  );
}
