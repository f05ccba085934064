import { z } from 'zod';
import { dialledBehind, featureGroups } from '../feature-codes/features.ts';
import { neededKinds } from '../references/reference.ts';
import { route } from './route.ts';

const DialRow = z
  .object({
    of: z.enum(['emergency', 'dial-rule', 'feature-code', 'outbound-route']),
    key: z.string().meta({ description: 'Of the rule, code or route; empty for emergency numbers.' }),
    dial: z.string().meta({ description: 'As people write numbers: `1xxx`.' }),
    goes_to: z.string(),
    there: z
      .object({ count: z.int(), first: z.array(z.object({ number: z.string(), name: z.string() })) })
      .nullable()
      .meta({ description: 'The numbers of the range that are something, the first ten by name.' }),
    notes: z.array(z.string()).meta({ description: 'Overlaps with other rows, and what isn’t chosen.' }),
  })
  .meta({ id: 'DialRow' });

const PhoneFeature = z
  .object({
    id: z.string(),
    name: z.string(),
    does: z.string(),
    group: z.enum(featureGroups),
    behind: z.enum(dialledBehind).meta({ description: 'What is dialled behind the code.' }),
    code: z.string().nullable(),
    default_code: z.string(),
    state: z.enum(['default', 'changed', 'disabled']),
    dial: z.string().nullable().meta({ description: '`*80 and an extension`; null while it is switched off.' }),
    during_call: z.boolean().meta({ description: 'Pressed during a call; else it is dialled.' }),
  })
  .meta({ id: 'PhoneFeature' });

const part = z.object({ kind: z.enum([...neededKinds, 'settings']), key: z.string() }).nullable();
const steps = z.array(
  z.object({
    says: z.string().meta({ description: 'A sentence for people.' }),
    by: part.meta({ description: 'What decides it.' }),
  }),
);
const ending = z.enum([
  'extension',
  'mailbox',
  'conference',
  'menu',
  'directory',
  'ring-group',
  'queue',
  'page',
  'parked-call',
  'code',
  'outside',
  'emergency',
  'announcement',
  'hang-up',
]);

const Course = z.object({ steps, ends: ending }).meta({ id: 'Course' });

const CallGraph = z
  .object({
    steps: steps.meta({ description: 'What happens to every call before the first place.' }),
    places: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          by: part.meta({ description: 'The part of the configuration that it is.' }),
          ends: ending
            .nullable()
            .meta({ description: 'What calls come to here that go no further; null where all go on.' }),
          steps: steps.meta({ description: 'What happens to such a call here.' }),
        }),
      )
      .meta({ description: 'Where calls end, or where it is decided where they go on; all come to the first.' }),
    ways: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        when: z.string().meta({ description: 'What leads this way: `open`, `1`, `nothing chosen`.' }),
        taken: z.boolean().meta({ description: 'Whether the call that was asked about goes this way.' }),
        steps,
      }),
    ),
  })
  .meta({ id: 'CallGraph' });

const question = z.object({
  number: z
    .string()
    .regex(/^\+?[\d*#]{1,30}$/, 'Give what is dialled: digits, * and #, perhaps a + before them.')
    .meta({ description: 'What is dialled, or the number that is called from outside.' }),
  from: z
    .string()
    .regex(/^(\+?\d{1,20}|anonymous)$/, 'Give the number that calls, or "anonymous".')
    .default('anonymous')
    .meta({ description: 'An extension: it dials. Any other number, or `anonymous`: somebody outside calls.' }),
  trunk: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/)
    .optional()
    .meta({ description: 'The call comes in by this trunk, whatever its number.' }),
  keys: z
    .string()
    .regex(/^[\d*#]{1,40}$/, 'Give the keys that are pressed: digits, * and #.')
    .optional()
    .meta({ description: 'What the caller presses in menus; where it is left out, the first menu is the end.' }),
  at: z.iso.datetime({ offset: true }).optional().meta({ description: 'At this time; now where it is left out.' }),
});

/** Where numbers lead: what Asterisk's dialplan does, asked before somebody dials. */
export const routingRoutes = {
  getNumberPlan: route({
    method: 'get',
    path: '/api/number-plan',
    tag: 'Routing',
    summary: 'Everything that can be dialled and where it goes, in the order it is looked for',
    permission: 'telephony.read',
    response: z.object({ items: z.array(DialRow) }),
  }),
  whatHappens: route({
    method: 'get',
    path: '/api/what-happens',
    tag: 'Routing',
    summary: 'Step by step, where a dialled number or a call from outside leads',
    permission: 'telephony.read',
    query: question,
    response: Course,
  }),
  getCallGraph: route({
    method: 'get',
    path: '/api/what-happens/graph',
    tag: 'Routing',
    summary: 'Everywhere the calls to a number can lead, by hours and keys, and which way the asked call takes',
    permission: 'telephony.read',
    query: question,
    response: CallGraph,
  }),
  listPhoneFeatures: route({
    method: 'get',
    path: '/api/phone-features',
    tag: 'Routing',
    summary: 'Every feature with a code: what it does, what is dialled, whether that was changed',
    permission: 'telephony.read',
    response: z.object({ items: z.array(PhoneFeature) }),
  }),
};
