import { type House, nameOf } from '../house.ts';
import type { Menu } from '../things/menu.ts';
import { neededBy, type Reference } from './reference.ts';

/** What menus lead to and what is heard in them. */
export function menuReferences({ things }: House): Reference[] {
  return things.menu.flatMap(ofMenu);
}

function ofMenu(menu: Menu): Reference[] {
  const from = { kind: 'menu', key: menu.id, name: nameOf('menu', menu) } as const;
  const heard = (field: keyof Menu, key: string | null, as: string): Reference[] =>
    key === null ? [] : [{ from, field, to: { kind: 'prompt', key }, as }];
  const led = (field: keyof Menu, to: Reference['to'] | null, as: string): Reference[] =>
    to === null ? [] : [{ from, field, to, as }];
  return [
    ...heard('greeting', menu.greeting, `what ${from.name} says`),
    ...heard('invalid_prompt', menu.invalid_prompt, `said in ${from.name} about keys that mean nothing`),
    ...heard('timeout_prompt', menu.timeout_prompt, `said in ${from.name} when nothing is pressed`),
    ...menu.options.flatMap(({ key, action, prompt }) => [
      ...heard('options', prompt, `said in ${from.name} about key ${key}`),
      ...(action.type === 'repeat' || action.type === 'directory'
        ? []
        : led('options', neededBy(action), `key ${key} in ${from.name}`)),
    ]),
    ...(menu.direct_dial === 'all' ? [] : menu.direct_dial).flatMap((key) =>
      led('direct_dial', { kind: 'extension', key }, `can be dialled in ${from.name}`),
    ),
    ...led('fallback', neededBy(menu.fallback), `where ${from.name} sends whoever chooses nothing`),
  ];
}
