import type { DialAction } from '../things/dial-rule.ts';

/** What people are told of each action of the number plan. */
export interface ActionWords {
  /** As in "2xxx is kept for conferences". */
  readonly plural: string;
  /** For the choice in a form. */
  readonly label: string;
  /** False for features that this version doesn't have: callers hear that the number is not in service. */
  readonly built: boolean;
}

/** See {@link ActionWords}. */
export const actionWords: Readonly<Record<DialAction, ActionWords>> = {
  extension: { plural: 'extensions', label: 'Extensions', built: true },
  auto_attendant: { plural: 'the operator', label: 'Operator (auto attendant)', built: true },
  conference: { plural: 'conferences', label: 'Conferences', built: true },
  ring_group: { plural: 'ring groups', label: 'Ring groups', built: true },
  park: { plural: 'parked calls', label: 'Parked calls', built: true },
  queue: { plural: 'call queues', label: 'Call queues', built: true },
  paging: { plural: 'paging', label: 'Paging', built: false },
  voicemail: { plural: 'mailboxes', label: 'Mailboxes', built: true },
  trunk: { plural: 'outside numbers', label: 'Outside numbers', built: true },
};
