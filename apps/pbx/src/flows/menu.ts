import type { Call, Key, Prompt } from '@flexpbx/call';
import { type Destination, decideMenu, enteringMenu, menuKeys } from '@flexpbx/domain';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { MenuDirectory, OpenMenu } from '../menus/menu-directory.ts';
import { type FlowResult, sendTo } from '../sessions/flow-result.ts';
import { spellName } from './directory.ts';

/** What menus work with. */
export interface MenuParts {
  readonly directory: MenuDirectory;
  /** Holds the names people have recorded. */
  readonly spool: Pick<VoicemailSpool, 'greetingOf'>;
}

/** How long to wait for the next key of a number. */
const betweenKeysMs = 3_000;

const anyKey = menuKeys.join('');

/** Takes a caller through menus until it is said where the call goes. */
export async function menu(call: Call, id: string, parts: MenuParts): Promise<FlowResult> {
  await call.answer();
  let chosen: Destination = { type: 'menu', target: id };
  while (chosen.type === 'menu') {
    const found = await parts.directory.menu(chosen.target);
    if (found === null) return sendTo({ type: 'closed' });
    await call.setVariables({
      ...{ FLEXPBX_FLOW: 'menu', FLEXPBX_MENU: chosen.target },
      'CHANNEL(language)': found.language,
    });
    chosen = await choose(call, found, parts);
  }
  return sendTo(chosen);
}

/** Says a menu and does what the keys say, until the caller has chosen or has to be sent on. */
async function choose(call: Call, menu: OpenMenu, parts: MenuParts): Promise<Destination> {
  let state = enteringMenu;
  let heard = await ask(call, menu.greeting, menu.timeoutMs);
  for (;;) {
    const decision = decideMenu(menu.rules, state, heard);
    switch (decision.does) {
      case 'leave':
        await say(call, decision.prompt, parts);
        return decision.to;
      case 'give-up':
        return decision.to;
      case 'wait':
        heard = await ask(call, [], betweenKeysMs);
        break;
      case 'directory': {
        await say(call, decision.prompt, parts);
        const person = await spellName(call, parts);
        if (person !== null) return { type: 'extension', target: person };
        heard = null;
        break;
      }
      case 'ask':
        heard = await ask(call, [...before(menu, decision.because), ...menu.greeting], menu.timeoutMs);
    }
    ({ state } = decision);
  }
}

function ask(call: Call, prompts: readonly Prompt[], timeoutMs: number): Promise<Key | null> {
  return call.menu(prompts, { keys: anyKey, timeoutMs });
}

async function say(call: Call, prompt: string | null, { directory }: MenuParts): Promise<void> {
  if (prompt !== null) await call.play(...(await directory.prompt(prompt)));
}

function before(menu: OpenMenu, because: 'repeat' | 'silence' | 'mistake'): readonly Prompt[] {
  switch (because) {
    case 'mistake':
      return menu.afterMistake;
    case 'silence':
      return menu.afterSilence;
    case 'repeat':
      return [];
  }
}
