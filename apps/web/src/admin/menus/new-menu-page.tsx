import { identifierFrom } from '@flexpbx/domain';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { type MenuFields, menuOf, newFields } from './menu-fields.ts';
import { MenuForm } from './menu-form.tsx';

/** Adds a menu. */
export function NewMenuPage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const add = async (fields: MenuFields) => {
    const { name } = await request('createMenu', { body: menuOf(fields) });
    tellChange(`The menu ${name} was added.`);
    await navigate('/admin/menus');
  };
  return (
    <Page
      title="Add a menu"
      lead="An auto attendant: it says what can be chosen and does what the caller’s keys say."
      above={<Link to="/admin/menus">Menus</Link>}
    >
      <MenuForm
        initial={newFields}
        toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the menu"
        cancel={<Link to="/admin/menus">Cancel</Link>}
        send={add}
      />
    </Page>
  );
}
