import { identifierFrom } from '@flexpbx/domain';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { showToast } from '../../design/toasts.ts';
import { type AnnouncementFields, announcementOf, newFields } from './announcement-fields.ts';
import { AnnouncementFormView } from './announcement-form.tsx';

/** Schedules an announcement. */
export function NewScheduledPagePage() {
  const navigate = useNavigate();
  const [initial] = useState(newFields);
  const add = async (fields: AnnouncementFields) => {
    const { id, name } = await request('createScheduledPage', { body: announcementOf(fields) });
    showToast({ id: `announcement-${id}`, tone: 'good', text: `The announcement ${name} was added.` });
    await navigate('/admin/paging-zones');
  };
  return (
    <Page
      title="Schedule an announcement"
      lead="A prompt that is played to a paging zone at certain times: a school’s bells, the end of a break, closing time."
      above={<Link to="/admin/paging-zones">Paging</Link>}
    >
      <AnnouncementFormView
        initial={initial}
        toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the announcement"
        cancel={<Link to="/admin/paging-zones">Cancel</Link>}
        send={add}
      />
    </Page>
  );
}
