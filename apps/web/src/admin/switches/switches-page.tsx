import { Button } from '@mantine/core';
import { IconPlus, IconSunMoon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { Page } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { type Switch, type SwitchStateAnswer, switchBadges } from './switch-state.ts';
import { TurnSwitch } from './turn-switch.tsx';
import { useSwitchStates } from './use-switch-states.ts';

interface Row {
  readonly of: Switch;
  readonly state: SwitchStateAnswer | undefined;
}

const columns: [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'name',
    header: 'Switch',
    cell: ({ of: { number, name } }) => (
      <Link to={`/admin/switches/${number}`}>
        {number} <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ of: { number } }) => Number(number),
  },
  {
    key: 'state',
    header: 'Now',
    cell: ({ state }) => state && <StateBadge {...switchBadges[state.state]} />,
  },
  {
    key: 'dial',
    header: 'Dial to turn it',
    cell: ({ state }) => state && (state.dial ? <kbd>{state.dial}</kbd> : <Absent>Code switched off</Absent>),
  },
  { key: 'changed', header: 'Turned', cell: ({ state }) => state && <LastTurned state={state} /> },
  { key: 'turn', header: 'Set it to', cell: ({ of, state }) => <TurnSwitch of={of} state={state?.state} /> },
];

/** When a switch was last turned, and by whom. */
export function LastTurned({ state: { changed_at, changed_by, source } }: { state: SwitchStateAnswer }) {
  if (changed_at === null) return <Absent>Never</Absent>;
  return (
    <div>
      <Moment at={changed_at} />
      {changed_by !== null && (
        <>
          {' '}
          by <bdi>{changed_by}</bdi>
        </>
      )}
      {source === 'phone' && ', at a phone'}
    </div>
  );
}

/** Switches that open and close inbound routes by hand, and how they stand. */
export function SwitchesPage() {
  const switches = useQuery(query('listSwitches', {}));
  const stateOf = useSwitchStates();
  return (
    <Page
      title="Day and night"
      lead="Switches that open or close inbound routes by hand, whatever the hours say: here, by a code, or by a lamp key of a phone."
      action={
        <Button
          component={Link}
          to="/admin/switches/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a switch
        </Button>
      }
    >
      <Loaded query={switches}>
        {({ items }) => (
          <DataTable
            caption="Day/night switches"
            columns={columns}
            rows={items.map((of) => ({ of, state: stateOf(of.number) }))}
            rowKey={({ of: { number } }) => number}
            empty={
              <EmptyState icon={IconSunMoon} title="No switch yet">
                <p>
                  With a switch the last one to leave sets the phones to night. Add one, then choose it in{' '}
                  <Link to="/admin/inbound-routes">an inbound route</Link>.
                </p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
