import type { Menu, MenuKey } from '../things/menu.ts';
import type { MenuRules } from './decide-menu.ts';

/** A menu with the numbers that can be dialled in it: those extensions of it that there are. */
export function menuRules(menu: Menu, extensions: readonly { readonly number: string }[]): MenuRules {
  const numbers = extensions.map(({ number }) => number);
  const { direct_dial: chosen } = menu;
  return { ...menu, dialable: chosen === 'all' ? numbers : numbers.filter((number) => chosen.includes(number)) };
}

/** A key that begins a number as well: whoever presses it waits a moment, for more keys may follow. */
export interface SlowKey {
  readonly key: MenuKey;
  /** One of the numbers it begins. */
  readonly begins: string;
}

/** The keys of a menu that are slow for this reason. */
export function slowKeys({ options, dialable }: Pick<MenuRules, 'options' | 'dialable'>): SlowKey[] {
  return options.flatMap(({ key }) => {
    const begins = dialable.find((number) => number.startsWith(key));
    return begins === undefined ? [] : [{ key, begins }];
  });
}
