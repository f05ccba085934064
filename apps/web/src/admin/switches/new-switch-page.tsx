import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { firstFree } from '../things/first-free.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { type SwitchFields, SwitchForm } from './switch-form.tsx';

/** Adds a day/night switch. */
export function NewSwitchPage() {
  const switches = useQuery(query('listSwitches', {}));
  const add = async (fields: SwitchFields) => {
    const { number, name } = await request('createSwitch', { body: fields });
    return { told: `The switch ${number} ${name} was added.`, page: `/admin/switches/${number}` };
  };
  return (
    <NewThingPage
      title="Add a switch"
      lead="It stands by the hours until somebody turns it."
      list={{ to: '/admin/switches', name: 'Day and night' }}
      submitLabel="Add the switch"
      add={add}
    >
      {(form) => (
        <Loaded query={switches}>
          {({ items }) => <SwitchForm {...form} initial={{ number: firstFree(1, 9999, items) ?? '', name: '' }} />}
        </Loaded>
      )}
    </NewThingPage>
  );
}
