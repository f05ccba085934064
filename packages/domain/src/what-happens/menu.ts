import type { Destination } from '../destination.ts';
import { nameOf } from '../house.ts';
import { decideMenu, enteringMenu, type MenuDecision, type MenuState } from '../menus/decide-menu.ts';
import { menuRules } from '../menus/menu-rules.ts';
import type { Menu, MenuAction, MenuKey } from '../things/menu.ts';
import { atBeginning, endsIn, type Hop, personAt, type Step, type Underway } from './course.ts';

/** A call in a menu: what can be chosen, or, where keys are given, what they choose by the rules that serve real calls. */
export function atMenu(id: string, call: Underway): Hop {
  const { house, keys } = call;
  const menu = house.things.menu.find((one) => one.id === id);
  if (!menu) return endsIn('hang-up', 'The call ends: the menu is gone.', null);
  return keys === null ? choices(menu, call) : pressed(menu, keys, call);
}

function choices(menu: Menu, call: Underway): Hop {
  const by = { kind: 'menu', key: menu.id } as const;
  const steps = menu.options.map(({ key, action }) => ({ says: `${key}: ${actionInWords(action, call)}.`, by }));
  const dialled = hasDialable(menu, call);
  return {
    steps: [
      { says: `${atBeginning(nameOf('menu', menu))} answers and says what can be chosen.`, by },
      ...steps,
      ...(dialled ? [{ says: 'An extension can be dialled.', by }] : []),
      { says: `Nothing, ${timesInWords(menu.attempts)}: ${actionInWords(menu.fallback, call)}.`, by },
    ],
    next: { ends: 'menu' },
  };
}

/** How somebody leaves a menu: by the key of an option, by an extension that is dialled, or by choosing nothing. */
export type Choice =
  | { readonly by: 'key'; readonly key: string }
  | { readonly by: 'number' }
  | { readonly by: 'nothing' };

/** What these keys choose in a menu; null: they choose nothing yet. */
export function chosenBy(menu: Menu, keys: string, call: Underway): Choice | null {
  const { decision, used } = walk(menu, keys, call);
  const typed = used.length > 1 ? used.replace(/#$/, '') : used;
  switch (decision.does) {
    case 'give-up':
      return { by: 'nothing' };
    case 'directory':
      return { by: 'key', key: typed };
    case 'leave':
      return isDialled(menu, typed, call) ? { by: 'number' } : { by: 'key', key: typed };
    default:
      return null;
  }
}

function isDialled(menu: Menu, typed: string, { house }: Underway): boolean {
  return menuRules(menu, house.extensions).dialable.includes(typed);
}

/** Whoever chooses nothing to the end. */
export function nothingChosen(menu: Menu, rest: string): Hop {
  const by = { kind: 'menu', key: menu.id } as const;
  const says = 'The caller chooses nothing to the end.';
  return { steps: [answers(menu), { says, by }], next: { destination: menu.fallback, keys: rest } };
}

function answers(menu: Menu): Step {
  return { says: `${atBeginning(nameOf('menu', menu))} answers.`, by: { kind: 'menu', key: menu.id } };
}

/** Whether extensions can be dialled in a menu. */
export function hasDialable(menu: Menu, { house }: Underway): boolean {
  return menuRules(menu, house.extensions).dialable.length > 0;
}

/** The end of the keys is taken for silence as far as a number goes that they began; after that the caller is still asked. */
function pressed(menu: Menu, keys: string, call: Underway): Hop {
  const by = { kind: 'menu', key: menu.id } as const;
  const { decision, rest, used } = walk(menu, keys, call);
  const step = (says: string): Step[] => [answers(menu), { says, by }];
  switch (decision.does) {
    case 'leave':
      return { steps: step(`The caller presses ${used}.`), next: { destination: decision.to, keys: rest } };
    case 'give-up':
      return nothingChosen(menu, rest);
    case 'directory':
      return { steps: step(`The caller presses ${used}, and spells a name.`), next: { ends: 'directory' } };
    default:
      return { steps: step('The caller is asked for a key.'), next: { ends: 'menu' } };
  }
}

interface Walked {
  readonly decision: MenuDecision;
  readonly used: string;
  readonly rest: string;
}

/** Presses keys until the menu is left or no key is left. */
function walk(menu: Menu, keys: string, { house }: Underway): Walked {
  const rules = menuRules(menu, house.extensions);
  let state: MenuState = enteringMenu;
  let begun = 0;
  for (let at = 0; at < keys.length; at++) {
    const decision = decideMenu(rules, state, keys[at] as MenuKey);
    const taken = { decision, used: keys.slice(begun, at + 1), rest: keys.slice(at + 1) };
    if (!('state' in decision) || decision.does === 'directory') return taken;
    state = decision.state;
    if (decision.does === 'ask') begun = at + 1;
  }
  const asked: MenuDecision = { does: 'ask', because: 'silence', state };
  const decision = state.typed === '' ? asked : decideMenu(rules, state, null);
  return { decision, used: keys.slice(begun), rest: '' };
}

function actionInWords(action: MenuAction | Destination, { house }: Underway): string {
  switch (action.type) {
    case 'repeat':
      return 'the menu is said again';
    case 'directory':
      return 'the caller spells a name';
    case 'extension':
      return `it rings at ${personAt(house, action.target)}`;
    case 'voicemail':
      return `the mailbox of ${personAt(house, action.target)}`;
    case 'external':
      return `the number outside ${action.target}`;
    case 'closed':
      return 'the caller hears that nobody is there';
    case 'hang-up':
      return 'the call ends';
    default: {
      const thing = house.things[action.type].find((one) => keyIn(one) === action.target);
      return thing ? nameOf(action.type, thing) : action.target;
    }
  }
}

function keyIn(thing: { readonly id: string } | { readonly number: string }): string {
  return 'id' in thing ? thing.id : thing.number;
}

function timesInWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}
