import {
  IconBellRinging,
  IconCircleCheck,
  IconHeadset,
  IconHelp,
  IconLogout,
  IconMoon,
  IconPencil,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { Output } from '../api/client.ts';
import type { Badge } from '../design/state-badge.tsx';

/** What an agent of a queue does. */
export type AgentState = Output<'getLiveQueue'>['agents'][number]['state'];

/** What an agent does, as it is shown. */
export const agentBadges: Readonly<Record<AgentState, Badge>> = {
  free: { tone: 'good', icon: IconCircleCheck, label: 'Free' },
  ringing: { tone: 'info', icon: IconBellRinging, label: 'Ringing' },
  talking: { tone: 'info', icon: IconHeadset, label: 'Talking' },
  'wrapping-up': { tone: 'quiet', icon: IconPencil, label: 'Wrapping up' },
  busy: { tone: 'quiet', icon: IconPhone, label: 'On another call' },
  paused: { tone: 'warn', icon: IconPlayerPause, label: 'Paused' },
  'do-not-disturb': { tone: 'warn', icon: IconMoon, label: 'Do not disturb' },
  unreachable: { tone: 'bad', icon: IconPhoneOff, label: 'Phone is off' },
  'signed-out': { tone: 'quiet', icon: IconLogout, label: 'Signed out' },
  unknown: { tone: 'quiet', icon: IconHelp, label: 'Not known yet' },
};
