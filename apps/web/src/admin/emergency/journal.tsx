import { IconUrgent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Moment } from '../../design/moment.tsx';
import { Section } from '../../design/page.tsx';
import { Party, PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import styles from './emergency.module.css';
import { carerOf, type EmergencyCall, outcomeBadges, tellEmergency } from './emergency-call.ts';

const columns: [Column<EmergencyCall>, ...Column<EmergencyCall>[]] = [
  { key: 'when', header: 'When', cell: ({ started_at }) => <Moment at={started_at} /> },
  {
    key: 'who',
    header: 'Who called',
    cell: ({ extension, extension_name }) => (
      <Link to={`/admin/extensions/${extension}`}>
        <Party number={extension} name={extension_name} />
      </Link>
    ),
  },
  { key: 'number', header: 'Number', cell: ({ number }) => <PhoneNumber number={number} /> },
  {
    key: 'place',
    header: 'Where help is needed',
    cell: ({ place, shown }) => (
      <div className={styles.value}>
        {place === '' ? <Absent>Not known</Absent> : <bdi>{place}</bdi>}
        {shown !== null && (
          <div className={styles.shown}>
            Shown as <PhoneNumber number={shown} />
          </div>
        )}
      </div>
    ),
  },
  { key: 'outcome', header: 'Outcome', cell: (call) => <Outcome call={call} /> },
  {
    key: 'carer',
    header: 'Looked after by',
    cell: (call) => <Carer call={call} />,
  },
];

function Outcome({ call: { outcome, trunk } }: { call: EmergencyCall }) {
  const { data: trunks } = useQuery(query('listTrunks', {}));
  return (
    <div className={styles.value}>
      <StateBadge {...outcomeBadges[outcome]} />
      {trunk !== null && (
        <div className={styles.shown}>
          by <bdi>{trunks?.items.find(({ id }) => id === trunk)?.name ?? trunk}</bdi>
        </div>
      )}
    </div>
  );
}

function Carer({ call }: { call: EmergencyCall }) {
  if (call.acknowledged_by !== null && call.acknowledged_at !== null) {
    return (
      <div className={styles.value}>
        <bdi>{carerOf(call.acknowledged_by)}</bdi>
        <div className={styles.shown}>
          <Moment at={call.acknowledged_at} />
        </div>
      </div>
    );
  }
  return call.is_alarming ? <AcknowledgeButton call={call} /> : <Absent>Needs nobody</Absent>;
}

const keyOf = ({ id }: EmergencyCall) => id;

/** The emergency calls that were made, newest first. */
export function Journal() {
  const calls = useQuery(query('listEmergencyCalls', {}));
  useAnnouncedChanges(calls.data?.items, keyOf, tellEmergency);
  return (
    <Section title="Emergency calls" plain>
      <Loaded query={calls}>
        {({ items }) => (
          <DataTable
            caption="Emergency calls, newest first"
            columns={columns}
            rows={items}
            rowKey={keyOf}
            empty={
              <EmptyState icon={IconUrgent} title="No emergency call yet">
                <p>Calls to emergency numbers appear here, also those of test mode, with who looked after them.</p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Section>
  );
}
