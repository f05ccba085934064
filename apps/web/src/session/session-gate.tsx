import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { LiveUpdates } from '../api/live-updates.tsx';
import { FullPageNotice } from '../design/full-page-notice.tsx';
import { Loading } from '../design/loading.tsx';
import { homeOf, type Me, sessionQuery, signInPage } from './session.ts';

/** Lets through who may see the pages inside; sends everybody else where they have to be first. */
export function SessionGate({ admits }: { admits: (me: Me) => boolean }) {
  const { data: me, error, refetch } = useQuery(sessionQuery);
  const { pathname, search } = useLocation();

  if (me === undefined) return error ? <FullPageNotice error={error} retry={() => void refetch()} /> : <Loading />;
  if (me === null) return <Navigate to={`${signInPage}?next=${encodeURIComponent(pathname + search)}`} replace />;
  if (me.must_change_password || !admits(me)) return <Navigate to={homeOf(me)} replace />;
  return (
    <LiveUpdates>
      <Outlet />
    </LiveUpdates>
  );
}

/** Sends whoever opens `/` to their first page. */
export function StartPage() {
  const { data: me, error, refetch } = useQuery(sessionQuery);
  if (me === undefined) return error ? <FullPageNotice error={error} retry={() => void refetch()} /> : <Loading />;
  return <Navigate to={me ? homeOf(me) : signInPage} replace />;
}
