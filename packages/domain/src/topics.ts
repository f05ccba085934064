/**
 * What one process tells another to look at again. A topic carries no data: whoever listens reads the rows.
 * Several notifications of one topic may arrive as one.
 */
export const topics = [
  /** The wanted configuration revision grew: configd renders. */
  'configuration-wanted',
  /** The state of the configuration (applied, staged, failed) changed: portals show it. */
  'configuration-state',
  'extensions',
  /** A thing of the configuration (trunk, route, room …) or a setting changed. */
  'telephony',
  /** A forward, do not disturb or a day/night switch was changed, by phone or in the portal. */
  'dialled-states',
  'accounts',
  'registrations',
  'live-calls',
  'live-conferences',
  'parked-calls',
  'trunk-states',
  'emergency-calls',
  /** An agent signed in or out, paused or resumed. */
  'agents',
  /** Who waits in queues and what their agents do. */
  'live-queues',
  'call-records',
  /** Something happened that programs are told of. */
  'events',
  'voicemail',
  /** Something is to be put into words, or was: the worker does it, portals show it. */
  'transcriptions',
  /** An order was written: pbx claims it. */
  'orders',
  /** An order was answered: whoever waits for it reads the answer. */
  'orders-answered',
  /** A notice was added, tried or settled: the worker sends, portals show it. */
  'outbox',
  'heartbeats',
] as const;

/** See {@link topics}. */
export type Topic = (typeof topics)[number];
