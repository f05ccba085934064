import { IconClock, IconMoon, IconSun } from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import type { Badge } from '../../design/state-badge.tsx';

/** A day/night switch as the API answers it. */
export type Switch = Output<'getSwitch'>;
/** How a switch stands, as the API answers it. */
export type SwitchStateAnswer = Output<'getSwitchState'>;
/** The ways a switch can stand. */
export type SwitchState = SwitchStateAnswer['state'];

/** How a switch's state is shown everywhere. */
export const switchBadges: Readonly<Record<SwitchState, Badge>> = {
  auto: { tone: 'info', icon: IconClock, label: 'By the hours' },
  day: { tone: 'good', icon: IconSun, label: 'Day' },
  night: { tone: 'warn', icon: IconMoon, label: 'Night' },
};

/** What a switch's state means for the inbound routes that obey it. */
export const switchWords: Readonly<Record<SwitchState, string>> = {
  auto: 'Each inbound route goes by its own hours.',
  day: 'Open, whatever the hours say.',
  night: 'Closed, whatever the hours say.',
};

/** How a switch stands, as a sentence. */
export function sayState(number: string, state: SwitchState): string {
  return `Switch ${number} is at “${switchBadges[state].label}”. ${switchWords[state]}`;
}

/** Sentence for a switch that somebody turned, here or at a phone; null when nobody did. */
export function tellSwitchChange(
  before: SwitchStateAnswer | undefined,
  after: SwitchStateAnswer | undefined,
): string | null {
  if (!before || !after || before.state === after.state) return null;
  return sayState(after.switch, after.state);
}
