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
import { fieldsOf, type RingGroupAnswer, type RingGroupFields, ringGroupOf } from './ring-group-fields.ts';
import { RingGroupForm } from './ring-group-form.tsx';

/** Changes who rings in a group, or deletes it. */
export function RingGroupPage() {
  const { number = '' } = useParams();
  const group = useQuery(query('getRingGroup', { params: { key: number } }));
  if (group.error instanceof ApiProblem && group.error.status === 404) return <NotFoundPage />;
  return <Loaded query={group}>{(found) => <KnownRingGroup group={found} />}</Loaded>;
}

function KnownRingGroup({ group }: { group: RingGroupAnswer }) {
  const tellChange = useTellChange();
  const { number, name } = group;
  const save = async (fields: RingGroupFields) => {
    const { number: _, ...body } = ringGroupOf(fields);
    const saved = await request('changeRingGroup', { params: { key: number }, body });
    tellChange(`The ring group ${saved.name} was changed. The next call rings so.`);
  };
  return (
    <Page title={`${number} ${name}`} above={<Link to="/admin/ring-groups">Ring groups</Link>}>
      <Section title="Where it is used">
        <p>It rings when {number} is dialled from any phone of the house.</p>
        <WhereUsed
          kind="ring-group"
          id={number}
          unused={
            <p>
              Nothing else leads to it. Choose it in <Link to="/admin/inbound-routes">an inbound route</Link> or{' '}
              <Link to="/admin/menus">a menu</Link>.
            </p>
          }
        />
      </Section>
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <RingGroupForm
          key={group.updated_at}
          initial={fieldsOf(group)}
          submitLabel="Save changes"
          send={save}
          number={null}
        />
      </Section>
      <Section title="Delete this ring group">
        <DeleteThing
          kind="ring-group"
          id={number}
          name={name}
          noun="ring group"
          loss={`The number ${number} rings nobody any more. Its members keep their own numbers.`}
          remove={() => request('deleteRingGroup', { params: { key: number } })}
          list="/admin/ring-groups"
        />
      </Section>
    </Page>
  );
}
