import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { fieldsOf, type LocationFields, locationOf } from './location-fields.ts';
import { LocationForm } from './location-form.tsx';

/** Adds a place help can be sent to. */
export function NewLocationPage() {
  const add = async (fields: LocationFields) => {
    const { name } = await request('createLocation', { body: locationOf(fields) });
    return { told: `The location ${name} was added.`, page: '/admin/emergency/locations' };
  };
  return (
    <NewThingPage
      title="Add a location"
      lead="Where help has to go when one of its phones calls for it."
      list={{ to: '/admin/emergency/locations', name: 'Locations' }}
      submitLabel="Add the location"
      add={add}
    >
      {(form) => <LocationForm {...form} initial={fieldsOf(null)} />}
    </NewThingPage>
  );
}
