import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { changeOf, fieldsOf, type OutboundRoute, type RouteFields } from './outbound-fields.ts';
import { RouteForm } from './route-form.tsx';

/** Changes an outbound route, or deletes it. */
export function OutboundRoutePage() {
  const { id = '' } = useParams();
  const route = useQuery(query('getOutboundRoute', { params: { key: id } }));
  if (route.error instanceof ApiProblem && route.error.status === 404) return <NotFoundPage />;
  return <Loaded query={route}>{(found) => <KnownRoute route={found} />}</Loaded>;
}

function KnownRoute({ route }: { route: OutboundRoute }) {
  const tellChange = useTellChange();
  const { id, name } = route;
  const save = async (fields: RouteFields) => {
    const saved = await request('changeOutboundRoute', { params: { key: id }, body: changeOf(fields) });
    tellChange(`The outbound route ${saved.name} was changed.`);
  };
  return (
    <Page title={name} above={<Link to="/admin/outbound-routes">Outbound routes</Link>}>
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <RouteForm
          key={route.updated_at}
          initial={fieldsOf(route)}
          toFields={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this route">
        <DeleteThing
          kind="outbound-route"
          id={id}
          name={name}
          noun="outbound route"
          loss="Numbers that only this route takes can’t be called any more. Calls that go on are not cut."
          remove={() => request('deleteOutboundRoute', { params: { key: id } })}
          list="/admin/outbound-routes"
        />
      </Section>
    </Page>
  );
}
