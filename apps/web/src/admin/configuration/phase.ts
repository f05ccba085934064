import type { ConfigurationPhase } from '@flexpbx/domain';
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconProgress } from '@tabler/icons-react';
import type { Badge } from '../../design/state-badge.tsx';
import type { Configuration } from './fate.ts';

/** How the state of the configuration is shown everywhere. */
export const phaseBadges: Readonly<Record<ConfigurationPhase, Badge>> = {
  applied: { tone: 'good', icon: IconCircleCheck, label: 'Live' },
  applying: { tone: 'info', icon: IconProgress, label: 'Going live' },
  staged: { tone: 'warn', icon: IconHourglass, label: 'Waits for an operator' },
  failed: { tone: 'bad', icon: IconAlertTriangle, label: 'Failed' },
};

/** How the end of one try is shown. */
export const attemptBadges: Readonly<Record<Configuration['history'][number]['outcome'], Badge>> = {
  applied: { tone: 'good', icon: IconCircleCheck, label: 'Applied' },
  staged: { tone: 'warn', icon: IconHourglass, label: 'Staged' },
  failed: { tone: 'bad', icon: IconAlertTriangle, label: 'Failed' },
};
