import type { ReactNode } from 'react';
import { type NeededKind, useUses } from '../where-used/use-uses.ts';
import { WhereUsed } from '../where-used/where-used.tsx';
import styles from './delete-thing.module.css';

/** What deletes something, once nothing else needs it; until then, where it is needed, unless that stands on the page already. */
export function UnlessUsed(props: { kind: NeededKind; id: string; usesAbove: boolean; children: ReactNode }) {
  const { kind, id } = props;
  const uses = useUses(kind, id);
  if (uses === null) return null;
  if (uses.length === 0) return props.children;
  if (props.usesAbove) return <p>It is used, and can be deleted once something else is chosen in the places above.</p>;
  return (
    <div className={styles.part}>
      <p>It is used, and can be deleted once something else is chosen here:</p>
      <WhereUsed kind={kind} id={id} unused={null} />
    </div>
  );
}
