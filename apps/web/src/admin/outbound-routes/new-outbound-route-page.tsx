import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { newFields, type RouteFields, routeOf } from './outbound-fields.ts';
import { RouteForm } from './route-form.tsx';

/** Adds a route; it comes last in order. */
export function NewOutboundRoutePage() {
  const add = async (fields: RouteFields) => {
    const { name } = await request('createOutboundRoute', { body: routeOf(fields) });
    return { told: `The outbound route ${name} was added.`, page: '/admin/outbound-routes' };
  };
  return (
    <NewThingPage
      title="Add an outbound route"
      lead="Which numbers go outside, and by which trunks. It comes last; others that take the same number are asked first."
      list={{ to: '/admin/outbound-routes', name: 'Outbound routes' }}
      submitLabel="Add the route"
      add={add}
    >
      {(form) => <RouteForm {...form} initial={newFields} />}
    </NewThingPage>
  );
}
