import { Link } from 'react-router';
import { Notice } from '../../design/notice.tsx';
import { Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import styles from './emergency.module.css';
import { useLocated } from './use-located.ts';

/** Extensions shown by name; of more, only how many they are. */
const shown = 50;

/** The extensions nobody would know where to find. */
export function Unlocated() {
  const located = useLocated();
  const unlocated = located?.filter(({ location }) => location === null) ?? [];
  if (unlocated.length === 0) return null;
  return (
    <Section title="Extensions without a location">
      <Notice tone="warn">
        <p>
          When one of these calls for help, nobody is told where it is. Choose a location in its settings, or one for
          the whole system under <Link to="/admin/emergency/settings">Settings</Link>.
        </p>
      </Notice>
      <ul className={styles.unlocated}>
        {unlocated.slice(0, shown).map(({ extension: { number, name } }) => (
          <li key={number}>
            <Link to={`/admin/extensions/${number}/settings`}>
              <PhoneNumber number={number} /> <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
        {unlocated.length > shown && <li>and {unlocated.length - shown} more</li>}
      </ul>
    </Section>
  );
}
