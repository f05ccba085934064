import { type Environment, type Logger, statePaths } from '@flexpbx/runtime';
import type { ClosableBell } from './bell/closable-bell.ts';
import type { Client } from './client.ts';
import { type DatabaseAddress, databaseAddress } from './database-address.ts';
import { explained } from './database-fault.ts';
import { requireMigrated } from './migrations/require-migrated.ts';
import { Accounts } from './repositories/accounts.ts';
import { Agents } from './repositories/agents.ts';
import { Audit } from './repositories/audit.ts';
import { CallRecords } from './repositories/call-records.ts';
import { Configuration } from './repositories/configuration.ts';
import { DialledStates } from './repositories/dialled-states.ts';
import { EmergencyCalls } from './repositories/emergency-calls.ts';
import { Events } from './repositories/events.ts';
import { Extensions } from './repositories/extensions.ts';
import { Heartbeats } from './repositories/heartbeats.ts';
import { LiveCalls } from './repositories/live-calls.ts';
import { LiveConferences } from './repositories/live-conferences.ts';
import { OneMailboxBook } from './repositories/mailbox-book.ts';
import { Mailboxes } from './repositories/mailboxes.ts';
import { Notifications } from './repositories/notification-choices.ts';
import { Orders } from './repositories/orders.ts';
import { Outbox } from './repositories/outbox.ts';
import { ParkedCalls } from './repositories/parked-calls.ts';
import { PushSubscriptions } from './repositories/push-subscriptions.ts';
import { Queues } from './repositories/queues.ts';
import { Registrations } from './repositories/registrations.ts';
import { Sessions } from './repositories/sessions.ts';
import { ThingRows } from './repositories/things.ts';
import { Transcriptions } from './repositories/transcriptions.ts';
import { TrunkStates } from './repositories/trunk-states.ts';
import type { Database } from './repositories.ts';
import { openSecretsKey } from './secrets/secrets-key.ts';
import { Store } from './store.ts';

/**
 * Opens the database that `migrateDatabase` made. Throws AppError `setup-incomplete` (tables or key are missing), `read-only`,
 * `disk-full` or `database-unavailable`, each saying what to do.
 */
export async function openDatabase(environment: Environment, logger: Logger): Promise<Database> {
  const address = databaseAddress(environment);
  const { client, bell } = await explained(address, () => connect(address, logger));
  const store = new Store(client, address);
  const close = async () => {
    await bell.close();
    await store.close();
  };
  try {
    await requireMigrated(store, address.kind);
    const key = await openSecretsKey(statePaths(environment).secretsKey, store);
    const parts = { store, bell };
    const extensions = new Extensions(parts, key);
    const things = new ThingRows(parts, key);
    return {
      kind: address.kind,
      extensions,
      things,
      mailboxBook: new OneMailboxBook({ extensions, things }),
      dialledStates: new DialledStates(parts),
      configuration: new Configuration(parts, key),
      accounts: new Accounts(parts),
      sessions: new Sessions(parts),
      registrations: new Registrations(parts),
      liveCalls: new LiveCalls(parts),
      liveConferences: new LiveConferences(parts),
      parkedCalls: new ParkedCalls(parts),
      trunkStates: new TrunkStates(parts),
      emergencyCalls: new EmergencyCalls(parts),
      agents: new Agents(parts),
      queues: new Queues(parts),
      callRecords: new CallRecords(parts),
      events: new Events(parts),
      orders: new Orders(parts),
      outbox: new Outbox(parts),
      mailboxes: new Mailboxes(parts),
      transcriptions: new Transcriptions(parts),
      notifications: new Notifications(parts),
      pushSubscriptions: new PushSubscriptions(parts, key),
      heartbeats: new Heartbeats(parts),
      audit: new Audit(parts),
      bell,
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Loads only what the database in use needs: the two clients and drivers together would take twice the memory. */
async function connect(address: DatabaseAddress, logger: Logger): Promise<{ client: Client; bell: ClosableBell }> {
  if (address.kind === 'sqlite') {
    const [{ openSqlite }, { FileBell }] = await Promise.all([
      import('./sqlite/open-sqlite.ts'),
      import('./bell/file-bell.ts'),
    ]);
    return { client: await openSqlite(address.file), bell: new FileBell(address.file, logger) };
  }
  const [{ openPostgresql }, { PostgresqlBell }] = await Promise.all([
    import('./postgresql/open-postgresql.ts'),
    import('./bell/postgresql-bell.ts'),
  ]);
  const bell = new PostgresqlBell(address.url, logger);
  await bell.connect();
  return { client: openPostgresql(address.url), bell };
}
