import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { type Conference, wayIn } from './conference-fields.ts';
import styles from './conferences.module.css';
import { badgesOf, callNameOf, countOf, type Room, tellCount } from './room.ts';

/** A room: how it is configured (null: it was deleted while people talk in it), and who is in it (null: nobody). */
interface Row {
  readonly number: string;
  readonly conference: Conference | null;
  readonly live: Room | null;
}

const columns: [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'number',
    header: 'Conference',
    cell: ({ number, conference }) => (
      <Link to={`/admin/conferences/${number}`}>
        <PhoneNumber number={number} /> <bdi>{conference?.name}</bdi>
      </Link>
    ),
    sortBy: ({ number }) => number,
  },
  {
    key: 'now',
    header: 'In it now',
    cell: ({ live }) => <Now live={live} />,
    sortBy: ({ live }) => live?.members.length ?? 0,
  },
  {
    key: 'way-in',
    header: 'Who gets in',
    cell: ({ conference }) => (conference ? wayIn(conference) : <Absent>Nobody: it was deleted</Absent>),
    sortBy: ({ conference }) => (conference ? wayIn(conference) : ''),
  },
  {
    key: 'recorded',
    header: 'Recorded',
    cell: ({ conference }) => (conference?.record ? 'Always' : 'On request'),
  },
];

/** Names that are shown; of more, only how many they are. */
const namesShown = 4;

function Now({ live }: { live: Room | null }) {
  if (!live || live.members.length === 0) return <Absent>Nobody</Absent>;
  const { members } = live;
  const more = members.length - namesShown;
  return (
    <div className={styles.now}>
      <span>
        {countOf(members)}
        <span className={styles.names}>
          :{' '}
          {members.slice(0, namesShown).map((member, at) => (
            <Fragment key={member.id}>
              {at > 0 && ', '}
              <bdi>{callNameOf(member)}</bdi>
            </Fragment>
          ))}
          {more > 0 && ` and ${more} more`}
        </span>
      </span>
      {badgesOf(live).map((badge) => (
        <StateBadge key={badge.label} {...badge} />
      ))}
    </div>
  );
}

const keyOf = ({ number }: Room) => number;

/** The conferences there are, and who talks in them now. */
export function ConferencesPage() {
  const conferences = useQuery(query('listConferences', {}));
  const live = useQuery(query('listLiveConferences', {}));
  useAnnouncedChanges(live.data?.items, keyOf, tellCount);
  return (
    <Page
      title="Conferences"
      lead="Numbers that several people dial to talk with each other, and who does so now."
      action={
        <Button
          component={Link}
          to="/admin/conferences/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a conference
        </Button>
      }
    >
      <Loaded query={conferences}>
        {({ items }) => (
          <DataTable
            caption="Conferences"
            columns={columns}
            rows={rowsOf(items, live.data?.items ?? [])}
            rowKey={({ number }) => number}
            initialSorting={{ key: 'number', direction: 'ascending' }}
            empty={
              <EmptyState icon={IconUsersGroup} title="No conference yet">
                <p>
                  A conference is a number that several people dial to talk with each other, with a PIN if you like.
                </p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

function rowsOf(conferences: readonly Conference[], rooms: readonly Room[]): Row[] {
  const known = conferences.map((conference) => ({
    number: conference.number,
    conference,
    live: rooms.find(({ number }) => number === conference.number) ?? null,
  }));
  const deleted = rooms.filter(({ number }) => !conferences.some((one) => one.number === number));
  return [...known, ...deleted.map((live) => ({ number: live.number, conference: null, live }))];
}
