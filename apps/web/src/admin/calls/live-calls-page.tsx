import { IconPhoneCall } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { mayDo, useMe } from '../../session/session.ts';
import { LiveCallList } from '../../telephony/live-call-list.tsx';

/** Who is on the phone with whom. */
export function LiveCallsPage() {
  const me = useMe();
  const calls = useQuery(query('listCalls', {}));
  return (
    <Page title="Live calls" lead="Calls going on now. This page follows them by itself.">
      <Loaded query={calls}>
        {({ items }) => (
          <LiveCallList
            calls={items}
            mayHangUp={mayDo(me, 'calls.hang-up')}
            empty={
              <EmptyState icon={IconPhoneCall} title="Nobody is on the phone">
                <p>
                  A call appears here when it begins to ring. Those that are over are in the{' '}
                  <Link to="/admin/calls/history">history</Link>.
                </p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
