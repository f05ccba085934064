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
import { DestinationName } from '../../telephony/destination-name.tsx';
import type { Places } from '../../telephony/destinations.ts';
import { usePlaces } from '../../telephony/use-places.ts';
import { OpenNow } from '../schedules/open-now.tsx';
import type { Schedule } from '../schedules/schedule-fields.ts';
import type { InboundRoute } from './inbound-fields.ts';
import styles from './inbound-routes.module.css';

/** Numbers that can be called from outside, and where they lead. */
export function InboundRoutesPage() {
  const routes = useQuery(query('listInboundRoutes', {}));
  const schedules = useQuery(query('listSchedules', {}));
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
            columns={columnsWith(schedules.data?.items ?? [], places)}
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
    <EmptyState icon={IconPhoneIncoming} title="No number yet">
      <p>
        Whoever calls from outside hears that the number is not in service. Add the route your telephone company gave
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
  places: Places,
): [Column<InboundRoute>, ...Column<InboundRoute>[]] {
  return [
    { key: 'number', header: 'Number', cell: (route) => <Called route={route} /> },
    { key: 'caller', header: 'Callers', cell: ({ caller }) => <Callers caller={caller} /> },
    {
      key: 'hours',
      header: 'Hours',
      cell: ({ schedule }) => {
        const hours = schedules.find(({ id }) => id === schedule);
        return hours ? <Hours schedule={hours} /> : <Absent>Always</Absent>;
      },
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
  if (caller === null) return <Absent>Everybody</Absent>;
  return caller === 'anonymous' ? 'Without a number' : <PhoneNumber number={numberText(caller)} />;
}

function Hours({ schedule }: { schedule: Schedule }) {
  return (
    <>
      <Link to={`/admin/schedules/${schedule.id}`}>
        <bdi>{schedule.name}</bdi>
      </Link>
      <div>
        <OpenNow schedule={schedule} />
      </div>
    </>
  );
}

function GoesTo({ route, places }: { route: InboundRoute; places: Places }) {
  const canBeClosed = route.schedule !== null || route.switch !== null;
  return (
    <>
      <DestinationName to={route.destination} places={places} />
      {canBeClosed && (
        <div className={styles.closed}>
          Closed: <DestinationName to={route.closed_destination} places={places} />
        </div>
      )}
    </>
  );
}

/** `5550*` is written `5550…`. */
function numberText(number: string): string {
  return number.replace(/\*$/, '…');
}
