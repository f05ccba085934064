import { identifierFrom } from '@flexpbx/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { followChange } from '../configuration/follow-change.ts';
import { classOf, fieldsOf } from './music.ts';
import { MusicForm } from './music-form.tsx';

/** Adds something people can hear while they wait. */
export function NewMusicPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <Page title="Add music" lead="Something people can hear while they wait.">
      <MusicForm
        initial={fieldsOf(null)}
        toBody={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the music"
        cancel={<Link to="/admin/music">Cancel</Link>}
        send={async (fields) => {
          const { name } = await request('createMusicClass', { body: classOf(fields) });
          void queries.invalidateQueries({ queryKey: ['listMusicClasses'] });
          void followChange(queries, `The music ${name} was added.`);
          await navigate('/admin/music');
        }}
      />
    </Page>
  );
}
