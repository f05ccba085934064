import { Button } from '@mantine/core';
import { IconPhoneRinging, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { DestinationName } from '../../telephony/destination-name.tsx';
import { destinationLabel, type Places } from '../../telephony/destinations.ts';
import { usePlaces } from '../../telephony/use-places.ts';
import { type RingGroupAnswer, strategyWords } from './ring-group-fields.ts';

/** Members that are named in the list; of more, only how many they are. */
const namesShown = 4;

/** The ring groups: who rings, how, and where calls go that nobody answers. */
export function RingGroupsPage() {
  const groups = useQuery(query('listRingGroups', {}));
  const places = usePlaces();
  return (
    <Page
      title="Ring groups"
      lead="Numbers behind which several phones ring; who answers first takes the call."
      action={
        <Button
          component={Link}
          to="/admin/ring-groups/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a ring group
        </Button>
      }
    >
      <Loaded query={groups}>
        {({ items }) => (
          <DataTable
            caption="Ring groups"
            columns={columnsWith(places)}
            rows={items}
            rowKey={({ number }) => number}
            initialSorting={{ key: 'number', direction: 'ascending' }}
            empty={
              <EmptyState icon={IconPhoneRinging} title="No ring group yet">
                <p>
                  Add one for every team that shares its calls, and let{' '}
                  <Link to="/admin/inbound-routes">an inbound route</Link> lead to it.
                </p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

function columnsWith(places: Places): [Column<RingGroupAnswer>, ...Column<RingGroupAnswer>[]] {
  return [
    {
      key: 'number',
      header: 'Ring group',
      cell: ({ number, name }) => (
        <Link to={`/admin/ring-groups/${number}`}>
          <PhoneNumber number={number} /> <bdi>{name}</bdi>
        </Link>
      ),
      sortBy: ({ number }) => number,
    },
    { key: 'strategy', header: 'Rings', cell: ({ strategy }) => strategyWords[strategy] },
    { key: 'members', header: 'Members', cell: ({ members }) => <bdi>{namesOf(members, places)}</bdi> },
    {
      key: 'fallback',
      header: 'Not answered',
      cell: ({ fallback }) => <DestinationName to={fallback} places={places} />,
    },
  ];
}

function namesOf(members: RingGroupAnswer['members'], places: Places): string {
  const names = members.slice(0, namesShown).map(({ type, target }) => destinationLabel({ type, target }, places));
  const more = members.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
