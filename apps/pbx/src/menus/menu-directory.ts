import type { Prompt } from '@flexpbx/call';
import type { Bell, ExtensionRepository, ThingRepository } from '@flexpbx/db';
import { type Menu, type MenuRules, menuRules } from '@flexpbx/domain';
import type { PromptShelf } from './prompt-shelf.ts';

/** A menu as a caller meets it. */
export interface OpenMenu {
  readonly rules: MenuRules;
  readonly timeoutMs: number;
  readonly language: string;
  /** What is said, and what is said before it when the caller did something wrong or nothing. */
  readonly greeting: readonly Prompt[];
  readonly afterMistake: readonly Prompt[];
  readonly afterSilence: readonly Prompt[];
}

/** Somebody who can be reached by name. */
export interface Person {
  readonly number: string;
  readonly name: string;
}

/** Where menus are looked up while a call is in them: what is saved is met by the next caller. */
export interface MenuDirectory {
  /** Null when there is none of this name. */
  menu(id: string): Promise<OpenMenu | null>;
  /** Nothing when the prompt is gone or can't be heard yet. */
  prompt(id: string | null): Promise<readonly Prompt[]>;
  people(): Promise<readonly Person[]>;
  /** Stops listening for changes. */
  close(): void;
}

/** Said where nobody chose words: "Hello. Please enter the number you wish to call." */
const ownGreeting: readonly Prompt[] = ['sound:hello', 'sound:vm-enter-num-to-call'];
/** "I am sorry, that is not a valid extension. Please try again." */
const ownAfterMistake: readonly Prompt[] = ['sound:pbx-invalid'];

/** The menus of the database. */
export function menuDirectory(
  {
    things,
    extensions,
    bell,
  }: {
    readonly things: Pick<ThingRepository, 'find'>;
    readonly extensions: Pick<ExtensionRepository, 'list'>;
    readonly bell: Pick<Bell, 'listen'>;
  },
  shelf: PromptShelf,
): MenuDirectory {
  // Ten thousand extensions are not read again for each caller.
  let known: Promise<readonly Person[]> | null = null;
  const close = bell.listen(['extensions'], () => {
    known = null;
  });
  const people = (): Promise<readonly Person[]> => {
    known ??= extensions.list({}).catch((fault) => {
      known = null;
      throw fault;
    });
    return known;
  };
  const words = async (id: string | null, otherwise: readonly Prompt[]): Promise<readonly Prompt[]> =>
    (id === null ? null : await shelf.soundsOf(id)) ?? otherwise;

  return {
    close,
    people,
    prompt: (id) => words(id, []),
    menu: async (id) => {
      const menu = (await things.find('menu', id))?.thing;
      if (!menu) return null;
      const [greeting, afterMistake, afterSilence, dialable] = await Promise.all([
        words(menu.greeting, ownGreeting),
        words(menu.invalid_prompt, ownAfterMistake),
        words(menu.timeout_prompt, []),
        dialableIn(menu, people),
      ]);
      const { language, timeout_seconds: seconds } = menu;
      return {
        ...{ rules: menuRules(menu, dialable), timeoutMs: seconds * 1000, language },
        ...{ greeting, afterMistake, afterSilence },
      };
    },
  };
}

async function dialableIn({ direct_dial: chosen }: Menu, people: () => Promise<readonly Person[]>) {
  return chosen === 'all' || chosen.length > 0 ? people() : [];
}
