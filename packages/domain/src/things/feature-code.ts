import { z } from 'zod';

/** Everything that can be dialled as a code, and what it is out of the box. */
export const featureCodeDefaults = {
  'voicemail-own': '*97',
  'voicemail-of': '*',
  'queue-login': '*72',
  'queue-logout': '*73',
  'transfer-blind': '##',
  'transfer-attended': '*2',
  park: '*74',
  retrieve: '*75',
  'forward-always': '*21*',
  'forward-always-off': '#21',
  'forward-busy': '*67*',
  'forward-busy-off': '#67',
  'forward-no-answer': '*61*',
  'forward-no-answer-off': '#61',
  'forward-unreachable': '*62*',
  'forward-unreachable-off': '#62',
  'forward-off': '#002',
  'do-not-disturb-on': '*78',
  'do-not-disturb-off': '*79',
  'call-waiting-on': '*43',
  'call-waiting-off': '#43',
  redial: '*66',
  'call-back-last-caller': '*69',
  'pickup-group': '*8',
  'pickup-extension': '**',
  intercom: '*80',
  'day-night': '*28',
} as const;

/** See {@link featureCodeDefaults}. */
export type Feature = keyof typeof featureCodeDefaults;

/** A feature whose code differs from the default, or that is switched off. */
export const featureCode = z.strictObject({
  id: z.enum(Object.keys(featureCodeDefaults) as [Feature, ...Feature[]]),
  code: z.string().regex(/^[*#][\d*#]{0,5}$/, 'A code begins with * or #, and has at most 6 characters.'),
  enabled: z.boolean().default(true),
});

/** The code of every feature as it counts; null for one that is switched off. */
export function codesOf(changed: readonly z.output<typeof featureCode>[]): Readonly<Record<Feature, string | null>> {
  const codes: Record<Feature, string | null> = { ...featureCodeDefaults };
  for (const { id, code, enabled } of changed) codes[id] = enabled ? code : null;
  return codes;
}
