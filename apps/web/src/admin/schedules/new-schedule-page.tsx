import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { newFields, type ScheduleFields, scheduleOf } from './schedule-fields.ts';
import { ScheduleForm } from './schedule-form.tsx';

/** Adds hours of a week, to be chosen by inbound routes. */
export function NewSchedulePage() {
  const add = async (fields: ScheduleFields) => {
    const { name } = await request('createSchedule', { body: scheduleOf(fields) });
    return { told: `The schedule ${name} was added.`, page: '/admin/schedules' };
  };
  return (
    <NewThingPage
      title="Add a schedule"
      lead="Hours of a week, and the days that are an exception. An inbound route that has it leads elsewhere while it is closed."
      list={{ to: '/admin/schedules', name: 'Hours and holidays' }}
      submitLabel="Add the schedule"
      add={add}
    >
      {(form) => <ScheduleForm {...form} initial={newFields()} />}
    </NewThingPage>
  );
}
