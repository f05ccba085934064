import type { FollowMe, RingGroup, Shuffle } from '@flexpbx/domain';
import type { Logger } from '@flexpbx/runtime';

/** Which ring groups there are, and who is followed. Null: none of that number. */
export interface RingGroupDirectory {
  group(number: string): Promise<RingGroup | null>;
  followMe(extension: string): Promise<FollowMe | null>;
}

/** What flows that ring several phones need besides the call. */
export interface RingGroupParts {
  readonly directory: RingGroupDirectory;
  readonly shuffled: Shuffle;
  readonly logger: Logger;
  /** In ms. */
  readonly now: () => number;
}
