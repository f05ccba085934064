import { useState } from 'react';
import { wordsFor } from '../api/problem.ts';
import { showToast } from './toasts.ts';

/**
 * Something done at once by a button, and whether it is being done: it is not done twice at a time, and what went wrong is
 * told. What it brought about is seen where it shows.
 */
export function useDeed(deed: () => Promise<unknown>): [does: () => void, busy: boolean] {
  const [busy, setBusy] = useState(false);
  const does = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await deed();
    } catch (thrown) {
      showToast({ id: 'deed', tone: 'bad', text: wordsFor(thrown) });
    } finally {
      setBusy(false);
    }
  };
  return [() => void does(), busy];
}
