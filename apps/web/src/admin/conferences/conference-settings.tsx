import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { type Conference, type ConferenceFields, changeOf, fieldsOf } from './conference-fields.ts';
import { ConferenceForm } from './conference-form.tsx';
import { useRoom } from './conference-page.tsx';

/** Changes a conference, or deletes it. */
export function ConferenceSettings() {
  const { number } = useRoom();
  const conference = useQuery(query('getConference', { params: { key: number } }));
  return (
    <Loaded query={conference}>
      {(found) => (
        <>
          <Section title="Settings">
            {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
            <SettingsForm key={found.updated_at} conference={found} />
          </Section>
          <Section title="Delete this conference">
            <DeleteThing
              kind="conference"
              id={number}
              name={found.name}
              noun="conference"
              loss={`The number ${number}, its PINs and settings are lost. Nobody who is in it is cut off, and its recordings stay.`}
              remove={async () => {
                await request('deleteConference', { params: { key: number } });
              }}
              list="/admin/conferences"
            />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function SettingsForm({ conference }: { conference: Conference }) {
  const queries = useQueryClient();
  const tellChange = useTellChange();
  const params = { key: conference.number };
  const save = async (fields: ConferenceFields) => {
    const saved = await request('changeConference', { params, body: changeOf(fields) });
    queries.setQueryData(query('getConference', { params }).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ['getConferenceRoom'] });
    tellChange(`The conference ${saved.name} was changed.`);
  };
  return <ConferenceForm initial={fieldsOf(conference)} submitLabel="Save changes" send={save} number={null} />;
}
