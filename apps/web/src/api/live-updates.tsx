import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { askAgain } from './ask-again.ts';
import { isStaleAfter } from './topic-map.ts';
import { followTopics, type LiveState } from './topic-stream.ts';

const LiveStateContext = createContext<LiveState>('connecting');

/** Keeps what the pages inside show up to date while the portal tells of changes. One stream for all of them. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    return followTopics({
      topic: (topic) => void askAgain(queries, ({ queryKey }) => isStaleAfter(topic, queryKey)),
      state: (next) => {
        setState(next);
        // Nobody is told of changes that happened before the stream was open: everything shown is asked again.
        if (next === 'live') void askAgain(queries, () => true);
        // An ended session answers the stream with 401, which an event source can't see.
        if (next === 'lost') void queries.invalidateQueries({ queryKey: ['whoAmI'] });
      },
    });
  }, [queries]);

  return <LiveStateContext value={state}>{children}</LiveStateContext>;
}

/** See {@link LiveState}. */
export function useLiveState(): LiveState {
  return useContext(LiveStateContext);
}
