import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { fieldsOf, type RingGroupAnswer, type RingGroupFields, ringGroupOf } from './ring-group-fields.ts';
import { RingGroupForm } from './ring-group-form.tsx';

/** Changes who rings in a group, or deletes it. */
export function RingGroupPage() {
  const { number = '' } = useParams();
  const group = useQuery(query('getRingGroup', { params: { key: number } }));
  return <Found query={group}>{(found) => <KnownRingGroup group={found} />}</Found>;
}

function KnownRingGroup({ group }: { group: RingGroupAnswer }) {
  const { number, name } = group;
  const change = async (fields: RingGroupFields) => {
    const { number: _, ...body } = ringGroupOf(fields);
    const saved = await request('changeRingGroup', { params: { key: number }, body });
    return `The ring group ${saved.name} was changed. The next call rings so.`;
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
      <ThingSettings thing={group} change={change}>
        {(form) => <RingGroupForm {...form} initial={fieldsOf(group)} />}
      </ThingSettings>
      <DeleteThing
        kind="ring-group"
        id={number}
        name={name}
        noun="ring group"
        loss={`The number ${number} rings nobody any more. Its members keep their own numbers.`}
        remove={() => request('deleteRingGroup', { params: { key: number } })}
        list="/admin/ring-groups"
        usesAbove
      />
    </Page>
  );
}
