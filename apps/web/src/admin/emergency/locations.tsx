import { placeInWords } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconMapPin, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import type { Location } from './location-fields.ts';
import { Unlocated } from './unlocated.tsx';
import { useLocated } from './use-located.ts';

interface Row {
  readonly location: Location;
  readonly extensions: number;
}

const columns: [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'name',
    header: 'Location',
    cell: ({ location: { id, name } }) => (
      <Link to={`/admin/emergency/locations/${id}`}>
        <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ location }) => location.name,
  },
  { key: 'address', header: 'Help goes to', cell: ({ location }) => <bdi>{placeInWords(location)}</bdi> },
  {
    key: 'elin',
    header: 'Number shown',
    cell: ({ location: { elin } }) =>
      elin === null ? <Absent>None of its own</Absent> : <PhoneNumber number={elin} />,
  },
  {
    key: 'extensions',
    header: 'Extensions',
    align: 'end',
    cell: ({ extensions }) => extensions,
    sortBy: ({ extensions }) => extensions,
  },
];

/** The places help can be sent to, and the extensions that are at none of them. */
export function Locations() {
  const locations = useQuery(query('listLocations', {}));
  const located = useLocated();
  const countAt = (id: string) => located?.filter(({ location }) => location?.id === id).length ?? 0;
  return (
    <>
      <Section
        title="Locations"
        plain
        aside={
          <Button
            component={Link}
            to="/admin/emergency/locations/new"
            data-shortcut="new"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            Add a location
          </Button>
        }
      >
        <Loaded query={locations}>
          {({ items }) => (
            <DataTable
              caption="Locations"
              columns={columns}
              rows={items.map((location) => ({ location, extensions: countAt(location.id) }))}
              rowKey={({ location }) => location.id}
              initialSorting={{ key: 'name', direction: 'ascending' }}
              empty={
                <EmptyState icon={IconMapPin} title="No location yet">
                  <p>
                    A location is the address help is sent to, and the number the emergency centre sees. Add one for
                    each house.
                  </p>
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      <Unlocated />
    </>
  );
}
