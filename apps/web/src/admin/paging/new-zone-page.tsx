import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { TextField } from '../../design/fields.tsx';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { newFields, nextFreeZone, type ZoneFields, zoneOf } from './zone-fields.ts';
import { ZoneFormView } from './zone-form.tsx';

/** Adds a paging zone. */
export function NewPagingZonePage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const { data: zones } = useQuery(query('listPagingZones', {}));
  const free = zones && nextFreeZone(zones.items.map(({ number }) => number));
  const add = async (fields: ZoneFields) => {
    const { number, name } = await request('createPagingZone', { body: zoneOf(fields) });
    tellChange(`The paging zone ${number} ${name} was added.`);
    await navigate('/admin/paging-zones');
  };
  return (
    <Page
      title="Add a paging zone"
      lead="A number to be dialled, and the phones and loudspeakers that then speak."
      above={<Link to="/admin/paging-zones">Paging</Link>}
    >
      <ZoneFormView
        initial={newFields}
        submitLabel="Add the zone"
        cancel={<Link to="/admin/paging-zones">Cancel</Link>}
        send={add}
        number={(form) => (
          <TextField
            form={form}
            name="number"
            label="Number"
            hint={`What is dialled, for example 9001.${free ? ` ${free} is free.` : ''}`}
            inputMode="numeric"
            width="short"
            autoComplete="off"
          />
        )}
      />
    </Page>
  );
}
