import type { DialAction } from '../things/dial-rule.ts';

/** What people are told of each action of the number plan. */
export interface ActionWords {
  /** As in "2xxx is kept for conferences". */
  readonly plural: string;
  /** For the choice in a form. */
  readonly label: string;
}

/** See {@link ActionWords}. */
export const actionWords: Readonly<Record<DialAction, ActionWords>> = {
  extension: { plural: 'extensions', label: 'Extensions' },
  auto_attendant: { plural: 'the operator', label: 'Operator (auto attendant)' },
  conference: { plural: 'conferences', label: 'Conferences' },
  ring_group: { plural: 'ring groups', label: 'Ring groups' },
  park: { plural: 'parked calls', label: 'Parked calls' },
  queue: { plural: 'call queues', label: 'Call queues' },
  paging: { plural: 'paging', label: 'Paging' },
  voicemail: { plural: 'mailboxes', label: 'Mailboxes' },
  trunk: { plural: 'outside numbers', label: 'Outside numbers' },
};
