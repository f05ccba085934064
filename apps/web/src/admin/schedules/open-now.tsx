import { isOpen, type Schedule } from '@flexpbx/domain';
import { IconCircleCheck, IconMoon } from '@tabler/icons-react';
import { StateBadge } from '../../design/state-badge.tsx';
import { useNow } from '../../design/use-now.ts';
import { untilWords } from './opening.ts';

/** Whether a schedule is open now, and until when. */
export function OpenNow({ schedule }: { schedule: Schedule }) {
  const now = new Date(useNow(10_000));
  const until = untilWords(schedule, now);
  return isOpen(schedule, now) ? (
    <StateBadge tone="good" icon={IconCircleCheck} label={`Open ${until || 'always'}`} />
  ) : (
    <StateBadge tone="quiet" icon={IconMoon} label={`Closed ${until || 'always'}`} />
  );
}
