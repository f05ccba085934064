import { thingKinds } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { TextField } from '../../design/fields.tsx';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { type ConferenceFields, conferenceOf, fieldsOf, nextFreeRoom } from './conference-fields.ts';
import { ConferenceForm } from './conference-form.tsx';

const initial = {
  ...fieldsOf(thingKinds.conference.schema.parse({ number: '2000', name: 'Conference' })),
  number: '',
  name: '',
};

/** Adds a conference, then shows its room. */
export function NewConferencePage() {
  const tellChange = useTellChange();
  const navigate = useNavigate();
  const { data: conferences } = useQuery(query('listConferences', {}));
  const free = conferences && nextFreeRoom(conferences.items.map(({ number }) => number));
  const add = async (fields: ConferenceFields) => {
    const { number, name } = await request('createConference', { body: conferenceOf(fields) });
    tellChange(`The conference ${number} ${name} was added.`);
    await navigate(`/admin/conferences/${number}`);
  };
  return (
    <Page
      title="Add a conference"
      lead="A number that several people dial to talk with each other."
      above={<Link to="/admin/conferences">Conferences</Link>}
    >
      <ConferenceForm
        initial={initial}
        submitLabel="Add the conference"
        cancel={<Link to="/admin/conferences">Cancel</Link>}
        send={add}
        number={(form) => (
          <TextField
            form={form}
            name="number"
            label="Number"
            hint={`What is dialled, for example 2001.${free ? ` ${free} is free.` : ''}`}
            inputMode="numeric"
            width="short"
            autoComplete="off"
          />
        )}
      />
    </Page>
  );
}
