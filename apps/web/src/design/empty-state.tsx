import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** What stands where nothing is yet: what the thing is for and the first step. */
export function EmptyState(props: { icon: Icon; title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <props.icon size={28} stroke={1.5} aria-hidden />
      <p className={styles.title}>{props.title}</p>
      <div className={styles.text}>{props.children}</div>
      {props.action}
    </div>
  );
}
