import type { Destination } from '../destination.ts';
import type { Menu, MenuAction, MenuKey } from '../things/menu.ts';

/** A menu as far as keys go, with the numbers that can be dialled in it. */
export interface MenuRules extends Pick<Menu, 'options' | 'attempts' | 'invalid_attempts' | 'fallback'> {
  readonly dialable: readonly string[];
}

/** What a caller has done in a menu so far. */
export interface MenuState {
  /** Keys that may be the beginning of a number. */
  readonly typed: string;
  /** How often nothing was pressed. */
  readonly silences: number;
  /** How often what was pressed meant nothing. */
  readonly mistakes: number;
}

/** What a menu does next. */
export type MenuDecision =
  /** It is said (again), and a key waited for. */
  | { readonly does: 'ask'; readonly because: 'repeat' | 'silence' | 'mistake'; readonly state: MenuState }
  /** More keys may follow: it waits a moment for them. */
  | { readonly does: 'wait'; readonly state: MenuState }
  /** The caller chose. `prompt` is heard before. */
  | { readonly does: 'directory'; readonly prompt: string | null; readonly state: MenuState }
  | { readonly does: 'leave'; readonly to: Destination; readonly prompt: string | null }
  /** The caller chose nothing to the end. */
  | { readonly does: 'give-up'; readonly to: Destination };

/** Where every caller begins. */
export const enteringMenu: MenuState = { typed: '', silences: 0, mistakes: 0 };

/**
 * What a menu does about a key, or about none (null) within the time it waits. The flow that serves calls and the
 * answer to "what would happen" both ask here, so that they can't differ. Where a key is the beginning of a number as well,
 * the number is waited for first; # ends a number.
 */
export function decideMenu(menu: MenuRules, state: MenuState, heard: MenuKey | null): MenuDecision {
  if (heard === null) return state.typed === '' ? silent(menu, state) : settle(menu, state, state.typed);
  if (heard === '#' && state.typed !== '') return settle(menu, state, state.typed);
  const typed = state.typed + heard;
  const begun = menu.dialable.filter((number) => number.startsWith(typed));
  if (begun.some((number) => number !== typed)) return { does: 'wait', state: { ...state, typed } };
  return settle(menu, state, typed);
}

/** What is chosen by these keys when no more follow. */
function settle(menu: MenuRules, state: MenuState, typed: string): MenuDecision {
  if (menu.dialable.includes(typed)) return { does: 'leave', to: { type: 'extension', target: typed }, prompt: null };
  const option = menu.options.find(({ key }) => key === typed);
  return option ? choose(option.action, option.prompt, state) : mistaken(menu, state);
}

function choose(action: MenuAction, prompt: string | null, state: MenuState): MenuDecision {
  const fresh = { ...state, typed: '' };
  switch (action.type) {
    case 'repeat':
      return { does: 'ask', because: 'repeat', state: fresh };
    case 'directory':
      return { does: 'directory', prompt, state: fresh };
    default:
      return { does: 'leave', to: action, prompt };
  }
}

function silent(menu: MenuRules, state: MenuState): MenuDecision {
  const silences = state.silences + 1;
  if (silences >= menu.attempts) return { does: 'give-up', to: menu.fallback };
  return { does: 'ask', because: 'silence', state: { ...state, silences } };
}

function mistaken(menu: MenuRules, state: MenuState): MenuDecision {
  const mistakes = state.mistakes + 1;
  if (mistakes > menu.invalid_attempts) return { does: 'give-up', to: menu.fallback };
  return { does: 'ask', because: 'mistake', state: { ...state, typed: '', mistakes } };
}
