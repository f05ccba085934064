import { identifierFrom } from '@flexpbx/domain';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { fieldsOf, type LocationFields, locationOf } from './location-fields.ts';
import { LocationForm } from './location-form.tsx';

/** Adds a place help can be sent to. */
export function NewLocationPage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const add = async (fields: LocationFields) => {
    const { name } = await request('createLocation', { body: locationOf(fields) });
    tellChange(`The location ${name} was added.`);
    await navigate('/admin/emergency/locations');
  };
  return (
    <Page
      title="Add a location"
      lead="Where help has to go when one of its phones calls for it."
      above={<Link to="/admin/emergency/locations">Locations</Link>}
    >
      <LocationForm
        initial={fieldsOf(null)}
        toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the location"
        cancel={<Link to="/admin/emergency/locations">Cancel</Link>}
        send={add}
      />
    </Page>
  );
}
