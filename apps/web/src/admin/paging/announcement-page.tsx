import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { type AnnouncementAnswer, type AnnouncementFields, announcementOf, fieldsOf } from './announcement-fields.ts';
import { AnnouncementFormView } from './announcement-form.tsx';
import { NextTime } from './next-time.tsx';

/** Changes when an announcement is played, and what. */
export function ScheduledPagePage() {
  const { id = '' } = useParams();
  const page = useQuery(query('getScheduledPage', { params: { key: id } }));
  return <Found query={page}>{(found) => <KnownAnnouncement page={found} />}</Found>;
}

function KnownAnnouncement({ page }: { page: AnnouncementAnswer }) {
  const { id, name } = page;
  const change = async (fields: AnnouncementFields) => {
    const { id: _, ...body } = announcementOf(fields);
    const saved = await request('changeScheduledPage', { params: { key: id }, body });
    return `The announcement ${saved.name} was changed.`;
  };
  return (
    <Page
      title={name}
      above={<Link to="/admin/paging-zones">Paging</Link>}
      lead={
        <>
          Played next: <NextTime page={page} />
        </>
      }
    >
      <ThingSettings thing={page} change={change}>
        {(form) => <AnnouncementFormView {...form} initial={fieldsOf(page)} />}
      </ThingSettings>
      <DeleteThing
        kind="scheduled-page"
        id={id}
        name={name}
        noun="announcement"
        loss="It is not played any more. Its prompt stays."
        remove={() => request('deleteScheduledPage', { params: { key: id } })}
        list="/admin/paging-zones"
      />
    </Page>
  );
}
