import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { WhereUsed } from '../where-used/where-used.tsx';
import { OpenNow } from './open-now.tsx';
import { fieldsOf, type Schedule, type ScheduleFields, scheduleOf } from './schedule-fields.ts';
import { ScheduleForm } from './schedule-form.tsx';

/** One schedule: whether it is open, what goes by it, and its hours. */
export function SchedulePage() {
  const { id = '' } = useParams();
  const schedule = useQuery(query('getSchedule', { params: { key: id } }));
  if (schedule.error instanceof ApiProblem && schedule.error.status === 404) return <NotFoundPage />;
  return <Loaded query={schedule}>{(found) => <KnownSchedule schedule={found} />}</Loaded>;
}

function KnownSchedule({ schedule }: { schedule: Schedule }) {
  const tellChange = useTellChange();
  const { id, name } = schedule;
  const save = async (fields: ScheduleFields) => {
    const { id: _, ...body } = scheduleOf(fields);
    const saved = await request('changeSchedule', { params: { key: id }, body });
    tellChange(`The schedule ${saved.name} was changed.`);
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
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <ScheduleForm
          key={schedule.updated_at}
          initial={fieldsOf(schedule)}
          toFields={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this schedule">
        <DeleteThing
          kind="schedule"
          id={id}
          name={name}
          noun="schedule"
          loss="Its hours and holidays are lost."
          remove={() => request('deleteSchedule', { params: { key: id } })}
          list="/admin/schedules"
        />
      </Section>
    </Page>
  );
}
