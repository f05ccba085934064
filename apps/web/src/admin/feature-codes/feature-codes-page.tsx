import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Absent } from '../../design/absent.tsx';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import styles from './feature-codes.module.css';

/** A feature with a code as the API answers it. */
export type PhoneFeature = Output<'listPhoneFeatures'>['items'][number];

const columns: [Column<PhoneFeature>, ...Column<PhoneFeature>[]] = [
  {
    key: 'name',
    header: 'Feature',
    cell: ({ id, name, does }) => (
      <>
        <Link to={`/admin/feature-codes/${id}`}>{name}</Link>
        <div className={styles.does}>{does}</div>
      </>
    ),
  },
  { key: 'dial', header: 'Dial', cell: (feature) => <Dial feature={feature} /> },
];

function Dial({ feature: { dial, state, default_code } }: { feature: PhoneFeature }) {
  return (
    <div className={styles.dial}>
      {dial ? <Code dial={dial} /> : <Absent>Switched off</Absent>}
      {state === 'changed' && <div className={styles.does}>Changed from {default_code}</div>}
    </div>
  );
}

/** The code as it stands on keys, what follows it in words. */
function Code({ dial }: { dial: string }) {
  const [code, ...rest] = dial.split(' ');
  return (
    <>
      <kbd className={styles.code}>{code}</kbd> {rest.join(' ')}
    </>
  );
}

/** Everything that is dialled as a code. */
export function FeatureCodesPage() {
  const features = useQuery(query('listPhoneFeatures', {}));
  return (
    <Page title="Feature codes" lead="What phones dial to forward, park, pick up and more. Each code can be changed.">
      <Loaded query={features}>
        {({ items }) => (
          <div className={styles.codes}>
            {[...new Set(items.map(({ group }) => group))].map((group) => (
              <Section key={group} title={group} plain>
                <DataTable
                  caption={`Feature codes: ${group}`}
                  columns={columns}
                  rows={items.filter((feature) => feature.group === group)}
                  rowKey={({ id }) => id}
                  empty={null}
                />
              </Section>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
