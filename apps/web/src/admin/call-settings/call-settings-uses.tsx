import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { PhoneNumber } from '../../design/phone-number.tsx';
import styles from './call-settings.module.css';

/** Who does not follow these settings: extensions and trunks that chose codecs, keys or music themselves. */
export function CallSettingsUses() {
  const [extensions, trunks] = useQueries({ queries: [query('listExtensions', {}), query('listTrunks', {})] });
  if (!extensions.data || !trunks.data) return null;
  const own = extensions.data.items.filter(({ codecs, dtmf, music }) => codecs ?? dtmf ?? music);
  const ownTrunks = trunks.data.items.filter(({ codecs }) => codecs !== null);
  if (own.length + ownTrunks.length === 0)
    return <p>Nowhere: every extension and every trunk follows these settings.</p>;
  return (
    <ul className={styles.uses}>
      {own.map(({ number, name, codecs, dtmf, music }) => (
        <li key={number}>
          <Link to={`/admin/extensions/${number}/settings`}>
            <PhoneNumber number={number} /> <bdi>{name}</bdi>
          </Link>
          : {[codecs && 'codecs', dtmf && 'keys', music && 'music'].filter(Boolean).join(', ')}
        </li>
      ))}
      {ownTrunks.map(({ id, name }) => (
        <li key={id}>
          <Link to={`/admin/trunks/${id}`}>
            Trunk <bdi>{name}</bdi>
          </Link>
          : codecs
        </li>
      ))}
    </ul>
  );
}
