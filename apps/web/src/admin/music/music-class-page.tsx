import { suppliedClass } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { followChange } from '../configuration/follow-change.ts';
import { allMusic, classOf, fieldsOf, type MusicClass } from './music.ts';
import { MusicForm } from './music-form.tsx';

/** Changes what those on hold hear, or deletes it. */
export function MusicClassPage() {
  const { id } = useParams();
  const classes = useQuery(query('listMusicClasses', {}));
  return (
    <Loaded query={classes}>
      {({ items }) => {
        const music = allMusic(items).find((one) => one.id === id);
        if (!music) return <NotFoundPage />;
        return <EditMusic music={music} isStored={items.some((one) => one.id === id)} />;
      }}
    </Loaded>
  );
}

function EditMusic({ music, isStored }: { music: MusicClass; isStored: boolean }) {
  const queries = useQueryClient();
  const { id } = music;
  const save = async (fields: ReturnType<typeof fieldsOf>) => {
    const { name, source } = classOf(fields);
    // The supplied music is stored when somebody first changes it.
    if (isStored) await request('changeMusicClass', { params: { key: id }, body: { name, source } });
    else await request('createMusicClass', { body: { id, name, source } });
    void queries.invalidateQueries({ queryKey: ['listMusicClasses'] });
    void followChange(queries, `The music ${name} was changed.`);
  };
  return (
    <Page title={music.name} above={<Link to="/admin/music">Music on hold</Link>}>
      <Section title="Settings">
        <MusicForm
          key={music.updated_at}
          initial={fieldsOf(music)}
          toBody={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      {isStored && (
        <Section title={id === suppliedClass ? 'Back to the supplied tracks' : 'Delete this music'}>
          <DeleteMusic music={music} />
        </Section>
      )}
    </Page>
  );
}

function DeleteMusic({ music: { id, name } }: { music: MusicClass }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    await request('deleteMusicClass', { params: { key: id } });
    await navigate('/admin/music');
    void queries.invalidateQueries({ queryKey: ['listMusicClasses'] });
    void followChange(queries, `The music ${name} was deleted.`);
  };
  return (
    <div>
      <p>Its tracks stay. Music that is chosen somewhere can’t be deleted; you are told where.</p>
      <Button
        variant="outline"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Delete {name}
      </Button>
      {asking && (
        <ConfirmDanger
          title={`Delete the music ${name}?`}
          confirmLabel={`Delete ${name}`}
          busyLabel="Deleting…"
          confirm={remove}
          close={() => setAsking(false)}
        >
          <p>The choice of tracks and their order are lost.</p>
        </ConfirmDanger>
      )}
    </div>
  );
}
