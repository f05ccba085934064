import { Button } from '@mantine/core';
import { IconBroadcast, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { type AnnouncementAnswer, timesInWords } from './announcement-fields.ts';
import { NextTime } from './next-time.tsx';
import { membersInWords, type ZoneAnswer } from './zone-fields.ts';

const zoneColumns: [Column<ZoneAnswer>, ...Column<ZoneAnswer>[]] = [
  {
    key: 'number',
    header: 'Zone',
    cell: ({ number, name }) => (
      <Link to={`/admin/paging-zones/${number}`}>
        <PhoneNumber number={number} /> <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ number }) => number,
  },
  { key: 'members', header: 'Heard by', cell: (zone) => membersInWords(zone) },
  { key: 'manner', header: 'Manner', cell: mannerOf },
  {
    key: 'callers',
    header: 'May be paged by',
    cell: ({ callers, pin }) =>
      `${callers === null ? 'Every phone' : `${callers.length} extension${callers.length === 1 ? '' : 's'}`}${pin === null ? '' : ', with PIN'}`,
  },
];

function mannerOf({ priority, talkback }: ZoneAnswer): string {
  const words = [...(priority ? ['priority'] : []), ...(talkback ? ['can answer'] : [])].join(', ');
  return words === '' ? 'Hears only' : words.charAt(0).toUpperCase() + words.slice(1);
}

const announcementColumns: [Column<AnnouncementAnswer>, ...Column<AnnouncementAnswer>[]] = [
  {
    key: 'name',
    header: 'Announcement',
    cell: ({ id, name }) => (
      <Link to={`/admin/scheduled-pages/${id}`}>
        <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ name }) => name,
  },
  { key: 'zone', header: 'Zone', cell: ({ zone }) => <PhoneNumber number={zone} /> },
  { key: 'when', header: 'When', cell: timesInWords },
  { key: 'next', header: 'Next', cell: (page) => <NextTime page={page} /> },
];

/** Paging zones, and what is announced in them at certain times. */
export function PagingPage() {
  return (
    <Page
      title="Paging"
      lead="Numbers that make phones and loudspeakers speak: whoever dials one is heard by all of its zone."
      action={
        <Button
          component={Link}
          to="/admin/paging-zones/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a zone
        </Button>
      }
    >
      <Zones />
      <Section title="Scheduled announcements">
        <Announcements />
        <p>
          <Link to="/admin/scheduled-pages/new">Schedule an announcement</Link>
        </p>
      </Section>
    </Page>
  );
}

function Zones() {
  const zones = useQuery(query('listPagingZones', {}));
  return (
    <Loaded query={zones}>
      {({ items }) => (
        <DataTable
          caption="Paging zones"
          columns={zoneColumns}
          rows={items}
          rowKey={({ number }) => number}
          initialSorting={{ key: 'number', direction: 'ascending' }}
          empty={
            <EmptyState icon={IconBroadcast} title="No paging zone yet">
              <p>Add one for each part of the house, for example 9001 for the first floor, and 9999 for all of them.</p>
            </EmptyState>
          }
        />
      )}
    </Loaded>
  );
}

function Announcements() {
  const pages = useQuery(query('listScheduledPages', {}));
  return (
    <Loaded query={pages}>
      {({ items }) => (
        <DataTable
          caption="Scheduled announcements"
          columns={announcementColumns}
          rows={items}
          rowKey={({ id }) => id}
          empty={<p>None yet. Bells, breaks and closing time can be announced by themselves.</p>}
        />
      )}
    </Loaded>
  );
}
