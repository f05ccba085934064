import { type House, menuRules } from '@flexpbx/domain';
import type { MenuParts } from '../flows/menu.ts';
import type { OpenMenu } from '../menus/menu-directory.ts';

/** The menus of a house for tests of flows; each greets with a sound of its name, each prompt is a sound of its name. */
export function menuParts({ things, extensions }: House, namesRecorded: readonly string[] = []): MenuParts {
  const open = (id: string): OpenMenu | null => {
    const menu = things.menu.find((one) => one.id === id);
    if (!menu) return null;
    return {
      ...{ rules: menuRules(menu, extensions), timeoutMs: menu.timeout_seconds * 1000, language: menu.language },
      ...{ greeting: [`sound:${id}`], afterMistake: ['sound:pbx-invalid'], afterSilence: [] },
    };
  };
  return {
    directory: {
      menu: async (id) => open(id),
      prompt: async (id) => (id === null ? [] : [`sound:${id}`]),
      people: async () => extensions,
      close: () => {},
    },
    spool: { greetingOf: async (box, kind) => (namesRecorded.includes(box) ? `${box}-${kind}` : null) },
  };
}
