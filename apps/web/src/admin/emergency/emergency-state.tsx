import type { EmergencySettings } from '@flexpbx/domain';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { listInWords } from './emergency-fields.ts';
import { Journal } from './journal.tsx';
import { Mode } from './mode.tsx';
import { Readiness } from './readiness.tsx';

type Trunk = Output<'getTrunk'>;

/** What would happen if somebody called for help now. */
export function EmergencyState() {
  const [config, trunks] = useQueries({ queries: [query('getConfig', {}), query('listTrunks', {})] });
  return (
    <Loaded query={config}>
      {({ emergency }) => (
        <Loaded query={trunks}>
          {({ items }) => {
            const ways = waysOut(emergency, items);
            return (
              <>
                <Section title="Now" plain>
                  <Mode settings={emergency} ways={ways} />
                </Section>
                <Readiness />
                <Journal />
                <Section title="What happens when somebody calls for help">
                  <WhatHappens settings={emergency} ways={ways} />
                </Section>
              </>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

/** Names of the trunks an emergency call is tried by, in order; those that are switched off are none. */
function waysOut({ trunks }: EmergencySettings, known: readonly Trunk[]): string[] {
  return trunks.flatMap((id) => known.find((trunk) => trunk.id === id && trunk.enabled)?.name ?? []);
}

function WhatHappens({ settings, ways }: { settings: EmergencySettings; ways: readonly string[] }) {
  const { numbers, prefix, notify, callback_minutes: minutes } = settings;
  return (
    <FactList>
      <Fact name="Dialled">
        <span>
          {listInWords(numbers)}
          {prefix !== null && `, and by habit with ${prefix} before`}
        </span>
      </Fact>
      <Fact name="Leaves by">{ways.length === 0 ? <Absent>No trunk</Absent> : <bdi>{ways.join(', then ')}</bdi>}</Fact>
      <Fact name="Rung and told">
        <SecurityDesk number={settings.security_desk} />
      </Fact>
      <Fact name="Told by mail">{notify.length === 0 ? <Absent>Nobody</Absent> : <bdi>{notify.join(', ')}</bdi>}</Fact>
      <Fact name="Calls back">
        For {minutes} {minutes === 1 ? 'minute' : 'minutes'} they ring at the phone that called for help
      </Fact>
      <Fact name="Seen by">Every administrator, at the top of every page</Fact>
    </FactList>
  );
}

function SecurityDesk({ number }: { number: string | null }) {
  if (number === null) return <Absent>Nobody</Absent>;
  return (
    <Link to={`/admin/extensions/${number}`}>
      Extension <PhoneNumber number={number} />
    </Link>
  );
}
