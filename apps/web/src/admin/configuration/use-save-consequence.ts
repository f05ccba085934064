import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { applyCommand } from './follow-change.ts';

/** What saving will do, said before it is done. */
export function useSaveConsequence(): string {
  const { data } = useQuery(query('getConfiguration', {}));
  return data?.mode === 'secure'
    ? `Saving prepares the change. It goes live when an operator runs “${applyCommand}” on the server; no call is touched.`
    : 'Saving puts this live in about a second. No call is touched.';
}
