import type { Call, Prompt } from '@flexpbx/call';
import { lettersIn, peopleSpelled } from '@flexpbx/domain';
import type { Person } from '../menus/menu-directory.ts';
import type { MenuParts } from './menu.ts';

/** "Welcome to the directory. Please enter the first three letters of your party's first or last name …" */
const question: readonly Prompt[] = [
  'sound:dir-welcome',
  'sound:dir-pls-enter',
  'number:3',
  'sound:dir-firstlast',
  'sound:dir-usingkeypad',
];

/** As many letters as are asked for; fewer end with #. */
const letters = 3;
const timesAsked = 3;
const keyTimeoutMs = 5_000;

/** Has a caller spell a name and choose among those it can be; answers with the extension, or null when none was chosen. */
export async function spellName(call: Call, parts: MenuParts): Promise<string | null> {
  for (let asked = 1; asked <= timesAsked; asked++) {
    const keys = await call.readDigits(question, { max: letters, terminator: '#', timeoutMs: keyTimeoutMs });
    if (keys === '') return null;
    const found = peopleSpelled(await parts.directory.people(), keys);
    for (const person of found) if (await isMeant(call, person, parts)) return person.number;
    await call.play(found.length === 0 ? 'sound:dir-nomatch' : 'sound:dir-nomore');
  }
  return null;
}

/** "If this is the person you are looking for, press 1, otherwise press *." */
async function isMeant(call: Call, person: Person, { spool }: MenuParts): Promise<boolean> {
  const recorded = await spool.greetingOf(person.number, 'name');
  const name: Prompt[] = recorded === null ? spelled(person) : [`sound:${recorded}`];
  const key = await call.menu([...name, 'sound:dir-instr'], { keys: '1*', timeoutMs: keyTimeoutMs });
  return key === '1';
}

/** The letters of a name nobody has recorded; of one without any that we can say, the number. */
function spelled({ name, number }: Person): Prompt[] {
  const said = lettersIn(name).map((letter): Prompt => `sound:letters/${letter}`);
  return said.length > 0 ? said : [`digits:${number}`];
}
