import { IconCircleCheck, IconCircleDashed, IconCircleX, IconPlayerPause, IconProgress } from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import type { Badge } from '../../design/state-badge.tsx';

/** How a trunk stands, as the API answers it. */
export type TrunkState = Output<'listTrunkStates'>['items'][number];

/** How a trunk's state is shown everywhere. */
export const trunkStateBadges: Readonly<Record<TrunkState['state'], Badge>> = {
  up: { tone: 'good', icon: IconCircleCheck, label: 'Up' },
  down: { tone: 'bad', icon: IconCircleX, label: 'Down' },
  checking: { tone: 'info', icon: IconProgress, label: 'Checking' },
  unchecked: { tone: 'quiet', icon: IconCircleDashed, label: 'Not checked' },
  disabled: { tone: 'quiet', icon: IconPlayerPause, label: 'Switched off' },
};

/** What a trunk's state means, in a sentence; of one that is down, its reason is told instead. */
export const trunkStateWords: Readonly<Record<Exclude<TrunkState['state'], 'down'>, string>> = {
  up: 'Calls can come and go by it.',
  checking: 'It is being found out whether it works.',
  unchecked: 'It is in use. Whether it is there is never asked, and shows when somebody calls.',
  disabled: 'No call comes or goes by it.',
};

/** Sentence for a trunk whose state changed; null when it did not. */
export function tellTrunkChange(before: TrunkState | undefined, after: TrunkState | undefined): string | null {
  if (!before || !after || before.state === after.state) return null;
  const label = trunkStateBadges[after.state].label.toLowerCase();
  return `Trunk ${after.name}: ${label}. ${after.reason ?? ''}`.trim();
}
