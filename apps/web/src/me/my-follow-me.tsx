import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { Loaded } from '../design/loaded.tsx';
import { Section } from '../design/page.tsx';
import { showToast } from '../design/toasts.ts';
import type { Following } from '../telephony/follow-me-fields.ts';
import { FollowMeForm } from '../telephony/follow-me-form.tsx';

/** Where I am looked for when I don’t answer. */
export function MyFollowMe() {
  const queries = useQueryClient();
  const following = useQuery(query('getMyFollowMe', {}));
  const save = async (body: Following) => {
    const saved = await request('changeMyFollowMe', { body });
    queries.setQueryData(query('getMyFollowMe', {}).queryKey, saved);
    showToast({ id: 'follow-me', tone: 'good', text: 'Saved. It counts for the next call.' });
  };
  return (
    <Section title="Follow-me">
      <Loaded query={following}>{(found) => <FollowMeForm following={found} extensions={null} save={save} />}</Loaded>
    </Section>
  );
}
