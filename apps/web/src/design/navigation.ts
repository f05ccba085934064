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

/** Whether the page at `pathname` is the item's, or (unless it is exact) one below it. */
export function isCurrent({ to, exact }: Pick<NavItem, 'to' | 'exact'>, pathname: string): boolean {
  const here = pathname.replace(/\/+$/, '');
  return here === to || (!exact && here.startsWith(`${to}/`));
}
