import type { Icon } from '@tabler/icons-react';
import styles from './state-badge.module.css';

/** How a state is meant. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

/** What a badge shows: always an icon and words, so that colour is never the only sign. */
export interface Badge {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly label: string;
}

/** A state. */
export function StateBadge({ tone, icon: Icon, label }: Badge) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={14} stroke={2.2} aria-hidden />
      {label}
    </span>
  );
}
