import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { type AnnouncementFields, announcementOf, newFields } from './announcement-fields.ts';
import { AnnouncementFormView } from './announcement-form.tsx';

/** Schedules an announcement. */
export function NewScheduledPagePage() {
  const add = async (fields: AnnouncementFields) => {
    const { name } = await request('createScheduledPage', { body: announcementOf(fields) });
    return { told: `The announcement ${name} was added.`, page: '/admin/paging-zones' };
  };
  return (
    <NewThingPage
      title="Schedule an announcement"
      lead="A prompt that is played to a paging zone at certain times: a school’s bells, the end of a break, closing time."
      list={{ to: '/admin/paging-zones', name: 'Paging' }}
      submitLabel="Add the announcement"
      add={add}
    >
      {(form) => <AnnouncementFormView {...form} initial={newFields()} />}
    </NewThingPage>
  );
}
