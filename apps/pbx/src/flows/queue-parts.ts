import type { Prompt } from '@flexpbx/call';
import type { Callbacks } from '../queues/callbacks.ts';
import type { PlaceParts } from '../queues/caller-place.ts';
import type { Queues } from '../queues/queues.ts';
import type { Talks } from '../queues/talks.ts';

/** What queue flows need besides the call. */
export interface QueueParts {
  readonly queues: Pick<Queues, 'find' | 'recover'>;
  readonly talks: Pick<Talks, 'begin'>;
  readonly callbacks: Pick<Callbacks, 'keep' | 'placeOfLeg' | 'reached' | 'notReached'>;
  readonly place: PlaceParts;
  /** Where somebody is called back at a number: a phone of the house, or outside. */
  readonly endpointOf: (number: string) => Promise<string>;
  /** Nothing when the prompt is gone or can't be heard yet. */
  readonly prompt: (id: string | null) => Promise<readonly Prompt[]>;
  /** In ms. */
  readonly now: () => number;
}
