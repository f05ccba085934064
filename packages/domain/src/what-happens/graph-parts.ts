import type { Ending, Step } from './course.ts';

/**
 * Everywhere the calls to one number can lead. What happens on one path through it is `steps`, then those of each way taken, then
 * those of the last place: the answer of `whatHappens` for a call that takes it.
 */
export interface CallGraph {
  /** What happens to every call before its first place. */
  readonly steps: readonly Step[];
  /** The first is where all calls come to. */
  readonly places: readonly Place[];
  readonly ways: readonly Way[];
}

/** Where calls end, or where it is decided where they go on. */
export interface Place {
  /** Unique in its graph. */
  readonly id: string;
  /** In few words: `Main menu`, `Ada Lovelace (1001)`. */
  readonly name: string;
  /** The part of the configuration that it is. */
  readonly by: Step['by'];
  /** What a call comes to that goes no further; null where all go on. */
  readonly ends: Ending | null;
  /** What happens to such a call here. */
  readonly steps: readonly Step[];
}

/** From one place to the next. */
export interface Way {
  /** Ids of the places. */
  readonly from: string;
  readonly to: string;
  /** What leads this way, in few words: `open`, `1`, `nothing chosen`. */
  readonly when: string;
  /** Whether the call that was asked about goes this way. */
  readonly isTaken: boolean;
  readonly steps: readonly Step[];
}
