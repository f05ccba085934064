import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { type Badge, StateBadge } from '../../design/state-badge.tsx';
import { pageOf } from '../things/page-of.ts';
import styles from './emergency.module.css';

type Gap = Output<'getEmergencyReadiness'>['gaps'][number];

const badges: Readonly<Record<Gap['weight'], Badge>> = {
  blocking: { tone: 'bad', icon: IconCircleX, label: 'No call gets through' },
  weak: { tone: 'warn', icon: IconAlertTriangle, label: 'Help may come late' },
};

/** What is missing before emergency calls can be relied on, the worst first, each with the place to mend it. */
export function Readiness() {
  const readiness = useQuery(query('getEmergencyReadiness', {}));
  return (
    <Section title="What is missing">
      <Loaded query={readiness}>
        {({ gaps }) =>
          gaps.length === 0 ? (
            <p>Nothing: there is a way out, every extension has a location, and somebody is told.</p>
          ) : (
            <ul className={styles.gaps}>
              {gaps.map((gap) => (
                <li key={gap.says}>
                  <StateBadge {...badges[gap.weight]} />
                  <GapInWords gap={gap} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function GapInWords({ gap: { says, at } }: { gap: Gap }) {
  const page = pageOf(at.kind, at.key);
  return (
    <span>
      {says}{' '}
      {page !== null && (
        <Link to={page}>
          Mend it<span className="visually-hidden">: {says}</span>
        </Link>
      )}
    </span>
  );
}
