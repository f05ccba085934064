import { Button } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ArrangedList } from '../../design/arranged-list.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { followChange } from '../configuration/follow-change.ts';
import type { Trunk } from '../trunks/trunk-fields.ts';
import type { OutboundRoute } from './outbound-fields.ts';
import { WhichWay } from './which-way.tsx';

/** Which numbers go out by which trunks, in the order routes are asked. */
export function OutboundRoutesPage() {
  const routes = useQuery(query('listOutboundRoutes', {}));
  const trunks = useQuery(query('listTrunks', {}));
  return (
    <Page
      title="Outbound routes"
      lead="Which numbers go outside, and by which trunks. The first route that takes a number is the one."
      action={
        <Button
          component={Link}
          to="/admin/outbound-routes/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a route
        </Button>
      }
    >
      <Loaded query={routes}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconRoute} title="No route yet">
              <p>
                Without a route nobody can call outside. <Link to="/admin/trunks">A trunk</Link> comes first; then a
                route says which numbers go by it.
              </p>
            </EmptyState>
          ) : (
            <>
              <Section title="In this order" plain>
                <RouteList routes={items} trunks={trunks.data?.items ?? []} />
              </Section>
              <Section title="Which way does a number take?">
                <WhichWay routes={items} trunks={trunks.data?.items ?? []} />
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function RouteList({ routes, trunks }: { routes: readonly OutboundRoute[]; trunks: readonly Trunk[] }) {
  const queries = useQueryClient();
  const arrange = async (keys: string[]) => {
    await request('arrangeOutboundRoutes', { body: { keys } });
    await queries.invalidateQueries({ queryKey: ['listOutboundRoutes'] });
    void followChange(queries, 'The order of the outbound routes was changed.');
  };
  const nameOf = (id: string) => trunks.find((trunk) => trunk.id === id)?.name ?? id;
  return (
    <ArrangedList
      label="Outbound routes"
      rows={routes}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      arrange={arrange}
    >
      {({ id, name, enabled, patterns, trunks: ways }) => (
        <>
          <Link to={`/admin/outbound-routes/${id}`}>
            <bdi>{name}</bdi>
          </Link>
          {!enabled && ' (switched off)'}
          <p>
            <code>{patterns.join(' or ')}</code> → {ways.map(nameOf).join(', then ')}
          </p>
        </>
      )}
    </ArrangedList>
  );
}
