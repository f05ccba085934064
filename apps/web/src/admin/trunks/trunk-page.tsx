import { presetOf } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Moment } from '../../design/moment.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page, Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
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
  return <Found query={trunk}>{(found) => <KnownTrunk trunk={found} state={state} />}</Found>;
}

function KnownTrunk({ trunk, state }: { trunk: Trunk; state: TrunkState | undefined }) {
  const { id } = trunk;
  const preset = presetOf(trunk.preset);
  const change = async (fields: TrunkFields) => {
    const saved = await request('changeTrunk', { params: { key: id }, body: changeOf(fields) });
    return `The trunk ${saved.name} was changed.`;
  };
  return (
    <Page
      title={trunk.name}
      above={<Link to="/admin/trunks">Trunks</Link>}
      lead={<StateBadge {...trunkStateBadges[state?.state ?? 'checking']} />}
    >
      <Section title="State" plain>
        <StateInWords state={state} />
        {trunk.transport === 'tls' && !trunk.verify_certificate && <Unchecked />}
      </Section>
      <Section title="Where it is used">
        <TrunkUses id={id} />
      </Section>
      {preset && (
        <Section title="What has to be done on the other side">
          <Notes preset={preset} />
        </Section>
      )}
      <ThingSettings thing={trunk} change={change}>
        {(form) => <TrunkForm {...form} initial={fieldsOf(trunk)} secretsSet={trunk.secrets_set} />}
      </ThingSettings>
      <DeleteThing
        kind="trunk"
        id={id}
        name={trunk.name}
        noun="trunk"
        loss="Its settings are lost with the password, and the way in for calls the provider sends by it. To add it again, the provider’s letter is needed. Calls that go on by it are not cut."
        remove={() => request('deleteTrunk', { params: { key: id } })}
        list="/admin/trunks"
        usesAbove
      />
    </Page>
  );
}

/** Told for as long as it is so: a trunk of before certificates were checked was never asked about it. */
function Unchecked() {
  return (
    <Notice tone="warn" title="The certificate of the other side is not checked.">
      <p>
        Somebody on the way can pose as it, listen to calls and use the account. Tick “Check the certificate” under All
        settings, unless it has a certificate of its own making.
      </p>
    </Notice>
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
