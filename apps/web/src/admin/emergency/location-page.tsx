import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { changeOf, fieldsOf, type Location, type LocationFields } from './location-fields.ts';
import { LocationForm } from './location-form.tsx';

/** Changes a location, or deletes it. */
export function LocationPage() {
  const { id = '' } = useParams();
  const location = useQuery(query('getLocation', { params: { key: id } }));
  return <Found query={location}>{(found) => <KnownLocation location={found} />}</Found>;
}

function KnownLocation({ location }: { location: Location }) {
  const { id, name } = location;
  const params = { key: id };
  const change = async (fields: LocationFields) => {
    const saved = await request('changeLocation', { params, body: changeOf(fields) });
    return `The location ${saved.name} was changed.`;
  };
  return (
    <Page title={name} above={<Link to="/admin/emergency/locations">Locations</Link>}>
      <Section title="Where it is used">
        <WhereUsed
          kind="location"
          id={id}
          unused={<p>Nowhere yet. Choose it in the settings of an extension, or for the whole system.</p>}
        />
      </Section>
      <ThingSettings thing={location} change={change}>
        {(form) => <LocationForm {...form} initial={fieldsOf(location)} />}
      </ThingSettings>
      <DeleteThing
        kind="location"
        id={id}
        name={name}
        noun="location"
        loss="Its address and number are lost."
        remove={() => request('deleteLocation', { params })}
        list="/admin/emergency/locations"
        usesAbove
      />
    </Page>
  );
}
