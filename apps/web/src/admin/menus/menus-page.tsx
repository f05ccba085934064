import type { MenuAction } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconDialpad, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { DestinationName } from '../../telephony/destination-name.tsx';
import type { Places } from '../../telephony/destinations.ts';
import { usePlaces } from '../../telephony/use-places.ts';
import type { MenuAnswer } from './menu-fields.ts';
import styles from './menus.module.css';

/** The auto attendants: what their keys do, and where calls go when none is pressed. */
export function MenusPage() {
  const menus = useQuery(query('listMenus', {}));
  const places = usePlaces();
  return (
    <Page
      title="Menus"
      lead={
        <>
          Auto attendants: callers choose with the keys of their phones. What they hear are{' '}
          <Link to="/admin/prompts">prompts</Link>. A change is heard by the next caller.
        </>
      }
      action={
        <Button
          component={Link}
          to="/admin/menus/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a menu
        </Button>
      }
    >
      <Loaded query={menus}>
        {({ items }) => (
          <DataTable
            caption="Menus"
            columns={columnsWith(places)}
            rows={items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState icon={IconDialpad} title="No menu yet">
                <p>
                  Add one, say what its keys do, and let <Link to="/admin/inbound-routes">an inbound route</Link> lead
                  to it.
                </p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

function columnsWith(places: Places): [Column<MenuAnswer>, ...Column<MenuAnswer>[]] {
  return [
    {
      key: 'name',
      header: 'Menu',
      cell: ({ id, name }) => (
        <Link to={`/admin/menus/${id}`}>
          <bdi>{name}</bdi>
        </Link>
      ),
      sortBy: ({ name }) => name,
    },
    { key: 'number', header: 'Number', cell: ({ number }) => number ?? <Absent>None</Absent> },
    { key: 'keys', header: 'Keys', cell: (menu) => <Keys menu={menu} places={places} /> },
    {
      key: 'fallback',
      header: 'Without a key',
      cell: ({ fallback }) => <DestinationName to={fallback} places={places} />,
    },
  ];
}

function Keys({ menu: { options }, places }: { menu: MenuAnswer; places: Places }) {
  if (options.length === 0) return <Absent>None</Absent>;
  return (
    <ul className={styles.keyList}>
      {options.map(({ key, action }) => (
        <li key={key}>
          {key}: <ActionName action={action} places={places} />
        </li>
      ))}
    </ul>
  );
}

function ActionName({ action, places }: { action: MenuAction; places: Places }) {
  if (action.type === 'repeat') return 'Say it again';
  if (action.type === 'directory') return 'Spell a name';
  return <DestinationName to={action} places={places} />;
}
