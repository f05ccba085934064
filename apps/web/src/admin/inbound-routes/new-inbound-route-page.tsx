import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { type InboundFields, newFields, routeOf } from './inbound-fields.ts';
import { InboundForm } from './inbound-form.tsx';

/** Adds a number that can be called from outside. */
export function NewInboundRoutePage() {
  const add = async (fields: InboundFields) => {
    const { name } = await request('createInboundRoute', { body: routeOf(fields) });
    return { told: `The inbound route ${name} was added.`, page: '/admin/inbound-routes' };
  };
  return (
    <NewThingPage
      title="Add an inbound route"
      lead="Where calls from outside go, by the number that was called."
      list={{ to: '/admin/inbound-routes', name: 'Inbound routes' }}
      submitLabel="Add the route"
      add={add}
    >
      {(form) => <InboundForm {...form} initial={newFields} />}
    </NewThingPage>
  );
}
