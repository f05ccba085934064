import type { PhoneState } from '@flexpbx/domain';
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import type { Badge } from '../design/state-badge.tsx';

/** How a phone's state is shown everywhere. */
export const phoneStateBadges: Readonly<Record<PhoneState, Badge>> = {
  online: { tone: 'good', icon: IconCircleCheck, label: 'Online' },
  unreachable: { tone: 'bad', icon: IconCircleX, label: 'Not answering' },
  offline: { tone: 'quiet', icon: IconCircleDashed, label: 'Offline' },
};

/** What a phone's state means, in a sentence. */
export const phoneStateWords: Readonly<Record<PhoneState, string>> = {
  online: 'The phone is connected and can be called.',
  unreachable: 'The phone was connected but no longer answers. It may be switched off, or its network is down.',
  offline: 'No phone is connected. Callers reach the mailbox at once.',
};

interface Phone {
  readonly number: string;
  readonly name: string;
  readonly state: PhoneState;
}

/** Sentence for a phone whose state changed; null when it did not. */
export function tellPhoneChange(before: Phone | undefined, after: Phone | undefined): string | null {
  if (!before || !after || before.state === after.state) return null;
  return `${after.number} ${after.name}: ${phoneStateBadges[after.state].label.toLowerCase()}.`;
}
