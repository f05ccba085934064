import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { newFields, type ZoneFields, zoneOf } from './zone-fields.ts';
import { ZoneFormView } from './zone-form.tsx';

/** Adds a paging zone. */
export function NewPagingZonePage() {
  const add = async (fields: ZoneFields) => {
    const { number, name } = await request('createPagingZone', { body: zoneOf(fields) });
    return { told: `The paging zone ${number} ${name} was added.`, page: '/admin/paging-zones' };
  };
  return (
    <NewThingPage
      title="Add a paging zone"
      lead="A number to be dialled, and the phones and loudspeakers that then speak."
      list={{ to: '/admin/paging-zones', name: 'Paging' }}
      submitLabel="Add the zone"
      add={add}
    >
      {(form) => <ZoneFormView {...form} initial={newFields} />}
    </NewThingPage>
  );
}
