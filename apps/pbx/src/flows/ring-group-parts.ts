import type { CallHandling, FollowMe, RingGroup, Shuffle } from '@flexpbx/domain';
import type { Logger } from '@flexpbx/runtime';

/** Which ring groups there are, who is followed, and who wants no call. Null: none of that number. */
export interface RingGroupDirectory {
  group(number: string): Promise<RingGroup | null>;
  followMe(extension: string): Promise<FollowMe | null>;
  /** What somebody has set about calls, by phone or in the portal. */
  handlingOf(extension: string): Promise<CallHandling>;
}

/** What flows that ring several phones need besides the call. */
export interface RingGroupParts {
  readonly directory: RingGroupDirectory;
  readonly shuffled: Shuffle;
  readonly logger: Logger;
  /** In ms. */
  readonly now: () => number;
}
