import { presetOf } from '@flexpbx/domain';
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
import { Moment } from '../../design/moment.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page, Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { followChange } from '../configuration/follow-change.ts';
import { UnlessUsed } from '../things/unless-used.tsx';
import { Notes } from './new-trunk-page.tsx';
import { changeOf, fieldsOf, type Trunk, type TrunkFields } from './trunk-fields.ts';
import { TrunkForm } from './trunk-form.tsx';
import { type TrunkState, tellTrunkChange, trunkStateBadges, trunkStateWords } from './trunk-state.ts';
import { TrunkUses } from './trunk-uses.tsx';

/** One trunk: whether it works and why not, where it is used, and its settings. */
export function TrunkPage() {
  const { id = '' } = useParams();
  const trunk = useQuery(query('getTrunk', { params: { key: id } }));
  const states = useQuery(query('listTrunkStates', {}));
  const state = states.data?.items.find((one) => one.trunk === id);
  useAnnouncedChanges(state && [state], ({ trunk: key }) => key, tellTrunkChange);
  if (trunk.error instanceof ApiProblem && trunk.error.status === 404) return <NotFoundPage />;
  return <Loaded query={trunk}>{(found) => <KnownTrunk trunk={found} state={state} />}</Loaded>;
}

function KnownTrunk({ trunk, state }: { trunk: Trunk; state: TrunkState | undefined }) {
  const preset = presetOf(trunk.preset);
  return (
    <Page
      title={trunk.name}
      above={<Link to="/admin/trunks">Trunks</Link>}
      lead={<StateBadge {...trunkStateBadges[state?.state ?? 'checking']} />}
    >
      <Section title="State" plain>
        <StateInWords state={state} />
      </Section>
      <Section title="Where it is used">
        <TrunkUses id={trunk.id} />
      </Section>
      {preset && (
        <Section title="What has to be done on the other side">
          <Notes preset={preset} />
        </Section>
      )}
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <Settings key={trunk.updated_at} trunk={trunk} />
      </Section>
      <Section title="Delete this trunk">
        <UnlessUsed kind="trunk" id={trunk.id}>
          <DeleteTrunk trunk={trunk} />
        </UnlessUsed>
      </Section>
    </Page>
  );
}

function StateInWords({ state }: { state: TrunkState | undefined }) {
  if (!state) return null;
  if (state.state === 'down') {
    return (
      <Notice tone="bad" title={state.reason ?? 'It does not work.'}>
        <p>{state.fix}</p>
        {state.since && (
          <p>
            Since <Moment at={state.since} />
          </p>
        )}
      </Notice>
    );
  }
  const answersIn = state.round_trip_ms === null ? '' : ` It answers in ${Math.round(state.round_trip_ms)} ms.`;
  return (
    <p>
      {trunkStateWords[state.state]}
      {answersIn}
      {state.state === 'up' && ' To try it, call a number outside from a phone that may.'}
    </p>
  );
}

function Settings({ trunk }: { trunk: Trunk }) {
  const queries = useQueryClient();
  const { id } = trunk;
  const save = async (fields: TrunkFields) => {
    const saved = await request('changeTrunk', { params: { key: id }, body: changeOf(fields) });
    queries.setQueryData(query('getTrunk', { params: { key: id } }).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ['listTrunks'] });
    void queries.invalidateQueries({ queryKey: ['listTrunkStates'] });
    void followChange(queries, `The trunk ${saved.name} was changed.`);
  };
  return (
    <TrunkForm
      initial={fieldsOf(trunk)}
      toFields={(fields) => fields}
      secretsSet={trunk.secrets_set}
      submitLabel="Save changes"
      send={save}
    />
  );
}

function DeleteTrunk({ trunk: { id, name } }: { trunk: Trunk }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    await request('deleteTrunk', { params: { key: id } });
    await navigate('/admin/trunks');
    queries.removeQueries({ queryKey: ['getTrunk', { params: { key: id } }] });
    void queries.invalidateQueries({ queryKey: ['listTrunks'] });
    void followChange(queries, `The trunk ${name} was deleted.`);
  };
  return (
    <div>
      <p>Nothing else uses it. Calls that go on by it are not cut.</p>
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
          title={`Delete the trunk ${name}?`}
          confirmLabel={`Delete ${name}`}
          busyLabel="Deleting…"
          confirm={remove}
          close={() => setAsking(false)}
        >
          <p>This can’t be undone. What is lost:</p>
          <ul>
            <li>its settings, with the password: the provider’s letter is needed to add it again;</li>
            <li>the way in for calls the provider sends by it.</li>
          </ul>
        </ConfirmDanger>
      )}
    </div>
  );
}
