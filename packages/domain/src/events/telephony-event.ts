import { z } from 'zod';
import { callOutcomes } from '../call-record.ts';

/** A call as each of its events tells it. */
const call = {
  call_id: z.string().meta({ description: 'The same in all events of a call, and in the call history.' }),
  from: z.string(),
  to: z.string().meta({ description: 'What the caller dialled.' }),
  caller_name: z.string(),
};

const phone = { extension: z.string(), contact: z.string(), user_agent: z.string() };

const message = {
  mailbox: z.string(),
  message_id: z.string(),
  from: z.string(),
  caller_name: z.string(),
  received_at: z.iso.datetime(),
  duration: z.int().meta({ description: 'Seconds.' }),
};

const agent = { queue: z.string(), agent: z.string() };

const participant = { conference: z.string(), participant_id: z.string(), number: z.string(), name: z.string() };

/** What each kind of event tells. Programs rely on it: fields are added, never taken away. */
export const eventData = {
  /** Somebody dialled. */
  'call.started': z.strictObject(call),
  /** Two people talk: a mailbox or a menu that answers is told by nothing but the end. Once a call. */
  'call.answered': z.strictObject(call),
  'call.transferred': z.strictObject({
    call_id: call.call_id,
    from: z.string().meta({ description: 'Who was transferred.' }),
    to: z.string().meta({ description: 'To whom, as far as that is a number.' }),
    caller_name: z.string(),
    transferred_by: z.string(),
    method: z.enum(['blind', 'attended']),
  }),
  'call.parked': z.strictObject({
    call_id: call.call_id,
    from: z.string().meta({ description: 'Who waits.' }),
    caller_name: z.string(),
    slot: z.string(),
    parked_by: z.string().nullable(),
  }),
  'call.ended': z.strictObject({
    ...call,
    outcome: z.enum([...callOutcomes, 'broken-off']).meta({
      description:
        'As in the call history. `broken-off`: Asterisk ended in the middle, and the history has no such call.',
    }),
    answered_by: z.string().nullable(),
    started_at: z.iso.datetime(),
    answered_at: z.iso.datetime().nullable(),
    duration: z.int().meta({ description: 'Seconds from the first ring to the end.' }),
    talk_time: z.int().meta({ description: 'Seconds of talk.' }),
  }),
  'voicemail.new': z.strictObject(message),
  /** A message was heard for the first time, by phone or in the portal. */
  'voicemail.retrieved': z.strictObject(message),
  'extension.registered': z.strictObject(phone),
  'extension.unregistered': z.strictObject(phone),
  'queue.agent_login': z.strictObject(agent),
  'queue.agent_logout': z.strictObject(agent),
  'queue.call_queued': z.strictObject({
    call_id: call.call_id,
    queue: z.string(),
    from: z.string(),
    caller_name: z.string(),
  }),
  'conference.participant_joined': z.strictObject(participant),
  'conference.participant_left': z.strictObject(participant),
} as const;

/** A kind of event, by the name programs know it by. */
export type EventKind = keyof typeof eventData;

/** What an event of one kind tells. */
export type EventData<Kind extends EventKind> = z.output<(typeof eventData)[Kind]>;

/** Something that happened on the telephone, for programs. */
export type TelephonyEvent = { readonly [Kind in EventKind]: EventOfKind<Kind> }[EventKind];

/** An event of one kind. */
export interface EventOfKind<Kind extends EventKind> {
  /** What it is known by: written again, it is the same one. */
  readonly key: string;
  readonly kind: Kind;
  readonly at: Date;
  readonly data: EventData<Kind>;
}

/** An event as it is kept. */
export const telephonyEvent = z.discriminatedUnion(
  'kind',
  kindSchemas() as never,
) as unknown as z.ZodType<TelephonyEvent>;

/** How long events can be asked for. */
export const eventsKeptMs = 7 * 24 * 60 * 60 * 1000;

/** An event that is known by its kind and what it happened to; `at` only where the same can happen to it again. */
export function eventOf<Kind extends EventKind>(
  kind: Kind,
  { what, at, data }: { readonly what: readonly (string | Date)[]; readonly at: Date; readonly data: EventData<Kind> },
): EventOfKind<Kind> {
  const parts = what.map((part) => (typeof part === 'string' ? part : String(part.getTime())));
  return { key: [kind, ...parts].join('/'), kind, at, data };
}

function kindSchemas() {
  return Object.entries(eventData).map(([kind, data]) =>
    z.object({ key: z.string(), kind: z.literal(kind), at: z.date(), data }),
  );
}
