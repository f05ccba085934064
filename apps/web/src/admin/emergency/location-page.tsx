import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { WhereUsed } from '../where-used/where-used.tsx';
import { changeOf, fieldsOf, type Location, type LocationFields } from './location-fields.ts';
import { LocationForm } from './location-form.tsx';

/** Changes a location, or deletes it. */
export function LocationPage() {
  const { id = '' } = useParams();
  const location = useQuery(query('getLocation', { params: { key: id } }));
  if (location.error instanceof ApiProblem && location.error.status === 404) return <NotFoundPage />;
  return <Loaded query={location}>{(found) => <KnownLocation location={found} />}</Loaded>;
}

function KnownLocation({ location }: { location: Location }) {
  const queries = useQueryClient();
  const tellChange = useTellChange();
  const { id, name } = location;
  const params = { key: id };
  const save = async (fields: LocationFields) => {
    const saved = await request('changeLocation', { params, body: changeOf(fields) });
    queries.setQueryData(query('getLocation', { params }).queryKey, saved);
    tellChange(`The location ${saved.name} was changed.`);
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
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <LocationForm
          key={location.updated_at}
          initial={fieldsOf(location)}
          toFields={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this location">
        <DeleteThing
          kind="location"
          id={id}
          name={name}
          noun="location"
          loss="Its address and number are lost."
          remove={async () => {
            await request('deleteLocation', { params });
          }}
          list="/admin/emergency/locations"
        />
      </Section>
    </Page>
  );
}
