import { identifierFrom } from '@flexpbx/domain';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { type InboundFields, newFields, routeOf } from './inbound-fields.ts';
import { InboundForm } from './inbound-form.tsx';

/** Adds a number that can be called from outside. */
export function NewInboundRoutePage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const add = async (fields: InboundFields) => {
    const { name } = await request('createInboundRoute', { body: routeOf(fields) });
    tellChange(`The inbound route ${name} was added.`);
    await navigate('/admin/inbound-routes');
  };
  return (
    <Page
      title="Add an inbound route"
      lead="Where calls from outside go, by the number that was called."
      above={<Link to="/admin/inbound-routes">Inbound routes</Link>}
    >
      <InboundForm
        initial={newFields}
        toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the route"
        cancel={<Link to="/admin/inbound-routes">Cancel</Link>}
        send={add}
      />
    </Page>
  );
}
