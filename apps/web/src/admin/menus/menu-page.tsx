import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { fieldsOf, type MenuAnswer, type MenuFields, menuOf } from './menu-fields.ts';
import { MenuForm } from './menu-form.tsx';

/** Changes what a menu says and what its keys do, or deletes it. */
export function MenuPage() {
  const { id = '' } = useParams();
  const menu = useQuery(query('getMenu', { params: { key: id } }));
  return <Found query={menu}>{(found) => <KnownMenu menu={found} />}</Found>;
}

function KnownMenu({ menu }: { menu: MenuAnswer }) {
  const { id, name } = menu;
  const change = async (fields: MenuFields) => {
    const { id: _, ...body } = menuOf(fields);
    const saved = await request('changeMenu', { params: { key: id }, body });
    return `The menu ${saved.name} was changed. The next caller hears it.`;
  };
  return (
    <Page title={name} above={<Link to="/admin/menus">Menus</Link>}>
      <Section title="Where it is used">
        <WhereUsed
          kind="menu"
          id={id}
          unused={
            <p>
              Nothing leads to it yet. Choose it in <Link to="/admin/inbound-routes">an inbound route</Link> or another
              menu.
            </p>
          }
        />
      </Section>
      <ThingSettings thing={menu} change={change}>
        {(form) => <MenuForm {...form} initial={fieldsOf(menu)} />}
      </ThingSettings>
      <DeleteThing
        kind="menu"
        id={id}
        name={name}
        noun="menu"
        loss="What its keys do is gone with it."
        remove={() => request('deleteMenu', { params: { key: id } })}
        list="/admin/menus"
        usesAbove
      />
    </Page>
  );
}
