import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { type SwitchFields, SwitchForm } from './switch-form.tsx';

/** Adds a day/night switch. */
export function NewSwitchPage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const switches = useQuery(query('listSwitches', {}));
  const add = async (fields: SwitchFields) => {
    const { name, number } = await request('createSwitch', { body: fields });
    tellChange(`The switch ${name} was added.`);
    await navigate(`/admin/switches/${number}`);
  };
  return (
    <Page
      title="Add a switch"
      lead="It stands by the hours until somebody turns it."
      above={<Link to="/admin/switches">Day and night</Link>}
    >
      <Loaded query={switches}>
        {({ items }) => (
          <SwitchForm
            initial={{ number: firstFree(items.map(({ number }) => number)), name: '' }}
            isNew
            submitLabel="Add the switch"
            cancel={<Link to="/admin/switches">Cancel</Link>}
            send={add}
          />
        )}
      </Loaded>
    </Page>
  );
}

function firstFree(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(String(number))) number++;
  return String(number);
}
