import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

/** Facts about one thing: names on the left, values on the right, one above the other where there is no room. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** One fact; `action` stands behind the value (a copy button). */
export function Fact(props: { name: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.name}</dt>
      <dd>
        <span className={styles.value}>{props.children}</span>
        {props.action}
      </dd>
    </div>
  );
}
