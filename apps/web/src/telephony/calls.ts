import type { CallOutcome, LiveCallState } from '@flexpbx/domain';
import {
  IconAlertTriangle,
  IconClockHour4,
  IconEar,
  IconGridDots,
  IconHeadphones,
  IconMicrophone,
  IconParking,
  IconPhoneCall,
  IconPhoneCheck,
  IconPhoneOff,
  IconPhoneRinging,
  IconPhoneX,
  IconRecordMail,
  IconSpeakerphone,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Output } from '../api/client.ts';
import type { Badge } from '../design/state-badge.tsx';

/** A call going on now. */
export type LiveCall = Output<'getCall'>;

/** A call that is over. */
export type CallRecord = Output<'listCallRecords'>['items'][number];

/** How a running call's state is shown. */
export const liveCallBadges: Readonly<Record<LiveCallState, Badge>> = {
  ringing: { tone: 'warn', icon: IconPhoneRinging, label: 'Ringing' },
  talking: { tone: 'good', icon: IconPhoneCall, label: 'Talking' },
  menu: { tone: 'info', icon: IconGridDots, label: 'In a menu' },
  queue: { tone: 'warn', icon: IconClockHour4, label: 'Waiting in a queue' },
  'leaving-message': { tone: 'info', icon: IconMicrophone, label: 'Leaving a message' },
  mailbox: { tone: 'info', icon: IconRecordMail, label: 'In a mailbox' },
  conference: { tone: 'good', icon: IconUsersGroup, label: 'In a conference' },
  page: { tone: 'good', icon: IconSpeakerphone, label: 'Paging' },
  parked: { tone: 'info', icon: IconParking, label: 'Parked' },
  supervising: { tone: 'info', icon: IconEar, label: 'Listening in' },
  connected: { tone: 'info', icon: IconHeadphones, label: 'Connected' },
};

/** How the end of a call is shown. */
export const outcomeBadges: Readonly<Record<CallOutcome, Badge>> = {
  answered: { tone: 'good', icon: IconPhoneCheck, label: 'Answered' },
  voicemail: { tone: 'info', icon: IconRecordMail, label: 'Voicemail' },
  'no-answer': { tone: 'warn', icon: IconPhoneX, label: 'No answer' },
  busy: { tone: 'warn', icon: IconPhoneOff, label: 'Busy' },
  failed: { tone: 'bad', icon: IconAlertTriangle, label: 'Failed' },
};

/** Outcomes in the order a filter offers them. */
export const outcomes = Object.keys(outcomeBadges) as CallOutcome[];

/** Whose call it is, as in "Hang up the call …": from whom to whom, or of whom we rang of ourselves. */
export function partiesOf({ from, to }: Pick<LiveCall, 'from' | 'to'>): string {
  return to === '' ? `of ${from}` : `from ${from} to ${to}`;
}

/** Sentence for a call that began, changed or ended. */
export function tellCallChange(before: LiveCall | undefined, after: LiveCall | undefined): string | null {
  if (before && !after) return `Call ${partiesOf(before)} ended.`;
  if (!after || before?.state === after.state) return null;
  return `Call ${partiesOf(after)}: ${liveCallBadges[after.state].label.toLowerCase()}.`;
}

/** Whether `own` was called and did not answer. */
export function isMissedBy(own: string | null, call: Pick<CallRecord, 'to' | 'from' | 'outcome'>): boolean {
  return call.to === own && call.from !== own && call.outcome !== 'answered';
}
