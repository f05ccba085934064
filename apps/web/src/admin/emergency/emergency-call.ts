import { IconAlertTriangle, IconFlask, IconPhoneCheck, IconPhoneRinging, IconPhoneX } from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import type { Badge } from '../../design/state-badge.tsx';

/** A call to an emergency number. */
export type EmergencyCall = Output<'acknowledgeEmergencyCall'>;

/** How the way of an emergency call is shown. */
export const outcomeBadges: Readonly<Record<EmergencyCall['outcome'], Badge>> = {
  blocked: { tone: 'quiet', icon: IconFlask, label: 'Test mode' },
  ringing: { tone: 'warn', icon: IconPhoneRinging, label: 'Going out' },
  answered: { tone: 'good', icon: IconPhoneCheck, label: 'Answered' },
  failed: { tone: 'bad', icon: IconAlertTriangle, label: 'Not put through' },
  'given-up': { tone: 'warn', icon: IconPhoneX, label: 'Hung up before' },
};

/** What became of the call, in a sentence. */
export function sentenceOf({ outcome, ended_at }: EmergencyCall): string {
  switch (outcome) {
    case 'blocked':
      return 'The system is in test mode: nothing left this machine, and no help comes.';
    case 'ringing':
      return 'The call is going out now.';
    case 'answered':
      return ended_at === null
        ? 'Somebody outside has answered, and they are talking.'
        : 'Somebody outside answered; the call is over.';
    case 'failed':
      return 'No trunk put the call through. Call for help by another phone.';
    case 'given-up':
      return 'The caller hung up before anybody answered.';
  }
}

/** Who called, by number and name. */
export function callerOf({ extension, extension_name }: EmergencyCall): string {
  return `${extension} ${extension_name}`.trim();
}

/** Who looks after a call, by the name the API gives. */
export function carerOf(acknowledgedBy: string): string {
  return acknowledgedBy === 'desk' ? 'the security desk' : acknowledgedBy;
}

/** The calls nobody looks after yet; those of test mode, where nobody is in need, come last. */
export function alarmsIn(calls: readonly EmergencyCall[]): EmergencyCall[] {
  const alarming = calls.filter(({ is_alarming }) => is_alarming);
  const isTest = ({ outcome }: EmergencyCall) => outcome === 'blocked';
  return [...alarming.filter((call) => !isTest(call)), ...alarming.filter(isTest)];
}

/** Sentence for a call that went on, or that somebody looks after now; null for a new one, which is an alarm of its own. */
export function tellEmergency(before: EmergencyCall | undefined, after: EmergencyCall | undefined): string | null {
  if (!before || !after) return null;
  const which = `${after.number} called by ${callerOf(after)}`;
  if (before.acknowledged_by === null && after.acknowledged_by !== null)
    return `${which}: ${carerOf(after.acknowledged_by)} looks after it.`;
  return sentenceOf(before) === sentenceOf(after) ? null : `${which}: ${sentenceOf(after)}`;
}
