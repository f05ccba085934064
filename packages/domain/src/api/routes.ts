import { z } from 'zod';
import { callHandlingRoutes } from './call-handling.ts';
import { conferenceRoutes } from './conferences.ts';
import { emergencyRoutes } from './emergency.ts';
import { eventRoutes } from './events.ts';
import { followMeRoutes } from './follow-me.ts';
import { mailRoutes } from './mail.ts';
import { mailboxesRoutes } from './mailboxes.ts';
import { musicRoutes } from './music.ts';
import { notificationRoutes } from './notifications.ts';
import { pagingRoutes } from './paging.ts';
import { parkingRoutes } from './parking.ts';
import { promptRoutes } from './prompts.ts';
import { pushRoutes } from './push.ts';
import { queueRoutes } from './queues.ts';
import { type Route, route } from './route.ts';
import { routingRoutes } from './routing.ts';
import * as shape from './shapes.ts';
import { switchRoutes } from './switches.ts';
import { telephonyRoutes } from './telephony.ts';
import { transcriptionRoutes } from './transcription.ts';
import { trunkStateRoutes } from './trunk-states.ts';
import { usesRoutes } from './uses.ts';
import { voicemailRoutes } from './voicemail.ts';

const number = z.object({ number: z.string().regex(/^\d{2,6}$/, 'An extension number is 2 to 6 digits.') });
const callId = z.object({ call_id: z.string().regex(/^[\w.-]{1,64}$/) });

/** Every operation of the REST API, by name. Paths and field names are those programs of the seed documents use. */
export const api = {
  // Before the things: "live" is not the number of a queue.
  ...queueRoutes,
  ...telephonyRoutes,
  ...mailRoutes,
  ...notificationRoutes,
  ...pushRoutes,
  ...musicRoutes,
  ...promptRoutes,
  ...callHandlingRoutes,
  ...followMeRoutes,
  ...trunkStateRoutes,
  ...conferenceRoutes,
  ...pagingRoutes,
  ...parkingRoutes,
  ...routingRoutes,
  ...switchRoutes,
  ...usesRoutes,
  ...voicemailRoutes,
  ...mailboxesRoutes,
  ...transcriptionRoutes,
  ...emergencyRoutes,
  ...eventRoutes,
  signIn: route({
    method: 'post',
    path: '/api/session',
    tag: 'Session',
    summary: 'Sign in',
    permission: 'public',
    body: shape.SignIn,
    response: shape.Me,
    beforePasswordChange: true,
  }),
  whoAmI: route({
    method: 'get',
    path: '/api/session',
    tag: 'Session',
    summary: 'Who is signed in',
    permission: 'session.own',
    response: shape.Me,
    beforePasswordChange: true,
  }),
  signOut: route({
    method: 'delete',
    path: '/api/session',
    tag: 'Session',
    summary: 'Sign out',
    permission: 'session.own',
    beforePasswordChange: true,
  }),
  changePassword: route({
    method: 'post',
    path: '/api/session/password',
    tag: 'Session',
    summary: 'Change the own password',
    permission: 'session.own',
    body: shape.PasswordChange,
    response: shape.Me,
    beforePasswordChange: true,
  }),

  getStatus: route({
    method: 'get',
    path: '/api/status',
    tag: 'Status',
    summary: 'Whether the system runs; more for those who may see it',
    permission: 'public',
    response: shape.Status,
  }),
  getStatistics: route({
    method: 'get',
    path: '/api/statistics',
    tag: 'Status',
    summary: 'Figures about calls',
    permission: 'call-records.read',
    response: shape.Statistics,
  }),
  streamEvents: route({
    method: 'get',
    path: '/api/events',
    tag: 'Status',
    summary: 'Which data changed, as server-sent events',
    permission: 'session.own',
    produces: 'text/event-stream',
  }),
  getOpenApi: route({
    method: 'get',
    path: '/api/openapi.json',
    tag: 'Status',
    summary: 'This document',
    permission: 'public',
    response: z.unknown(),
  }),

  listExtensions: route({
    method: 'get',
    path: '/api/extensions',
    tag: 'Extensions',
    summary: 'All extensions with their phones',
    permission: 'extensions.read',
    query: z.object({ search: z.string().max(80).optional() }),
    response: z.object({ items: z.array(shape.Extension) }),
  }),
  createExtension: route({
    method: 'post',
    path: '/api/extensions',
    tag: 'Extensions',
    summary: 'Add an extension',
    permission: 'extensions.write',
    body: shape.ExtensionCreate,
    response: shape.Extension,
    creates: true,
  }),
  getExtension: route({
    method: 'get',
    path: '/api/extensions/{number}',
    tag: 'Extensions',
    summary: 'One extension',
    permission: 'extensions.read',
    params: number,
    response: shape.Extension,
  }),
  changeExtension: route({
    method: 'patch',
    path: '/api/extensions/{number}',
    tag: 'Extensions',
    summary: 'Change what is named, keep the rest',
    permission: 'extensions.write',
    params: number,
    body: shape.ExtensionChange,
    response: shape.Extension,
  }),
  putExtension: route({
    method: 'put',
    path: '/api/extensions/{number}',
    tag: 'Extensions',
    summary: 'The same as PATCH: what is not named is kept',
    permission: 'extensions.write',
    params: number,
    body: shape.ExtensionChange,
    response: shape.Extension,
  }),
  deleteExtension: route({
    method: 'delete',
    path: '/api/extensions/{number}',
    tag: 'Extensions',
    summary: 'Delete an extension and its account',
    permission: 'extensions.write',
    params: number,
  }),
  getPhoneSetup: route({
    method: 'get',
    path: '/api/extensions/{number}/phone-setup',
    tag: 'Extensions',
    summary: 'What to type into the phone, with its password (audited)',
    permission: 'phone-setup.read-any',
    params: number,
    response: shape.PhoneSetup,
  }),
  giveTemporaryPassword: route({
    method: 'post',
    path: '/api/extensions/{number}/temporary-password',
    tag: 'Extensions',
    summary: 'Make a temporary portal password for the user of this extension, shown once',
    permission: 'accounts.write',
    params: number,
    response: shape.TemporaryPassword,
  }),

  listCalls: route({
    method: 'get',
    path: '/api/calls',
    tag: 'Calls',
    summary: 'Calls going on now',
    permission: 'calls.read',
    response: z.object({ items: z.array(shape.LiveCall) }),
  }),
  getCall: route({
    method: 'get',
    path: '/api/calls/{call_id}',
    tag: 'Calls',
    summary: 'One call going on now',
    permission: 'calls.read',
    params: callId,
    response: shape.LiveCall,
  }),
  hangUpCall: route({
    method: 'delete',
    path: '/api/calls/{call_id}',
    tag: 'Calls',
    summary: 'Hang up a call',
    permission: 'calls.hang-up',
    params: callId,
  }),

  listCallRecords: route({
    method: 'get',
    path: '/api/cdr',
    tag: 'Call records',
    summary: 'Call history, newest first',
    permission: 'call-records.read',
    query: shape.CallRecordQuery,
    response: z.object({ items: z.array(shape.CallRecord), next: z.string().nullable() }),
  }),
  exportCallRecords: route({
    method: 'get',
    path: '/api/cdr/export',
    tag: 'Call records',
    summary: 'Call history as CSV',
    permission: 'call-records.read',
    query: shape.CallRecordQuery.omit({ limit: true, before: true }),
    produces: 'text/csv',
  }),

  getConfiguration: route({
    method: 'get',
    path: '/api/configuration',
    tag: 'Configuration',
    summary: 'What Asterisk runs with and what waits',
    permission: 'configuration.read',
    response: shape.ConfigurationState.extend({ history: z.array(shape.ConfigurationHistoryEntry) }),
  }),
  retryConfiguration: route({
    method: 'post',
    path: '/api/configuration/retry',
    tag: 'Configuration',
    summary: 'Render and apply again',
    permission: 'configuration.write',
    response: shape.ConfigurationState,
  }),

  getMyPhone: route({
    method: 'get',
    path: '/api/me/phone',
    tag: 'Me',
    summary: 'State of the own phone',
    permission: 'me.read',
    response: z.object({
      number: z.string().nullable(),
      name: z.string().nullable(),
      state: z.enum(['online', 'unreachable', 'offline']),
      registrations: z.array(shape.Registration),
      new_messages: z.int(),
    }),
  }),
  listMyCallRecords: route({
    method: 'get',
    path: '/api/me/cdr',
    tag: 'Me',
    summary: 'Own calls, newest first',
    permission: 'call-records.read-own',
    query: shape.CallRecordQuery,
    response: z.object({ items: z.array(shape.CallRecord), next: z.string().nullable() }),
  }),
} as const satisfies Record<string, Route>;

/** See {@link api}. */
export type Api = typeof api;
