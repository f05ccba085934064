import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { fieldsOf, type MenuAnswer, type MenuFields, menuOf } from './menu-fields.ts';
import { MenuForm } from './menu-form.tsx';

/** Changes what a menu says and what its keys do, or deletes it. */
export function MenuPage() {
  const { id = '' } = useParams();
  const menu = useQuery(query('getMenu', { params: { key: id } }));
  if (menu.error instanceof ApiProblem && menu.error.status === 404) return <NotFoundPage />;
  return <Loaded query={menu}>{(found) => <KnownMenu menu={found} />}</Loaded>;
}

function KnownMenu({ menu }: { menu: MenuAnswer }) {
  const tellChange = useTellChange();
  const { id, name } = menu;
  const save = async (fields: MenuFields) => {
    const { id: _, ...body } = menuOf(fields);
    const saved = await request('changeMenu', { params: { key: id }, body });
    tellChange(`The menu ${saved.name} was changed. The next caller hears it.`);
  };
  return (
    <Page title={name} above={<Link to="/admin/menus">Menus</Link>}>
      <Section title="Settings">
        <MenuForm
          key={menu.updated_at}
          initial={fieldsOf(menu)}
          toFields={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this menu">
        <DeleteThing
          kind="menu"
          id={id}
          name={name}
          noun="menu"
          loss="What its keys do is gone with it."
          remove={() => request('deleteMenu', { params: { key: id } })}
          list="/admin/menus"
        />
      </Section>
    </Page>
  );
}
