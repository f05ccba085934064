import type { ReactNode } from 'react';
import { type NeededKind, useUses } from '../where-used/use-uses.ts';
import { WhereUsed } from '../where-used/where-used.tsx';
import styles from './delete-thing.module.css';

/** What deletes something, once nothing else needs it; until then, where it is needed. */
export function UnlessUsed({ kind, id, children }: { kind: NeededKind; id: string; children: ReactNode }) {
  const uses = useUses(kind, id);
  if (uses === null) return null;
  if (uses.length === 0) return children;
  return (
    <div className={styles.part}>
      <p>It is used, and can be deleted once something else is chosen here:</p>
      <WhereUsed kind={kind} id={id} unused={null} />
    </div>
  );
}
