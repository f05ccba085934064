import { z } from 'zod';
import { callOutcomes } from '../call-record.ts';
import { codecList, dtmfMethod, mediaEncryption } from '../codec.ts';
import { displayName } from '../display-name.ts';
import { emailAddress, ringSeconds } from '../extension.ts';
import { extensionNumber } from '../extension-number.ts';
import { liveCallStates } from '../live-call.ts';
import { portalPassword, sipSecret, voicemailPin } from '../secrets.ts';
import { identifier } from '../things/identifier.ts';

/** An error: what went wrong, in words for its reader, and the fields at fault (after RFC 9457). */
export const Problem = z
  .object({
    id: z.string().meta({ description: 'Stable name of the error, for programs.' }),
    title: z.string().meta({ description: 'What went wrong and what to do, for people.' }),
    status: z.int(),
    fields: z.record(z.string(), z.string()).optional().meta({ description: 'Message for each input at fault.' }),
    request_id: z.string().optional().meta({ description: 'Finds a fault of ours in the log of the portal.' }),
  })
  .meta({ id: 'Problem' });

const isoTime = z.iso.datetime();
const phoneStateName = z.enum(['online', 'unreachable', 'offline']);

export const Registration = z
  .object({
    contact: z.string(),
    user_agent: z.string(),
    reachability: z.enum(['reachable', 'unreachable', 'unknown']),
    round_trip_ms: z.number().nullable(),
    updated_at: isoTime,
  })
  .meta({ id: 'Registration' });

export const Extension = z
  .object({
    number: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    caller_id: z.string().nullable().meta({ description: 'Name shown to those it calls; null: its own name.' }),
    allow_external: z.boolean(),
    voicemail: z.boolean(),
    no_answer_timeout: z.int().meta({ description: 'Seconds a phone rings before voicemail.' }),
    location: z.string().nullable(),
    codecs: codecList.nullable().meta({ description: 'In the order offered; null: the system’s.' }),
    dtmf: dtmfMethod.nullable().meta({ description: 'Null: the system’s.' }),
    encryption: mediaEncryption,
    pickup_group: z.string().nullable(),
    music: z.string().nullable(),
    location_id: z.string().nullable(),
    state: phoneStateName,
    registrations: z.array(Registration),
    account: z.string().nullable().meta({ description: 'User name of the account that sees this extension.' }),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'Extension' });

/** What can be set when an extension is made; what is left out gets the product's default or is generated. */
export const ExtensionCreate = z
  .strictObject({
    number: extensionNumber,
    name: displayName,
    email: emailAddress.nullable().optional(),
    password: sipSecret.optional().meta({ description: 'SIP password of the phone; generated when left out.' }),
    voicemail_pin: voicemailPin.optional(),
    caller_id: displayName.nullable().optional(),
    allow_external: z.boolean().optional(),
    voicemail: z.boolean().optional(),
    no_answer_timeout: ringSeconds.optional(),
    location: displayName.nullable().optional(),
    codecs: codecList.nullable().optional(),
    dtmf: dtmfMethod.nullable().optional(),
    encryption: mediaEncryption.optional(),
    pickup_group: identifier.nullable().optional(),
    music: identifier.nullable().optional(),
    location_id: identifier.nullable().optional(),
  })
  .meta({ id: 'ExtensionCreate' });

/** A change keeps everything it doesn't name. */
export const ExtensionChange = ExtensionCreate.omit({ number: true }).partial().meta({ id: 'ExtensionChange' });

export const PhoneSetup = z
  .object({
    server: z.string(),
    sip_port: z.int(),
    sips_port: z.int(),
    transports: z.array(z.enum(['udp', 'tcp', 'tls', 'wss'])),
    username: z.string(),
    password: z.string(),
    display_name: z.string(),
    voicemail_code: z.string(),
    voicemail_pin: z.string().nullable(),
  })
  .meta({ id: 'PhoneSetup' });

export const TemporaryPassword = z
  .object({ username: z.string(), password: z.string(), expires_at: isoTime })
  .meta({ id: 'TemporaryPassword' });

export const Me = z
  .object({
    username: z.string(),
    role: z.enum(['admin', 'user']),
    extension: z.string().nullable(),
    name: z.string().nullable(),
    must_change_password: z.boolean(),
    permissions: z.array(z.string()),
  })
  .meta({ id: 'Me' });

export const SignIn = z
  .strictObject({
    username: z.string().min(1, 'Give your user name.').max(64),
    password: z.string().min(1, 'Give your password.').max(256),
  })
  .meta({ id: 'SignIn' });

export const PasswordChange = z
  .strictObject({ current_password: z.string().min(1).max(256), new_password: portalPassword })
  .meta({ id: 'PasswordChange' });

export const LiveCall = z
  .object({
    call_id: z.string(),
    /** `connected`: the system has answered, and says something. */
    state: z.enum(liveCallStates),
    state_since: isoTime,
    /** The number of the queue, mailbox, conference, paging zone, parking slot or agent, or the id of the menu. */
    place: z.string().nullable(),
    /** The number of whoever the caller talks to: the agent, for a call of a queue. */
    with: z.string().nullable(),
    from: z.string(),
    from_name: z.string(),
    to: z.string(),
    started_at: isoTime,
    answered_at: isoTime.nullable(),
  })
  .meta({ id: 'LiveCall' });

export const CallRecord = z
  .object({
    call_id: z.string(),
    start: isoTime,
    answer: isoTime.nullable(),
    end: isoTime,
    from: z.string(),
    from_name: z.string(),
    to: z.string(),
    answered_by: z.string().nullable(),
    outcome: z.enum(callOutcomes),
    duration: z.int().meta({ description: 'Seconds from the first ring to the end.' }),
    talk_time: z.int().meta({ description: 'Seconds of talk.' }),
  })
  .meta({ id: 'CallRecord' });

/** `start_date` and `end_date` are days in the server's zone or instants; both included. */
export const CallRecordQuery = z.object({
  start_date: z.union([z.iso.date(), isoTime]).optional(),
  end_date: z.union([z.iso.date(), isoTime]).optional(),
  search: z.string().max(80).optional().meta({ description: 'Part of a number or a name.' }),
  outcome: CallRecord.shape.outcome.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.string().max(200).optional().meta({ description: '`next` of the page before.' }),
});

export const Statistics = z
  .object({
    since: isoTime,
    total_calls: z.int(),
    answered: z.int(),
    voicemail: z.int(),
    missed: z.int(),
    average_talk_time: z.number(),
    today: z.object({ total_calls: z.int(), answered: z.int() }),
    yesterday: z.object({ total_calls: z.int(), answered: z.int() }),
  })
  .meta({ id: 'Statistics' });

export const VoicemailMessage = z
  .object({
    id: z.string(),
    mailbox: z.string(),
    heard: z.boolean(),
    from: z.string(),
    from_name: z.string(),
    received_at: isoTime,
    duration: z.int(),
    transcription: z
      .object({
        state: z.enum(['waiting', 'done', 'failed']),
        text: z.string().meta({ description: 'Empty where no words were understood.' }),
        reason: z.string().nullable().meta({ description: 'What stood in the way last.' }),
      })
      .nullable()
      .meta({ description: 'What is said in it; null: nobody tries to find out.' }),
  })
  .meta({ id: 'VoicemailMessage' });

export const ConfigurationState = z
  .object({
    phase: z.enum(['applied', 'applying', 'staged', 'failed']),
    mode: z.enum(['power', 'secure']),
    wanted: z.int(),
    applied: z.int(),
    staged: z.int().nullable(),
    failure: z.object({ revision: z.int(), reason: z.string() }).nullable(),
    pending_files: z.array(z.string()),
    updated_at: isoTime,
  })
  .meta({ id: 'ConfigurationState' });

export const ConfigurationHistoryEntry = z
  .object({
    revision: z.int(),
    outcome: z.enum(['applied', 'staged', 'failed']),
    reason: z.string().nullable(),
    files: z.array(z.string()),
    took_ms: z.int(),
    at: isoTime,
  })
  .meta({ id: 'ConfigurationHistoryEntry' });

/** Whether one of our processes (or Asterisk) does its work. */
const ProcessState = z
  .object({ name: z.string(), state: z.enum(['running', 'down']), detail: z.string(), since: isoTime.nullable() })
  .meta({ id: 'ProcessState' });

export const Status = z
  .object({
    status: z.enum(['running', 'degraded']),
    uptime: z.int().optional().meta({ description: 'Seconds since the portal started.' }),
    active_calls: z.int().optional(),
    registered_extensions: z.int().optional(),
    extensions: z.int().optional(),
    memory_usage: z.string().optional(),
    cpu_usage: z.string().optional(),
    version: z.string().optional(),
    asterisk_version: z.string().nullable().optional(),
    processes: z.array(ProcessState).optional(),
    voicemail_room: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the disk has room for messages; without it callers are asked to call later.' }),
  })
  .meta({ id: 'Status' });
