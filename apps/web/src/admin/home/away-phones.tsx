import { Link } from 'react-router';
import type { Output } from '../../api/client.ts';
import { Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { phoneStateBadges } from '../../telephony/phone-state.ts';
import styles from './home.module.css';

const mostShown = 6;

/** Phones that should be on but are not: those that stopped answering first. */
export function AwayPhones({ extensions }: { extensions: readonly Output<'getExtension'>[] }) {
  const away = [
    ...extensions.filter(({ state }) => state === 'unreachable'),
    ...extensions.filter(({ state }) => state === 'offline'),
  ];
  return (
    <Section title="Phones not online" plain>
      {away.length === 0 ? (
        <p className={styles.dim}>
          {extensions.length === 0 ? 'There is no extension yet.' : 'All phones are online.'}
        </p>
      ) : (
        <ul className={styles.away}>
          {away.slice(0, mostShown).map(({ number, name, state }) => (
            <li key={number}>
              <Link to={`/admin/extensions/${number}`} className={styles.awayLink}>
                <PhoneNumber number={number} /> <bdi>{name}</bdi>
              </Link>
              <StateBadge {...phoneStateBadges[state]} />
            </li>
          ))}
        </ul>
      )}
      {away.length > mostShown && (
        <p>
          <Link to="/admin/extensions">All {away.length} phones that are not online</Link>
        </p>
      )}
    </Section>
  );
}
