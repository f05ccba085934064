import { inOrderOfAsking } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconPhoneIncoming, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { DestinationName } from '../../telephony/destination-name.tsx';
import type { Places } from '../../telephony/destinations.ts';
import { usePlaces } from '../../telephony/use-places.ts';
import { OpenNow } from '../schedules/open-now.tsx';
import type { Schedule } from '../schedules/schedule-fields.ts';
import { type SwitchStateAnswer, switchBadges } from '../switches/switch-state.ts';
import { useSwitchStates } from '../switches/use-switch-states.ts';
import type { InboundRoute } from './inbound-fields.ts';
import styles from './inbound-routes.module.css';

/** Numbers that can be called from outside, and where they lead. */
export function InboundRoutesPage() {
  const routes = useQuery(query('listInboundRoutes', {}));
  const schedules = useQuery(query('listSchedules', {}));
  const stateOf = useSwitchStates();
  const places = usePlaces();
  return (
    <Page
      title="Inbound routes"
      lead="Where calls from outside go, by the number that was called. The most exact one takes the call: a whole number before the beginning of one, and one for some callers before one for everybody."
      action={
        <Button
          component={Link}
          to="/admin/inbound-routes/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a route
        </Button>
      }
    >
      <Loaded query={routes}>
        {({ items }) => (
          <DataTable
            caption="Inbound routes, in the order they are asked"
            columns={columnsWith(schedules.data?.items ?? [], stateOf, places)}
            rows={inOrder(items)}
            rowKey={({ id }) => id}
            empty={<NoNumber />}
          />
        )}
      </Loaded>
    </Page>
  );
}

function NoNumber() {
  return (
    <EmptyState icon={IconPhoneIncoming} title="No inbound route yet">
      <p>
        Whoever calls from outside hears that the number is not in service. Add the number your telephone company gave
        you and say who it rings. Calls come in by <Link to="/admin/trunks">a trunk</Link>.
      </p>
    </EmptyState>
  );
}

/** As calls ask them; those that are switched off come last. */
function inOrder(routes: readonly InboundRoute[]): InboundRoute[] {
  const asked = inOrderOfAsking(routes);
  const byId = new Map(routes.map((route) => [route.id, route]));
  return [...asked.flatMap(({ id }) => byId.get(id) ?? []), ...routes.filter(({ enabled }) => !enabled)];
}

function columnsWith(
  schedules: readonly Schedule[],
  stateOf: (number: string) => SwitchStateAnswer | undefined,
  places: Places,
): [Column<InboundRoute>, ...Column<InboundRoute>[]] {
  return [
    { key: 'number', header: 'Number', cell: (route) => <Called route={route} /> },
    { key: 'caller', header: 'Callers', cell: ({ caller }) => <Callers caller={caller} /> },
    {
      key: 'hours',
      header: 'Hours',
      cell: (route) => (
        <Hours
          schedule={schedules.find(({ id }) => id === route.schedule)}
          turned={route.switch === null ? undefined : stateOf(route.switch)}
        />
      ),
    },
    { key: 'destination', header: 'Goes to', cell: (route) => <GoesTo route={route} places={places} /> },
  ];
}

function Called({ route: { id, name, number, enabled } }: { route: InboundRoute }) {
  return (
    <>
      <Link to={`/admin/inbound-routes/${id}`}>
        {number === null ? 'Any other number' : <PhoneNumber number={numberText(number)} />}
      </Link>
      <div className={styles.name}>
        <bdi>{name}</bdi>
        {!enabled && ' (switched off)'}
      </div>
    </>
  );
}

function Callers({ caller }: { caller: string | null }) {
  return (
    <div className={styles.callers}>
      {caller === null && <Absent>Everybody</Absent>}
      {caller === 'anonymous' && 'Without a number'}
      {caller !== null && caller !== 'anonymous' && <PhoneNumber number={numberText(caller)} />}
    </div>
  );
}

/** A switch that was turned says it whatever the hours say. */
function Hours({ schedule, turned }: { schedule: Schedule | undefined; turned: SwitchStateAnswer | undefined }) {
  const byHand = turned && turned.state !== 'auto';
  if (!schedule && !byHand) return <Absent>Always open</Absent>;
  return (
    <div>
      {byHand ? (
        <Link to={`/admin/switches/${turned.switch}`}>Switch {turned.switch}</Link>
      ) : (
        <Link to={`/admin/schedules/${schedule?.id}`}>
          <bdi>{schedule?.name}</bdi>
        </Link>
      )}
      <div>{byHand ? <StateBadge {...switchBadges[turned.state]} /> : schedule && <OpenNow schedule={schedule} />}</div>
    </div>
  );
}

function GoesTo({ route, places }: { route: InboundRoute; places: Places }) {
  const canBeClosed = route.schedule !== null || route.switch !== null;
  return (
    <div>
      <DestinationName to={route.destination} places={places} />
      {canBeClosed && (
        <div className={styles.closed}>
          While closed: <DestinationName to={route.closed_destination} places={places} />
        </div>
      )}
    </div>
  );
}

/** `5550*` is written `5550…`. */
function numberText(number: string): string {
  return number.replace(/\*$/, '…');
}
