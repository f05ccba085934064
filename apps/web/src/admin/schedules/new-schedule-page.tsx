import { identifierFrom } from '@flexpbx/domain';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { newFields, type ScheduleFields, scheduleOf } from './schedule-fields.ts';
import { ScheduleForm } from './schedule-form.tsx';

/** Adds hours of a week, to be chosen by inbound routes. */
export function NewSchedulePage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const [initial] = useState(newFields);
  const add = async (fields: ScheduleFields) => {
    const { name } = await request('createSchedule', { body: scheduleOf(fields) });
    tellChange(`The schedule ${name} was added.`);
    await navigate('/admin/schedules');
  };
  return (
    <Page
      title="Add a schedule"
      lead="Hours of a week, and the days that are an exception. An inbound route that has it leads elsewhere while it is closed."
      above={<Link to="/admin/schedules">Hours and holidays</Link>}
    >
      <ScheduleForm
        initial={initial}
        toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the schedule"
        cancel={<Link to="/admin/schedules">Cancel</Link>}
        send={add}
      />
    </Page>
  );
}
