import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { showToast, type Toast } from '../../design/toasts.ts';
import { type Configuration, fateOf } from './fate.ts';

/** A change that is not live by then is told as that: the page may be left, the work goes on on the server. */
const patienceMs = 20_000;

/** The command an operator runs in secure mode. */
export const applyCommand = 'sudo flexpbx-apply';

/**
 * Tells what becomes of a change just saved: saved as which revision, then live, staged or refused and why. `what` is
 * the change as a sentence: "Extension 1001 was added."
 */
export async function followChange(queries: QueryClient, what: string): Promise<void> {
  const configuration = query('getConfiguration', {});
  const toast = (rest: Omit<Toast, 'id'>) => showToast({ id: 'change', ...rest });
  const link = { to: '/admin/configuration', label: 'Configuration' };
  // Not through the store: a page that is left takes its questions back, and the answer would be the one from before.
  const saved = await request('getConfiguration', {}).catch(() => null);
  if (!saved) return toast({ tone: 'good', text: what });
  queries.setQueryData(configuration.queryKey, saved);

  const revision = saved.wanted;
  const observer = new QueryObserver(queries, configuration);
  const settle = (state: Configuration) => {
    const said = sayFate(revision, state, what);
    if (said) {
      stop();
      toast({ ...said, ...(said.tone === 'bad' && { link }) });
    }
  };
  const unsubscribe = observer.subscribe(({ data }) => data && settle(data));
  const patience = setTimeout(() => {
    stop();
    toast({ tone: 'bad', text: `${what} Revision ${revision} is saved but not live yet.`, link });
  }, patienceMs);
  const stop = () => {
    clearTimeout(patience);
    unsubscribe();
  };
  toast({ tone: 'busy', text: `${what} Saved as revision ${revision}, going live…` });
  settle(saved);
  // What went live while that answer was on its way is told no more: asked once more, now that whatever comes is heard.
  if (fateOf(revision, saved) === 'waiting') await queries.invalidateQueries({ queryKey: configuration.queryKey });
}

function sayFate(revision: number, state: Configuration, what: string): Omit<Toast, 'id' | 'link'> | null {
  switch (fateOf(revision, state)) {
    case 'waiting':
      return null;
    case 'live':
      return { tone: 'good', text: `${what} Revision ${revision} is live.` };
    case 'staged':
      return { tone: 'good', text: `${what} Revision ${revision} waits for an operator to run “${applyCommand}”.` };
    case 'failed':
      return {
        tone: 'bad',
        text: `${what} Revision ${revision} is saved, but Asterisk could not take it: ${state.failure?.reason ?? ''}`,
      };
  }
}
