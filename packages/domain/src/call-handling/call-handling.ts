import { z } from 'zod';
import { emergencyNumbers } from '../settings/emergency.ts';
import type { Settings } from '../settings/sections.ts';

const forwardTarget = z
  .string()
  .trim()
  .regex(/^\+?\d{2,30}$/, 'Give a number to forward to: an extension, or an outside number in digits.')
  .nullable();

/** What somebody has set about calls to their extension. Null: not forwarded. */
export const callHandling = z.strictObject({
  forward_always: forwardTarget,
  forward_busy: forwardTarget,
  forward_no_answer: forwardTarget,
  forward_unreachable: forwardTarget,
  do_not_disturb: z.boolean(),
  call_waiting: z.boolean(),
});

/** See {@link callHandling}. */
export type CallHandling = z.infer<typeof callHandling>;

/** What is to be changed of it. */
export type CallHandlingChange = { readonly [Field in keyof CallHandling]?: CallHandling[Field] | undefined };

/** How each field stands as a dialled state of subject `handling`: `<extension>/<key>`, and the text of its value. */
const states = {
  forward_always: { key: 'forward-always', ...forward() },
  forward_busy: { key: 'forward-busy', ...forward() },
  forward_no_answer: { key: 'forward-no-answer', ...forward() },
  forward_unreachable: { key: 'forward-unreachable', ...forward() },
  do_not_disturb: {
    key: 'do-not-disturb',
    read: (text: string) => text === 'on',
    write: (value: boolean) => (value ? 'on' : ''),
  },
  call_waiting: {
    key: 'call-waiting',
    read: (text: string) => text !== 'off',
    write: (value: boolean) => (value ? '' : 'off'),
  },
} as const;

function forward() {
  return { read: (text: string) => text || null, write: (value: string | null) => value ?? '' };
}

type Field = keyof CallHandling;

/** The handling of an extension from its dialled states; `stateOf` answers '' where nothing was ever set. */
export function handlingFrom(extension: string, stateOf: (key: string) => string): CallHandling {
  const fields = Object.entries(states).map(([field, { key, read }]) => [field, read(stateOf(`${extension}/${key}`))]);
  return Object.fromEntries(fields) as CallHandling;
}

/** The dialled states a change consists of, by key. */
export function statesOf(extension: string, change: CallHandlingChange): Readonly<Record<string, string>> {
  const written = (Object.keys(change) as Field[])
    .filter((field) => change[field] !== undefined)
    .map((field) => {
      const { key, write } = states[field];
      return [`${extension}/${key}`, (write as (value: unknown) => string)(change[field])];
    });
  return Object.fromEntries(written);
}

/** What a change of handling must not be. Null when it is fine. `settings`: which numbers are emergency numbers. */
export function handlingFault(
  extension: string,
  change: CallHandlingChange,
  settings: Pick<Settings, 'emergency'>,
): { field: string; message: string } | null {
  const never = new Set<unknown>(emergencyNumbers(settings.emergency).map(({ dialled }) => dialled));
  for (const [field, value] of Object.entries(change)) {
    if (value === extension) return { field, message: 'A phone can’t forward to itself. Choose another number.' };
    if (never.has(value)) return { field, message: `${value} is an emergency number: calls can’t be forwarded there.` };
  }
  return null;
}
