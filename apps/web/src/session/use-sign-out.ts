import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { request } from '../api/client.ts';
import { isSignedOut, wordsFor } from '../api/problem.ts';
import { showToast } from '../design/toasts.ts';
import { forgetThisBrowser } from '../me/notifications/forget-this-browser.ts';
import { sessionQuery, signInPage } from './session.ts';

/** Ends the session and leaves nothing of it in this browser. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    // Should it fail, that is no reason to stay signed in.
    await forgetThisBrowser().catch(() => undefined);
    try {
      await request('signOut', {});
    } catch (thrown) {
      if (!isSignedOut(thrown)) {
        showToast({ id: 'sign-out', tone: 'bad', text: `You are still signed in. ${wordsFor(thrown)}` });
        return;
      }
    }
    await navigate(signInPage, { replace: true });
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
  };
}
