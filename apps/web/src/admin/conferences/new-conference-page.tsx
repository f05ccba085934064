import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { type ConferenceFields, conferenceOf, newFields } from './conference-fields.ts';
import { ConferenceForm } from './conference-form.tsx';

/** Adds a conference, then shows its room. */
export function NewConferencePage() {
  const add = async (fields: ConferenceFields) => {
    const { number, name } = await request('createConference', { body: conferenceOf(fields) });
    return { told: `The conference ${number} ${name} was added.`, page: `/admin/conferences/${number}` };
  };
  return (
    <NewThingPage
      title="Add a conference"
      lead="A number that several people dial to talk with each other."
      list={{ to: '/admin/conferences', name: 'Conferences' }}
      submitLabel="Add the conference"
      add={add}
    >
      {(form) => <ConferenceForm {...form} initial={newFields} />}
    </NewThingPage>
  );
}
