import { isOpen, type Schedule } from '@flexpbx/domain';
import { IconCircleCheck, IconMoon } from '@tabler/icons-react';
import { type Badge, StateBadge } from '../../design/state-badge.tsx';
import { useNow } from '../../design/use-now.ts';
import { untilWords } from './opening.ts';
import styles from './schedules.module.css';

/** Whether a schedule is open now, and until when. */
export function OpenNow({ schedule }: { schedule: Schedule }) {
  const now = new Date(useNow(10_000));
  const badge: Badge = isOpen(schedule, now)
    ? { tone: 'good', icon: IconCircleCheck, label: 'Open' }
    : { tone: 'quiet', icon: IconMoon, label: 'Closed' };
  return (
    <span className={styles.openNow}>
      <StateBadge {...badge} /> <span>{untilWords(schedule, now)}</span>
    </span>
  );
}
