import { thingKinds } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { ChoiceField, TextField } from '../../design/fields.tsx';
import { OrderedListField } from '../../design/ordered-list-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { checkFields, classOf, type MusicFields, trackOptions } from './music.ts';

/** The form of what those on hold hear. */
export function MusicForm(props: ThingFormProps<MusicFields>) {
  const tracks = useQuery(query('listMusicTracks', {}));
  return (
    <ThingForm {...props} schema={thingKinds['music-class'].schema} toBody={classOf} check={checkFields}>
      {(form) => (
        <>
          <TextField form={form} name="name" label="Name" hint="For example “Jazz” or “Radio”." autoComplete="off" />
          <ChoiceField
            form={form}
            name="type"
            label="What is played"
            options={[
              { value: 'tracks', label: 'Tracks', hint: 'Files of yours, or those that come with the system.' },
              {
                value: 'stream',
                label: 'A radio stream',
                hint: 'From Icecast or Shoutcast. While it is away, a track is played.',
              },
            ]}
          />
          {form.values.type === 'stream' ? (
            <TextField
              form={form}
              name="url"
              label="Address of the stream"
              hint="For example http://radio.school.net:8000/live.mp3"
              autoComplete="off"
            />
          ) : (
            <>
              <OrderedListField
                form={form}
                name="tracks"
                label="Tracks"
                options={trackOptions(tracks.data?.items ?? [])}
                addLabel="Add a track"
                empty="No track yet."
              />
              <ChoiceField
                form={form}
                name="order"
                label="Order"
                options={[
                  { value: 'random', label: 'Any order', hint: 'Who calls twice does not hear the same beginning.' },
                  { value: 'listed', label: 'As listed' },
                ]}
              />
            </>
          )}
        </>
      )}
    </ThingForm>
  );
}
