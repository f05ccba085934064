import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { showToast } from '../../design/toasts.ts';
import { type CallHandling, CallHandlingForm } from '../../telephony/call-handling.tsx';
import { useExtension } from './extension-page.tsx';

/** What happens with calls to an extension: its owner sees and changes the same, also by phone. */
export function ExtensionCallHandling() {
  const { number } = useExtension();
  const queries = useQueryClient();
  const input = { params: { number } };
  const handling = useQuery(query('getCallHandling', input));
  const save = async (body: CallHandling) => {
    const saved = await request('changeCallHandling', { ...input, body });
    queries.setQueryData(query('getCallHandling', input).queryKey, saved);
    showToast({ id: 'call-handling', tone: 'good', text: `Calls to ${number} are handled so from now on.` });
  };
  return (
    <Section title="Calls to this extension">
      <Loaded query={handling}>{(found) => <CallHandlingForm key={number} handling={found} save={save} />}</Loaded>
    </Section>
  );
}
