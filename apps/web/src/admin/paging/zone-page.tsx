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
import { WhereUsed } from '../where-used/where-used.tsx';
import { PageNow } from './page-now.tsx';
import { fieldsOf, type ZoneAnswer, type ZoneFields, zoneOf } from './zone-fields.ts';
import { ZoneFormView } from './zone-form.tsx';

/** One paging zone: a page to try it, and its settings. */
export function PagingZonePage() {
  const { number = '' } = useParams();
  const zone = useQuery(query('getPagingZone', { params: { key: number } }));
  if (zone.error instanceof ApiProblem && zone.error.status === 404) return <NotFoundPage />;
  return <Loaded query={zone}>{(found) => <KnownZone zone={found} />}</Loaded>;
}

function KnownZone({ zone }: { zone: ZoneAnswer }) {
  const tellChange = useTellChange();
  const { number, name } = zone;
  const save = async (fields: ZoneFields) => {
    const { number: _, ...body } = zoneOf(fields);
    const saved = await request('changePagingZone', { params: { key: number }, body });
    tellChange(`The paging zone ${saved.name} was changed.`);
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
              No announcement is played to it at fixed times.{' '}
              <Link to="/admin/scheduled-pages/new">Schedule an announcement</Link>.
            </p>
          }
        />
      </Section>
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <ZoneFormView
          key={zone.updated_at}
          initial={fieldsOf(zone)}
          submitLabel="Save changes"
          send={save}
          number={null}
        />
      </Section>
      <Section title="Delete this zone">
        <DeleteThing
          kind="paging-zone"
          id={number}
          name={name}
          noun="paging zone"
          loss={`${number} pages nobody any more. Its phones keep their own numbers.`}
          remove={() => request('deletePagingZone', { params: { key: number } })}
          list="/admin/paging-zones"
        />
      </Section>
    </Page>
  );
}
