import type { Icon } from '@tabler/icons-react';

/** A page of a portal's navigation. */
export interface NavItem {
  readonly to: string;
  readonly label: string;
  readonly icon: Icon;
  /** Key that opens it after `g`. */
  readonly key: string;
  /** Current on its own address only, not on those below it. */
  readonly exact?: true;
}

/** Pages that belong together; `title` is absent for the first, which need none. */
export interface NavGroup {
  readonly title?: string;
  readonly items: readonly NavItem[];
}
