import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { classOf, fieldsOf, type MusicFields } from './music.ts';
import { MusicForm } from './music-form.tsx';

/** Adds something people can hear while they wait. */
export function NewMusicPage() {
  const add = async (fields: MusicFields) => {
    const { name } = await request('createMusicClass', { body: classOf(fields) });
    return { told: `The music ${name} was added.`, page: '/admin/music' };
  };
  return (
    <NewThingPage
      title="Add music"
      lead="Something people can hear while they wait."
      list={{ to: '/admin/music', name: 'Music on hold' }}
      submitLabel="Add the music"
      add={add}
    >
      {(form) => <MusicForm {...form} initial={fieldsOf(null)} />}
    </NewThingPage>
  );
}
