import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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
import { phoneStateBadges, tellPhoneChange } from '../../telephony/phone-state.ts';
import type { Extension } from './extension-fields.ts';
import styles from './extensions.module.css';
import { matchesSearch } from './search.ts';

const keyOf = (extension: Extension) => extension.number;

const columns: [Column<Extension>, ...Column<Extension>[]] = [
  {
    key: 'number',
    header: 'Extension',
    cell: ({ number, name }) => (
      <Link to={`/admin/extensions/${number}`} className={styles.link ?? ''}>
        <PhoneNumber number={number} /> <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ number }) => number,
  },
  {
    key: 'state',
    header: 'Phone',
    cell: ({ state }) => <StateBadge {...phoneStateBadges[state]} />,
    sortBy: ({ state }) => phoneStateBadges[state].label,
  },
  { key: 'device', header: 'Device', cell: (extension) => <Devices extension={extension} /> },
  {
    key: 'location',
    header: 'Location',
    cell: ({ location }) => (location === null ? <Absent>Not given</Absent> : <bdi>{location}</bdi>),
  },
  {
    key: 'voicemail',
    header: 'Voicemail',
    cell: ({ voicemail }) => (voicemail ? 'Yes' : 'No'),
    sortBy: ({ voicemail }) => (voicemail ? 'Yes' : 'No'),
  },
  {
    key: 'outside',
    header: 'Outside calls',
    cell: ({ allow_external }) => (allow_external ? 'Yes' : 'No'),
    sortBy: ({ allow_external }) => (allow_external ? 'Yes' : 'No'),
  },
];

function Devices({ extension: { registrations } }: { extension: Extension }) {
  const [first, ...others] = registrations;
  if (!first) return <Absent>None</Absent>;
  return (
    <>
      {first.user_agent || 'Unknown device'}
      {others.length > 0 && ` and ${others.length} more`}
    </>
  );
}

/** All extensions and whether their phones are there. */
export function ExtensionsPage() {
  const extensions = useQuery(query('listExtensions', {}));
  const [search, setSearch] = useState('');
  useAnnouncedChanges(extensions.data?.items, keyOf, tellPhoneChange);
  return (
    <Page
      title="Extensions"
      lead="The numbers of the house, and whether the phones behind them are connected."
      action={
        <Button
          component={Link}
          to="/admin/extensions/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add an extension
        </Button>
      }
    >
      <Loaded query={extensions}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconUsers} title="No extension yet">
              <p>
                An extension is a number somebody can be called at, and the phone that rings then. Add one to get what
                its phone needs to connect.
              </p>
            </EmptyState>
          ) : (
            <ExtensionTable
              extensions={items.filter((extension) => matchesSearch(extension, search))}
              search={search}
              setSearch={setSearch}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function ExtensionTable(props: {
  extensions: readonly Extension[];
  search: string;
  setSearch: (search: string) => void;
}) {
  return (
    <>
      <search aria-label="Search extensions">
        <TextInput
          type="search"
          label="Search"
          description="Number, name, device or location"
          data-shortcut="search"
          className={styles.search ?? ''}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={props.search}
          onChange={(event) => props.setSearch(event.currentTarget.value)}
        />
        <p className="visually-hidden" role="status">
          {props.search && `${props.extensions.length} found`}
        </p>
      </search>
      <DataTable
        caption="Extensions"
        columns={columns}
        rows={props.extensions}
        rowKey={keyOf}
        initialSorting={{ key: 'number', direction: 'ascending' }}
        empty={
          <EmptyState icon={IconSearch} title={`Nothing found for “${props.search}”`}>
            <p>Part of a number, a name, a device or a location is enough.</p>
          </EmptyState>
        }
      />
    </>
  );
}
