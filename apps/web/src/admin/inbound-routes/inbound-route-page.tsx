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
import { fieldsOf, type InboundFields, type InboundRoute, routeOf } from './inbound-fields.ts';
import { InboundForm } from './inbound-form.tsx';

/** Changes where calls to a number go, or deletes it. */
export function InboundRoutePage() {
  const { id = '' } = useParams();
  const route = useQuery(query('getInboundRoute', { params: { key: id } }));
  if (route.error instanceof ApiProblem && route.error.status === 404) return <NotFoundPage />;
  return <Loaded query={route}>{(found) => <KnownRoute route={found} />}</Loaded>;
}

function KnownRoute({ route }: { route: InboundRoute }) {
  const tellChange = useTellChange();
  const { id, name } = route;
  const save = async (fields: InboundFields) => {
    const { id: _, ...body } = routeOf(fields);
    const saved = await request('changeInboundRoute', { params: { key: id }, body });
    tellChange(`The inbound route ${saved.name} was changed.`);
  };
  return (
    <Page title={name} above={<Link to="/admin/inbound-routes">Inbound routes</Link>}>
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <InboundForm
          key={route.updated_at}
          initial={fieldsOf(route)}
          toFields={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this route">
        <DeleteThing
          kind="inbound-route"
          id={id}
          name={name}
          noun="inbound route"
          loss="Who calls it then reaches what takes any other number, or hears that it is not in service."
          remove={() => request('deleteInboundRoute', { params: { key: id } })}
          list="/admin/inbound-routes"
        />
      </Section>
    </Page>
  );
}
