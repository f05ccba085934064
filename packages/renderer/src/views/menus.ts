import type { Snapshot } from '../snapshot.ts';

/** How menus are reached, and where their calls go while nobody serves them. */
export function menusView({ things }: Pick<Snapshot, 'things'>): object {
  return { menus: things.menu.map(({ id, number, fallback }) => ({ id, number, fallback })) };
}
