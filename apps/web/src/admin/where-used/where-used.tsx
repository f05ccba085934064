import type { Reference } from '@flexpbx/domain';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useUses } from './use-uses.ts';
import styles from './where-used.module.css';

/** Where a thing is used, each place with its page; `unused` is shown where it is used nowhere. */
export function WhereUsed(props: { kind: Reference['to']['kind']; id: string; unused: ReactNode }) {
  const uses = useUses(props.kind, props.id);
  if (uses === null) return null;
  if (uses.length === 0) return props.unused;
  return (
    <ul className={styles.uses}>
      {uses.map((use) => (
        <li key={`${use.from.kind} ${use.from.key} ${use.field}`}>
          <Use use={use} />
        </li>
      ))}
    </ul>
  );
}

function Use({ use: { from, as } }: { use: Reference }) {
  const page = pageOf(from);
  const words = as.charAt(0).toUpperCase() + as.slice(1);
  return page === null ? words : <Link to={page}>{words}</Link>;
}

/** Where something that names another has its page; null: it has none. */
function pageOf({ kind, key }: Reference['from']): string | null {
  switch (kind) {
    case 'extension':
      return `/admin/extensions/${key}/settings`;
    case 'outbound-route':
    case 'inbound-route':
      return `/admin/${kind}s/${key}`;
    case 'settings':
      return pagesOfSettings[key] ?? null;
    default:
      return null;
  }
}

const pagesOfSettings: Readonly<Record<string, string>> = {
  parking: '/admin/parking',
  emergency: '/admin/emergency/settings',
};
