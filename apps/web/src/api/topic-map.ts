import type { Topic } from '@flexpbx/domain';
import { thingOperations } from '@flexpbx/domain/api';
import type { RouteName } from './client.ts';

/** Operations that answer from all of the configuration. */
const asksTheHouse: readonly RouteName[] = [
  ...(['getNumberPlan', 'getEmergencyReadiness'] as const),
  ...(['whatHappens', 'getCallGraph', 'listUses'] as const),
];

/** Operations that answer what agents do. Figures are added up from all events of a period: they are not asked with each. */
const asksAgents: readonly RouteName[] = ['listLiveQueues', 'getLiveQueue', 'getMyAgent'];

/** Which operations answer differently once a topic was heard. */
export const staleAfter: Readonly<Record<Topic, readonly RouteName[]>> = {
  'configuration-wanted': ['getConfiguration'],
  'configuration-state': ['getConfiguration'],
  extensions: ['listExtensions', 'getExtension', 'getPhoneSetup', 'getStatus', 'getMyPhone', ...asksTheHouse],
  telephony: [
    ...(Object.keys(thingOperations) as (keyof typeof thingOperations)[]).filter((name) => /^(list|get)/.test(name)),
    'getConfig',
    'listMailTemplates',
    'getMyFollowMe',
    'listMailboxes',
    'listMyMailboxes',
    'getPhoneCodes',
    'listPhoneFeatures',
    'listSwitchStates',
    'listTrunkStates',
    'listLiveConferences',
    'getConferenceRoom',
    ...asksTheHouse,
    ...asksAgents,
  ],
  'dialled-states': ['getCallHandling', 'getMyCallHandling', 'listSwitchStates', 'whatHappens', 'getCallGraph'],
  accounts: ['listExtensions', 'getExtension', 'whoAmI'],
  registrations: ['listExtensions', 'getExtension', 'getStatus', 'getMyPhone'],
  'live-calls': ['listCalls', 'getCall', 'getStatus'],
  'live-conferences': ['listLiveConferences', 'getConferenceRoom', 'listConferenceRecordings'],
  'parked-calls': ['listParkedCalls'],
  'trunk-states': ['listTrunkStates', 'getEmergencyReadiness'],
  'emergency-calls': ['listEmergencyCalls'],
  agents: asksAgents,
  'live-queues': asksAgents,
  'call-records': ['listCallRecords', 'listMyCallRecords', 'getStatistics'],
  transcriptions: ['listVoicemail'],
  events: [],
  voicemail: ['listVoicemail', 'getMyPhone', 'getMailbox', 'listMailboxes', 'listMyMailboxes'],
  orders: [],
  'orders-answered': [],
  outbox: ['listNotices'],
  heartbeats: ['getStatus'],
};

/** Whether what was kept under `queryKey` is stale after `topic`. */
export function isStaleAfter(topic: Topic, queryKey: readonly unknown[]): boolean {
  return (staleAfter[topic] as readonly unknown[]).includes(queryKey[0]);
}
