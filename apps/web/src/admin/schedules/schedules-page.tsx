import { Button } from '@mantine/core';
import { IconClockHour9, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { OpenNow } from './open-now.tsx';
import { weekInWords } from './opening.ts';
import type { Schedule } from './schedule-fields.ts';
import styles from './schedules.module.css';

const columns: [Column<Schedule>, ...Column<Schedule>[]] = [
  {
    key: 'name',
    header: 'Schedule',
    cell: ({ id, name }) => (
      <Link to={`/admin/schedules/${id}`}>
        <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ name }) => name,
  },
  { key: 'now', header: 'Now', cell: (schedule) => <OpenNow schedule={schedule} /> },
  { key: 'hours', header: 'Hours', cell: ({ hours }) => <Week hours={hours} /> },
  { key: 'zone', header: 'Time zone', cell: ({ time_zone }) => time_zone.replaceAll('_', ' ') },
  {
    key: 'holidays',
    header: 'Holidays',
    cell: ({ holidays }) => (holidays.length === 0 ? <Absent>None</Absent> : holidays.length),
  },
];

function Week({ hours }: Pick<Schedule, 'hours'>) {
  if (hours.length === 0) return <Absent>None</Absent>;
  return (
    <ul className={styles.week}>
      {weekInWords(hours).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Hours of a week that inbound routes go by, and whether they are open now. */
export function SchedulesPage() {
  const schedules = useQuery(query('listSchedules', {}));
  return (
    <Page
      title="Hours and holidays"
      lead="When you are open. Inbound routes lead elsewhere while you are closed."
      action={
        <Button
          component={Link}
          to="/admin/schedules/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a schedule
        </Button>
      }
    >
      <Loaded query={schedules}>
        {({ items }) => (
          <DataTable
            caption="Schedules"
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState icon={IconClockHour9} title="No hours yet">
                <p>
                  Without them every inbound route is always open. Add your office hours, then choose them in{' '}
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
