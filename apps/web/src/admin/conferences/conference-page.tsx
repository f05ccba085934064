import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useOutletContext, useParams } from 'react-router';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page } from '../../design/page.tsx';
import { openTab, type Tab, Tabs } from '../../design/tabs.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { type Room, tellMemberChange, tellRoomChange } from './room.ts';

const tabs: readonly [Tab, ...Tab[]] = [
  { path: '', label: 'Room' },
  { path: 'recordings', label: 'Recordings' },
  { path: 'settings', label: 'Settings' },
];

const numberOf = ({ number }: Room) => number;
const idOf = ({ id }: Room['members'][number]) => id;

/** Everything about one conference: who is in it now; its recordings and settings are pages of their own below it. */
export function ConferencePage() {
  const { number = '' } = useParams();
  const room = useQuery(query('getConferenceRoom', { params: { key: number } }));
  useAnnouncedChanges(room.data && [room.data], numberOf, tellRoomChange);
  useAnnouncedChanges(room.data?.members, idOf, tellMemberChange);
  return <Found query={room}>{(found) => <Tabbed room={found} />}</Found>;
}

function Tabbed({ room }: { room: Room }) {
  const { pathname } = useLocation();
  const title = `${room.number} ${room.name ?? ''}`.trim();
  // A conference that was deleted while people talk in it has nothing to set any more.
  const shown = room.name === null ? tabs.filter(({ path }) => path !== 'settings') : tabs;
  return (
    <Page
      title={title}
      documentTitle={`${openTab(tabs, pathname).label}: ${title}`}
      above={<Link to="/admin/conferences">Conferences</Link>}
    >
      <Tabs of={`Conference ${room.number}`} tabs={shown} />
      <Outlet context={room} />
    </Page>
  );
}

/** The conference whose page is shown, for the pages below it. */
export function useRoom(): Room {
  return useOutletContext<Room>();
}
