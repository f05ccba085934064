import type { Feature } from '../things/feature-code.ts';

/** What can be dialled behind a code. */
export const dialledBehind = ['nothing', 'extension', 'number', 'switch', 'slot', 'agent'] as const;

/**
 * See {@link dialledBehind}. `switch`: the number of a day/night switch, `slot`: where a call is parked, `agent`: nothing, or for a
 * lamp key the extension of a queue's agent.
 */
export type DialledBehind = (typeof dialledBehind)[number];

/** What people are told of a feature that has a code. */
export interface FeatureWords {
  readonly name: string;
  /** What dialling it does, as a sentence. */
  readonly does: string;
  readonly behind: DialledBehind;
  readonly group: FeatureGroup;
}

/** Under what people look for a feature, in the order of the list. */
export const featureGroups = [
  'Mailbox',
  'Forwarding',
  'Calls in hand',
  'Other people’s calls',
  'Queues',
  'House',
] as const;

/** See {@link featureGroups}. */
export type FeatureGroup = (typeof featureGroups)[number];

/** Features whose code is pressed during a call, and means nothing when it is dialled. */
export const duringCall: readonly Feature[] = ['transfer-blind', 'transfer-attended'];

/** Every feature with a code, in the order people are shown them. */
export const features: Readonly<Record<Feature, FeatureWords>> = {
  'voicemail-own': words('Mailbox', 'Own mailbox', 'nothing', 'Listens to the messages of the phone that calls.'),
  'voicemail-of': words(
    'Mailbox',
    'Mailbox of an extension',
    'extension',
    'Listens to messages from any phone; asks for the PIN.',
  ),
  'forward-always': words('Forwarding', 'Forward every call', 'number', 'All calls go to the number.'),
  'forward-always-off': words('Forwarding', 'End forwarding every call', 'nothing', 'Calls ring here again.'),
  'forward-busy': words(
    'Forwarding',
    'Forward when busy',
    'number',
    'Calls go to the number while this phone is busy.',
  ),
  'forward-busy-off': words(
    'Forwarding',
    'End forwarding when busy',
    'nothing',
    'Who calls while it is busy finds it busy.',
  ),
  'forward-no-answer': words(
    'Forwarding',
    'Forward when nobody answers',
    'number',
    'Calls go to the number when nobody answers in time.',
  ),
  'forward-no-answer-off': words(
    'Forwarding',
    'End forwarding when nobody answers',
    'nothing',
    'Calls nobody answers go to the mailbox again.',
  ),
  'forward-unreachable': words(
    'Forwarding',
    'Forward when unreachable',
    'number',
    'Calls go to the number while no phone is registered.',
  ),
  'forward-unreachable-off': words(
    'Forwarding',
    'End forwarding when unreachable',
    'nothing',
    'Calls go to the mailbox while no phone is registered.',
  ),
  'forward-off': words(
    'Forwarding',
    'End all forwarding',
    'nothing',
    'Takes back every forward of the phone that calls.',
  ),
  'do-not-disturb-on': words(
    'Calls in hand',
    'Do not disturb',
    'nothing',
    'The phone stays silent; callers find it busy.',
  ),
  'do-not-disturb-off': words('Calls in hand', 'End do not disturb', 'nothing', 'The phone rings again.'),
  'call-waiting-on': words(
    'Calls in hand',
    'Call waiting on',
    'nothing',
    'A second call is shown while one is talking.',
  ),
  'call-waiting-off': words('Calls in hand', 'Call waiting off', 'nothing', 'A second caller finds the phone busy.'),
  redial: words('Calls in hand', 'Redial', 'nothing', 'Calls the number that was dialled last.'),
  'call-back-last-caller': words('Calls in hand', 'Call the last caller', 'nothing', 'Calls whoever called last.'),
  'transfer-blind': words(
    'Calls in hand',
    'Transfer',
    'number',
    'During a call: the other goes to the number at once.',
  ),
  'transfer-attended': words(
    'Calls in hand',
    'Transfer after asking',
    'number',
    'During a call: the other waits while you talk to the number, and is connected when you hang up.',
  ),
  park: words('Calls in hand', 'Park', 'nothing', 'Parks the call in hand and says in which slot it waits.'),
  retrieve: words('Calls in hand', 'Fetch a parked call', 'slot', 'Takes the call that waits in the slot.'),
  'pickup-group': words(
    'Other people’s calls',
    'Pick up in the group',
    'nothing',
    'Answers a phone of the own pickup group that rings.',
  ),
  'pickup-extension': words(
    'Other people’s calls',
    'Pick up an extension',
    'extension',
    'Answers that extension while it rings.',
  ),
  intercom: words(
    'Other people’s calls',
    'Intercom',
    'extension',
    'Speaks through that phone’s loudspeaker without its being picked up.',
  ),
  'queue-login': words('Queues', 'Log in to queues', 'agent', 'The phone takes calls of its queues.'),
  'queue-logout': words('Queues', 'Log out of queues', 'nothing', 'The phone takes no more calls of its queues.'),
  'day-night': words('House', 'Day or night', 'switch', 'Turns a day/night switch and says what it is now.'),
};

const behindWords = {
  nothing: '',
  extension: ' and an extension',
  number: ' and a number',
  switch: ' and the number of a switch',
  slot: ' and a slot',
  agent: '',
} as const;

/** What is dialled for a feature, in words: `*80 and an extension`. */
export function dialledAs(feature: Feature, code: string): string {
  return code + behindWords[features[feature].behind];
}

function words(group: FeatureGroup, name: string, behind: DialledBehind, does: string): FeatureWords {
  return { name, does, behind, group };
}
