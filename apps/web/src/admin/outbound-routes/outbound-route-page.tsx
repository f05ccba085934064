import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { changeOf, fieldsOf, type OutboundRoute, type RouteFields } from './outbound-fields.ts';
import { RouteForm } from './route-form.tsx';

/** Changes an outbound route, or deletes it. */
export function OutboundRoutePage() {
  const { id = '' } = useParams();
  const route = useQuery(query('getOutboundRoute', { params: { key: id } }));
  return <Found query={route}>{(found) => <KnownRoute route={found} />}</Found>;
}

function KnownRoute({ route }: { route: OutboundRoute }) {
  const { id, name } = route;
  const change = async (fields: RouteFields) => {
    const saved = await request('changeOutboundRoute', { params: { key: id }, body: changeOf(fields) });
    return `The outbound route ${saved.name} was changed.`;
  };
  return (
    <Page title={name} above={<Link to="/admin/outbound-routes">Outbound routes</Link>}>
      <ThingSettings thing={route} change={change}>
        {(form) => <RouteForm {...form} initial={fieldsOf(route)} />}
      </ThingSettings>
      <DeleteThing
        kind="outbound-route"
        id={id}
        name={name}
        noun="outbound route"
        loss="Numbers that only this route takes can’t be called any more. Calls that go on are not cut."
        remove={() => request('deleteOutboundRoute', { params: { key: id } })}
        list="/admin/outbound-routes"
      />
    </Page>
  );
}
