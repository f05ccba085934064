import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { Loaded } from '../design/loaded.tsx';
import { Page, Section } from '../design/page.tsx';
import { showToast } from '../design/toasts.ts';
import { useMe } from '../session/session.ts';
import { type CallHandling, CallHandlingCodes, CallHandlingForm } from '../telephony/call-handling.tsx';
import { MyFollowMe } from './my-follow-me.tsx';
import { NoPhone } from './my-status-page.tsx';

/** What happens with calls to me. */
export function MyCallHandlingPage() {
  const me = useMe();
  return (
    <Page title="Call handling" lead="What happens when somebody calls you.">
      {me.extension === null ? <NoPhone /> : <MyHandling />}
    </Page>
  );
}

function MyHandling() {
  const queries = useQueryClient();
  const handling = useQuery(query('getMyCallHandling', {}));
  const save = async (change: CallHandling) => {
    const saved = await request('changeMyCallHandling', { body: change });
    queries.setQueryData(query('getMyCallHandling', {}).queryKey, saved);
    showToast({ id: 'call-handling', tone: 'good', text: 'Saved. It counts for the next call.' });
  };
  return (
    <>
      <Section title="Calls to me">
        <Loaded query={handling}>{(found) => <CallHandlingForm handling={found} save={save} />}</Loaded>
      </Section>
      <MyFollowMe />
      <CallHandlingCodes />
    </>
  );
}
