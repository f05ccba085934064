import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { type ConferenceFields, changeOf, fieldsOf } from './conference-fields.ts';
import { ConferenceForm } from './conference-form.tsx';
import { useRoom } from './conference-page.tsx';

/** Changes a conference, or deletes it. */
export function ConferenceSettings() {
  const { number } = useRoom();
  const conference = useQuery(query('getConference', { params: { key: number } }));
  const change = async (fields: ConferenceFields) => {
    const saved = await request('changeConference', { params: { key: number }, body: changeOf(fields) });
    return `The conference ${saved.name} was changed.`;
  };
  return (
    <Loaded query={conference}>
      {(found) => (
        <>
          <ThingSettings thing={found} change={change}>
            {(form) => <ConferenceForm {...form} initial={fieldsOf(found)} />}
          </ThingSettings>
          <DeleteThing
            kind="conference"
            id={number}
            name={found.name}
            noun="conference"
            loss={`The number ${number}, its PINs and settings are lost. Nobody who is in it is cut off, and its recordings stay.`}
            remove={() => request('deleteConference', { params: { key: number } })}
            list="/admin/conferences"
          />
        </>
      )}
    </Loaded>
  );
}
