import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { pageOf } from '../things/page-of.ts';
import { type NeededKind, type Use, useUses } from './use-uses.ts';
import styles from './where-used.module.css';

/** Where a thing is used, each place with its page; `unused` is shown where it is used nowhere. */
export function WhereUsed(props: { kind: NeededKind; id: string; unused: ReactNode }) {
  const uses = useUses(props.kind, props.id);
  if (uses === null) return null;
  if (uses.length === 0) return props.unused;
  return (
    <ul className={styles.uses}>
      {uses.map((use) => (
        <li key={`${use.kind} ${use.key} ${use.field}`}>
          <UseInWords use={use} />
        </li>
      ))}
    </ul>
  );
}

function UseInWords({ use: { kind, key, as } }: { use: Use }) {
  const page = pageOf(kind, key);
  const words = as.charAt(0).toUpperCase() + as.slice(1);
  return page === null ? words : <Link to={page}>{words}</Link>;
}
