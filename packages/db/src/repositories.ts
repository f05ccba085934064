import type { CallRecordRepository, EmergencyCallRepository, EventRepository } from './contract/calls.ts';
import type {
  ConfigurationRepository,
  DialledStateRepository,
  ExtensionRepository,
  ThingRepository,
} from './contract/configuration.ts';
import type {
  LiveCallRepository,
  LiveConferenceRepository,
  ParkedCallRepository,
  RegistrationRepository,
  TrunkStateRepository,
} from './contract/live.ts';
import type { MailboxBook, MailboxRepository, TranscriptionRepository } from './contract/mailboxes.ts';
import type {
  AccountRepository,
  NotificationRepository,
  OutboxRepository,
  PushSubscriptionRepository,
  SessionRepository,
} from './contract/people.ts';
import type { AuditRepository, Bell, HeartbeatRepository, OrderRepository } from './contract/processes.ts';
import type { AgentRepository, QueueRepository } from './contract/queues.ts';

export type * from './contract/calls.ts';
export type * from './contract/configuration.ts';
export type * from './contract/live.ts';
export type * from './contract/mailboxes.ts';
export type * from './contract/people.ts';
export type * from './contract/processes.ts';
export type * from './contract/queues.ts';

/** The database as the rest of the product sees it. */
export interface Database {
  readonly kind: 'sqlite' | 'postgresql';
  readonly extensions: ExtensionRepository;
  readonly things: ThingRepository;
  readonly dialledStates: DialledStateRepository;
  readonly configuration: ConfigurationRepository;
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly registrations: RegistrationRepository;
  readonly liveCalls: LiveCallRepository;
  readonly liveConferences: LiveConferenceRepository;
  readonly parkedCalls: ParkedCallRepository;
  readonly trunkStates: TrunkStateRepository;
  readonly emergencyCalls: EmergencyCallRepository;
  readonly agents: AgentRepository;
  readonly queues: QueueRepository;
  readonly callRecords: CallRecordRepository;
  readonly events: EventRepository;
  readonly orders: OrderRepository;
  readonly outbox: OutboxRepository;
  readonly mailboxes: MailboxRepository;
  readonly mailboxBook: MailboxBook;
  readonly transcriptions: TranscriptionRepository;
  readonly notifications: NotificationRepository;
  readonly pushSubscriptions: PushSubscriptionRepository;
  readonly heartbeats: HeartbeatRepository;
  readonly audit: AuditRepository;
  readonly bell: Bell;
  close(): Promise<void>;
}
