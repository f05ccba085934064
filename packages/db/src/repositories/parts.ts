import type { Bell } from '../repositories.ts';
import type { Store } from '../store.ts';

/** What every repository is made from. */
export interface Parts {
  readonly store: Store;
  readonly bell: Bell;
}
