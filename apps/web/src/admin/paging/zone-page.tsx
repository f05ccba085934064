import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { PageNow } from './page-now.tsx';
import { fieldsOf, type ZoneAnswer, type ZoneFields, zoneOf } from './zone-fields.ts';
import { ZoneFormView } from './zone-form.tsx';

/** One paging zone: a page to try it, and its settings. */
export function PagingZonePage() {
  const { number = '' } = useParams();
  const zone = useQuery(query('getPagingZone', { params: { key: number } }));
  return <Found query={zone}>{(found) => <KnownZone zone={found} />}</Found>;
}

function KnownZone({ zone }: { zone: ZoneAnswer }) {
  const { number, name } = zone;
  const change = async (fields: ZoneFields) => {
    const { number: _, ...body } = zoneOf(fields);
    const saved = await request('changePagingZone', { params: { key: number }, body });
    return `The paging zone ${saved.name} was changed.`;
  };
  return (
    <Page
      title={`${number} ${name}`}
      above={<Link to="/admin/paging-zones">Paging</Link>}
      lead={`Dial ${number} on any phone that may, and speak after the tone.`}
    >
      <Section title="Page now">
        <PageNow zone={number} />
      </Section>
      <Section title="Where it is used">
        <WhereUsed
          kind="paging-zone"
          id={number}
          unused={
            <p>
              It is reached by its number alone. <Link to="/admin/menus">A menu</Link> can lead to it as well, and
              announcements can be played at fixed times:{' '}
              <Link to="/admin/scheduled-pages/new">Schedule an announcement</Link>.
            </p>
          }
        />
      </Section>
      <ThingSettings thing={zone} change={change}>
        {(form) => <ZoneFormView {...form} initial={fieldsOf(zone)} />}
      </ThingSettings>
      <DeleteThing
        kind="paging-zone"
        id={number}
        name={name}
        noun="paging zone"
        loss={`${number} pages nobody any more. Its phones keep their own numbers.`}
        remove={() => request('deletePagingZone', { params: { key: number } })}
        list="/admin/paging-zones"
        usesAbove
      />
    </Page>
  );
}
