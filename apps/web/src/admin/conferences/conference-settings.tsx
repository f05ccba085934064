import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { followChange } from '../configuration/follow-change.ts';
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
            <DeleteConference conference={found} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function SettingsForm({ conference }: { conference: Conference }) {
  const queries = useQueryClient();
  const params = { key: conference.number };
  const save = async (fields: ConferenceFields) => {
    const saved = await request('changeConference', { params, body: changeOf(fields) });
    queries.setQueryData(query('getConference', { params }).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ['listConferences'] });
    void queries.invalidateQueries({ queryKey: ['getConferenceRoom'] });
    void followChange(queries, `The conference ${saved.name} was changed.`);
  };
  return <ConferenceForm initial={fieldsOf(conference)} submitLabel="Save changes" send={save} number={null} />;
}

function DeleteConference({ conference: { number, name } }: { conference: Conference }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    await request('deleteConference', { params: { key: number } });
    await navigate('/admin/conferences');
    queries.removeQueries({ queryKey: ['getConference', { params: { key: number } }] });
    void queries.invalidateQueries({ queryKey: ['listConferences'] });
    void followChange(queries, `The conference ${name} was deleted.`);
  };
  return (
    <div>
      <p>Nobody who is in it is cut off. A conference that a number leads to can’t be deleted; you are told which.</p>
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
          title={`Delete the conference ${number} ${name}?`}
          confirmLabel={`Delete ${name}`}
          busyLabel="Deleting…"
          confirm={remove}
          close={() => setAsking(false)}
        >
          <p>This can’t be undone. What is lost:</p>
          <ul>
            <li>the number {number}: whoever dials it hears that there is no such number;</li>
            <li>its PINs and settings.</li>
          </ul>
          <p>Recordings stay on the disk, and appear again should a conference get this number again.</p>
        </ConfirmDanger>
      )}
    </div>
  );
}
