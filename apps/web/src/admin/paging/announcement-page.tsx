import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { showToast } from '../../design/toasts.ts';
import { DeleteThing } from '../things/delete-thing.tsx';
import { type AnnouncementAnswer, type AnnouncementFields, announcementOf, fieldsOf } from './announcement-fields.ts';
import { AnnouncementFormView } from './announcement-form.tsx';
import { NextTime } from './next-time.tsx';

/** Changes when an announcement is played, and what. */
export function ScheduledPagePage() {
  const { id = '' } = useParams();
  const page = useQuery(query('getScheduledPage', { params: { key: id } }));
  if (page.error instanceof ApiProblem && page.error.status === 404) return <NotFoundPage />;
  return <Loaded query={page}>{(found) => <KnownAnnouncement page={found} />}</Loaded>;
}

function KnownAnnouncement({ page }: { page: AnnouncementAnswer }) {
  const { id, name } = page;
  const save = async (fields: AnnouncementFields) => {
    const { id: _, ...body } = announcementOf(fields);
    const saved = await request('changeScheduledPage', { params: { key: id }, body });
    showToast({ id: `announcement-${id}`, tone: 'good', text: `The announcement ${saved.name} was changed.` });
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
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <AnnouncementFormView
          key={page.updated_at}
          initial={fieldsOf(page)}
          toFields={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this announcement">
        <DeleteThing
          kind="scheduled-page"
          id={id}
          name={name}
          noun="announcement"
          loss="It is not played any more. Its prompt stays."
          remove={() => request('deleteScheduledPage', { params: { key: id } })}
          list="/admin/paging-zones"
        />
      </Section>
    </Page>
  );
}
