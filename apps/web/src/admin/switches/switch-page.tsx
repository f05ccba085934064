import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Found } from '../../design/found.tsx';
import { Page, Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { type SwitchFields, SwitchForm } from './switch-form.tsx';
import { type Switch, type SwitchStateAnswer, switchBadges, switchWords } from './switch-state.ts';
import styles from './switches.module.css';
import { LastTurned } from './switches-page.tsx';
import { TurnSwitch } from './turn-switch.tsx';
import { useSwitchStates } from './use-switch-states.ts';

/** One switch: how it stands, how to turn it, and what it closes. */
export function SwitchPage() {
  const { number = '' } = useParams();
  const one = useQuery(query('getSwitch', { params: { key: number } }));
  return <Found query={one}>{(found) => <KnownSwitch of={found} />}</Found>;
}

function KnownSwitch({ of }: { of: Switch }) {
  const state = useSwitchStates()(of.number);
  const { number, name } = of;
  const change = async (fields: SwitchFields) => {
    const saved = await request('changeSwitch', { params: { key: number }, body: { name: fields.name } });
    return `The switch ${saved.name} was changed.`;
  };
  return (
    <Page
      title={`${number} ${name}`}
      above={<Link to="/admin/switches">Day and night</Link>}
      lead={state && <StateBadge {...switchBadges[state.state]} />}
    >
      <Section title="State">
        <TurnSwitch of={of} state={state?.state} />
        {state && <StateFacts state={state} />}
      </Section>
      <Section title="What it opens and closes">
        <WhereUsed
          kind="switch"
          id={number}
          unused={
            <p>
              Nothing yet. Choose it in <Link to="/admin/inbound-routes">an inbound route</Link>.
            </p>
          }
        />
      </Section>
      <ThingSettings thing={of} change={change}>
        {(form) => <SwitchForm {...form} initial={{ number, name }} />}
      </ThingSettings>
      <DeleteThing
        kind="switch"
        id={number}
        name={name}
        noun="switch"
        loss="Lamp keys on it stay dark."
        remove={() => request('deleteSwitch', { params: { key: number } })}
        list="/admin/switches"
        usesAbove
      />
    </Page>
  );
}

function StateFacts({ state }: { state: SwitchStateAnswer }) {
  return (
    <div className={styles.facts}>
      <p>{switchWords[state.state]} What is set here counts from the next call.</p>
      <FactList>
        <Fact name="Turned">
          <LastTurned state={state} />
        </Fact>
        <Fact name="At a phone">
          {state.dial === null ? (
            <>
              Its <Link to="/admin/feature-codes/day-night">code</Link> is switched off.
            </>
          ) : (
            <>
              Dial <kbd>{state.dial}</kbd> and listen to what it is now.
            </>
          )}
        </Fact>
        {state.dial !== null && (
          <Fact name="Lamp key">
            Set a key of a phone to watch (BLF) <kbd>{state.dial}</kbd>: it shines at night, and pressing it turns the
            switch.
          </Fact>
        )}
      </FactList>
    </div>
  );
}
