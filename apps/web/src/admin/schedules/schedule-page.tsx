import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { OpenNow } from './open-now.tsx';
import { fieldsOf, type Schedule, type ScheduleFields, scheduleOf } from './schedule-fields.ts';
import { ScheduleForm } from './schedule-form.tsx';

/** One schedule: whether it is open, what goes by it, and its hours. */
export function SchedulePage() {
  const { id = '' } = useParams();
  const schedule = useQuery(query('getSchedule', { params: { key: id } }));
  return <Found query={schedule}>{(found) => <KnownSchedule schedule={found} />}</Found>;
}

function KnownSchedule({ schedule }: { schedule: Schedule }) {
  const { id, name } = schedule;
  const change = async (fields: ScheduleFields) => {
    const { id: _, ...body } = scheduleOf(fields);
    const saved = await request('changeSchedule', { params: { key: id }, body });
    return `The schedule ${saved.name} was changed.`;
  };
  return (
    <Page
      title={name}
      above={<Link to="/admin/schedules">Hours and holidays</Link>}
      lead={<OpenNow schedule={schedule} />}
    >
      <Section title="Where it is used">
        <WhereUsed
          kind="schedule"
          id={id}
          unused={
            <p>
              Nowhere yet. Choose it in <Link to="/admin/inbound-routes">an inbound route</Link>.
            </p>
          }
        />
      </Section>
      <ThingSettings thing={schedule} change={change}>
        {(form) => <ScheduleForm {...form} initial={fieldsOf(schedule)} />}
      </ThingSettings>
      <DeleteThing
        kind="schedule"
        id={id}
        name={name}
        noun="schedule"
        loss="Its hours and holidays are lost."
        remove={() => request('deleteSchedule', { params: { key: id } })}
        list="/admin/schedules"
        usesAbove
      />
    </Page>
  );
}
