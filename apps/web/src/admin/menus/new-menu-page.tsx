import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { type MenuFields, menuOf, newFields } from './menu-fields.ts';
import { MenuForm } from './menu-form.tsx';

/** Adds a menu. */
export function NewMenuPage() {
  const add = async (fields: MenuFields) => {
    const { name } = await request('createMenu', { body: menuOf(fields) });
    return { told: `The menu ${name} was added.`, page: '/admin/menus' };
  };
  return (
    <NewThingPage
      title="Add a menu"
      lead="An auto attendant: it says what can be chosen and does what the caller’s keys say."
      list={{ to: '/admin/menus', name: 'Menus' }}
      submitLabel="Add the menu"
      add={add}
    >
      {(form) => <MenuForm {...form} initial={newFields} />}
    </NewThingPage>
  );
}
