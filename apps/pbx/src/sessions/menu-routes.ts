import { type MenuParts, menu } from '../flows/menu.ts';
import { menuFallback } from './flow-result.ts';
import type { Route } from './sessions.ts';

/** The way of a call that came to a menu: `menu,<id>`. Null for anything else. */
export function menuRoute([name, id = '']: readonly string[], parts: MenuParts): Route | null {
  if (name !== 'menu' || !/^[a-z0-9_-]+$/.test(id)) return null;
  return {
    name,
    flow: (call) => menu(call, id, parts),
    fallback: menuFallback(id),
    stage: { state: 'menu', place: id, since: null },
  };
}
