import { Button } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import type { Trunk } from './trunk-fields.ts';
import { type TrunkState, tellTrunkChange, trunkStateBadges } from './trunk-state.ts';

interface Row {
  readonly trunk: Trunk;
  readonly state: TrunkState | undefined;
}

const columns: [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'name',
    header: 'Trunk',
    cell: ({ trunk }) => (
      <Link to={`/admin/trunks/${trunk.id}`}>
        <bdi>{trunk.name}</bdi>
      </Link>
    ),
    sortBy: ({ trunk }) => trunk.name,
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => (
      <>
        <StateBadge {...trunkStateBadges[state?.state ?? 'checking']} />
        {state?.reason && <div>{state.reason}</div>}
      </>
    ),
    sortBy: ({ state }) => trunkStateBadges[state?.state ?? 'checking'].label,
  },
  { key: 'host', header: 'Leads to', cell: ({ trunk }) => <bdi>{trunk.host}</bdi>, sortBy: ({ trunk }) => trunk.host },
];

const keyOf = ({ trunk }: TrunkState) => trunk;

/** The lines to telephone companies and other systems, and whether they work. */
export function TrunksPage() {
  const trunks = useQuery(query('listTrunks', {}));
  const states = useQuery(query('listTrunkStates', {}));
  useAnnouncedChanges(states.data?.items, keyOf, tellTrunkChange);
  const stateOf = (id: string) => states.data?.items.find(({ trunk }) => trunk === id);
  return (
    <Page
      title="Trunks"
      lead="The lines to telephone companies and to other systems, and whether they work."
      action={
        <Button
          component={Link}
          to="/admin/trunks/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a trunk
        </Button>
      }
    >
      <Loaded query={trunks}>
        {({ items }) => (
          <DataTable
            caption="Trunks"
            columns={columns}
            rows={items.map((trunk) => ({ trunk, state: stateOf(trunk.id) }))}
            rowKey={({ trunk }) => trunk.id}
            initialSorting={{ key: 'name', direction: 'ascending' }}
            empty={
              <EmptyState icon={IconRoute} title="No trunk yet">
                <p>A trunk is a line to a telephone company. Add one to call, and be called from, outside.</p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
