import { identifierFrom } from '@flexpbx/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { followChange } from '../configuration/follow-change.ts';
import { newFields, type RouteFields, routeOf } from './outbound-fields.ts';
import { RouteForm } from './route-form.tsx';

/** Adds a route; it comes last in order. */
export function NewOutboundRoutePage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const add = async (fields: RouteFields) => {
    const { name } = await request('createOutboundRoute', { body: routeOf(fields) });
    void queries.invalidateQueries({ queryKey: ['listOutboundRoutes'] });
    void followChange(queries, `The outbound route ${name} was added.`);
    await navigate('/admin/outbound-routes');
  };
  return (
    <Page
      title="Add an outbound route"
      lead="Which numbers go outside, and by which trunks. It comes last; others that take the same number are asked first."
      above={<Link to="/admin/outbound-routes">Outbound routes</Link>}
    >
      <RouteForm
        initial={newFields}
        toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the route"
        cancel={<Link to="/admin/outbound-routes">Cancel</Link>}
        send={add}
      />
    </Page>
  );
}
