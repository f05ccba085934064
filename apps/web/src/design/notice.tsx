import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

const icons = { info: IconInfoCircle, good: IconCircleCheck, warn: IconAlertTriangle, bad: IconAlertTriangle };

/** Something to know before going on, in the flow of the page. */
export function Notice(props: {
  tone: keyof typeof icons;
  title?: string;
  children?: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}) {
  const Icon = icons[props.tone];
  return (
    <div className={styles.notice} data-tone={props.tone}>
      <Icon size={20} aria-hidden />
      <div className={styles.text}>
        {props.title && <p className={styles.title}>{props.title}</p>}
        {props.children}
      </div>
      {props.action && <div className={styles.action}>{props.action}</div>}
    </div>
  );
}
