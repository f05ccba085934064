import { may, type Permission, type Role, type Topic, topics } from '@flexpbx/domain';

/** Streams one account may hold open at once: browser tabs, and a wall display. */
export const streamsPerAccount = 12;

/** Who has a use for a topic: who may read what it tells to read again. Null: no page shows it. */
const readableWith: Readonly<Record<Topic, readonly Permission[] | null>> = {
  'configuration-wanted': ['configuration.read'],
  'configuration-state': ['configuration.read'],
  extensions: ['extensions.read', 'me.read'],
  telephony: ['telephony.read', 'me.read'],
  'dialled-states': ['telephony.read', 'me.read'],
  accounts: ['accounts.write'],
  registrations: ['extensions.read', 'me.read'],
  'live-calls': ['calls.read'],
  'live-conferences': ['calls.read'],
  'parked-calls': ['calls.read'],
  'trunk-states': ['telephony.read'],
  'emergency-calls': ['telephony.read'],
  agents: ['telephony.read', 'me.read'],
  'live-queues': ['calls.read', 'me.read'],
  'call-records': ['call-records.read', 'call-records.read-own'],
  events: ['telephony.read'],
  transcriptions: ['voicemail.any', 'voicemail.own'],
  voicemail: ['voicemail.any', 'voicemail.own'],
  orders: null,
  'orders-answered': null,
  outbox: ['telephony.read'],
  heartbeats: ['status.read'],
};

/** Topics a role is told of. */
export function topicsFor(role: Role): ReadonlySet<Topic> {
  return new Set(topics.filter((topic) => readableWith[topic]?.some((permission) => may(role, permission)) ?? false));
}
