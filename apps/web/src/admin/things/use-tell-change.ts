import { useQueryClient } from '@tanstack/react-query';
import { isStaleAfter } from '../../api/topic-map.ts';
import { followChange } from '../configuration/follow-change.ts';

/** After a thing was changed: whatever may look different is asked for again, and what becomes of the change is told. */
export function useTellChange(): (what: string) => void {
  const queries = useQueryClient();
  return (what) => {
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => isStaleAfter('telephony', queryKey) || isStaleAfter('extensions', queryKey),
    });
    void followChange(queries, what);
  };
}
