import type { Database } from '@flexpbx/db';
import { type Circumstances, handlingFrom, switchStateFrom } from '@flexpbx/domain';

/** What is so now besides the configuration: how switches stand, and what people have set about their calls. */
export async function circumstancesAt(
  moment: Date,
  { dialledStates, extensions }: Pick<Database, 'dialledStates' | 'extensions'>,
): Promise<Circumstances> {
  const [switches, handling, people] = await Promise.all([
    dialledStates.list('switch'),
    dialledStates.list('handling'),
    extensions.list({}),
  ]);
  const free = new Set(people.filter(({ allowExternal }) => allowExternal).map(({ number }) => number));
  return {
    moment,
    switchState: (number) => switchStateFrom(switches.get(number)?.value ?? ''),
    handlingOf: (extension) => handlingFrom(extension, (key) => handling.get(key)?.value ?? ''),
    mayCallOutside: (extension) => free.has(extension),
  };
}
