import { suppliedClass } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ResetThing } from '../things/reset-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { allMusic, classOf, fieldsOf, type MusicClass, type MusicFields } from './music.ts';
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
  const { id, name } = music;
  const change = async (fields: MusicFields) => {
    const body = classOf(fields);
    // The supplied music is stored when somebody first changes it.
    if (isStored)
      await request('changeMusicClass', { params: { key: id }, body: { name: body.name, source: body.source } });
    else await request('createMusicClass', { body });
    return `The music ${body.name} was changed.`;
  };
  const remove = () => request('deleteMusicClass', { params: { key: id } });
  return (
    <Page title={name} above={<Link to="/admin/music">Music on hold</Link>}>
      <Section title="Where it is used">
        <WhereUsed
          kind="music-class"
          id={id}
          unused={
            <p>
              Nowhere yet. Choose it for all calls in the <Link to="/admin/call-settings">call settings</Link>, or in
              the settings of an extension, a queue or a conference.
            </p>
          }
        />
      </Section>
      <ThingSettings thing={music} change={change}>
        {(form) => <MusicForm {...form} initial={fieldsOf(music)} />}
      </ThingSettings>
      {id !== suppliedClass && (
        <DeleteThing
          kind="music-class"
          id={id}
          name={name}
          noun="music"
          loss="The choice of tracks and their order are lost. The tracks stay."
          remove={remove}
          list="/admin/music"
          usesAbove
        />
      )}
      {id === suppliedClass && isStored && (
        <ResetThing
          to="the supplied tracks"
          what="Takes back what was changed: the tracks that came with the system are played in any order again."
          reset={remove}
          told="The standard music is the supplied one again."
          list="/admin/music"
        />
      )}
    </Page>
  );
}
