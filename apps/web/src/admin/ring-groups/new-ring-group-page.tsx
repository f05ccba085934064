import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { TextField } from '../../design/fields.tsx';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { newFields, type RingGroupFields, ringGroupOf } from './ring-group-fields.ts';
import { RingGroupForm } from './ring-group-form.tsx';

/** Adds a ring group. */
export function NewRingGroupPage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const add = async (fields: RingGroupFields) => {
    const { number, name } = await request('createRingGroup', { body: ringGroupOf(fields) });
    tellChange(`The ring group ${number} ${name} was added.`);
    await navigate('/admin/ring-groups');
  };
  return (
    <Page
      title="Add a ring group"
      lead="A number behind which several phones ring; who answers first takes the call."
      above={<Link to="/admin/ring-groups">Ring groups</Link>}
    >
      <RingGroupForm
        initial={newFields}
        submitLabel="Add the ring group"
        cancel={<Link to="/admin/ring-groups">Cancel</Link>}
        send={add}
        number={(form) => (
          <TextField
            form={form}
            name="number"
            label="Number"
            hint="What is dialled, for example 600."
            inputMode="numeric"
            width="short"
            autoComplete="off"
          />
        )}
      />
    </Page>
  );
}
