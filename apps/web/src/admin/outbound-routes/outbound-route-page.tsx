import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { followChange } from '../configuration/follow-change.ts';
import { changeOf, fieldsOf, type OutboundRoute, type RouteFields } from './outbound-fields.ts';
import { RouteForm } from './route-form.tsx';

/** Changes an outbound route, or deletes it. */
export function OutboundRoutePage() {
  const { id = '' } = useParams();
  const route = useQuery(query('getOutboundRoute', { params: { key: id } }));
  if (route.error instanceof ApiProblem && route.error.status === 404) return <NotFoundPage />;
  return <Loaded query={route}>{(found) => <KnownRoute route={found} />}</Loaded>;
}

function KnownRoute({ route }: { route: OutboundRoute }) {
  const queries = useQueryClient();
  const { id, name } = route;
  const save = async (fields: RouteFields) => {
    const saved = await request('changeOutboundRoute', { params: { key: id }, body: changeOf(fields) });
    queries.setQueryData(query('getOutboundRoute', { params: { key: id } }).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ['listOutboundRoutes'] });
    void followChange(queries, `The outbound route ${saved.name} was changed.`);
  };
  return (
    <Page title={name} above={<Link to="/admin/outbound-routes">Outbound routes</Link>}>
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <RouteForm
          key={route.updated_at}
          initial={fieldsOf(route)}
          toFields={(fields) => fields}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this route">
        <DeleteRoute route={route} />
      </Section>
    </Page>
  );
}

function DeleteRoute({ route: { id, name } }: { route: OutboundRoute }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    await request('deleteOutboundRoute', { params: { key: id } });
    await navigate('/admin/outbound-routes');
    queries.removeQueries({ queryKey: ['getOutboundRoute', { params: { key: id } }] });
    void queries.invalidateQueries({ queryKey: ['listOutboundRoutes'] });
    void followChange(queries, `The outbound route ${name} was deleted.`);
  };
  return (
    <div>
      <p>Its numbers then go by the next route that takes them, or nowhere. Calls that go on are not cut.</p>
      <Button
        variant="outline"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Delete {name}
      </Button>
      {asking && (
        <ConfirmDanger
          title={`Delete the outbound route ${name}?`}
          confirmLabel={`Delete ${name}`}
          busyLabel="Deleting…"
          confirm={remove}
          close={() => setAsking(false)}
        >
          <p>Numbers that only this route takes can’t be called any more.</p>
        </ConfirmDanger>
      )}
    </div>
  );
}
