import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { newFields, type RingGroupFields, ringGroupOf } from './ring-group-fields.ts';
import { RingGroupForm } from './ring-group-form.tsx';

/** Adds a ring group. */
export function NewRingGroupPage() {
  const add = async (fields: RingGroupFields) => {
    const { number, name } = await request('createRingGroup', { body: ringGroupOf(fields) });
    return { told: `The ring group ${number} ${name} was added.`, page: '/admin/ring-groups' };
  };
  return (
    <NewThingPage
      title="Add a ring group"
      lead="A number behind which several phones ring; who answers first takes the call."
      list={{ to: '/admin/ring-groups', name: 'Ring groups' }}
      submitLabel="Add the ring group"
      add={add}
    >
      {(form) => <RingGroupForm {...form} initial={newFields} />}
    </NewThingPage>
  );
}
