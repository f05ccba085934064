import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { fieldsOf, type InboundFields, type InboundRoute, routeOf } from './inbound-fields.ts';
import { InboundForm } from './inbound-form.tsx';

/** Changes where calls to a number go, or deletes it. */
export function InboundRoutePage() {
  const { id = '' } = useParams();
  const route = useQuery(query('getInboundRoute', { params: { key: id } }));
  return <Found query={route}>{(found) => <KnownRoute route={found} />}</Found>;
}

function KnownRoute({ route }: { route: InboundRoute }) {
  const { id, name } = route;
  const change = async (fields: InboundFields) => {
    const { id: _, ...body } = routeOf(fields);
    const saved = await request('changeInboundRoute', { params: { key: id }, body });
    return `The inbound route ${saved.name} was changed.`;
  };
  return (
    <Page title={name} above={<Link to="/admin/inbound-routes">Inbound routes</Link>}>
      <ThingSettings thing={route} change={change}>
        {(form) => <InboundForm {...form} initial={fieldsOf(route)} />}
      </ThingSettings>
      <DeleteThing
        kind="inbound-route"
        id={id}
        name={name}
        noun="inbound route"
        loss="Who calls it then reaches what takes any other number, or hears that it is not in service."
        remove={() => request('deleteInboundRoute', { params: { key: id } })}
        list="/admin/inbound-routes"
      />
    </Page>
  );
}
