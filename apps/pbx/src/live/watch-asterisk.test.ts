import type { AmiChannel, AmiEventName, Contact, ShownChannel } from '@flexpbx/asterisk';
import type { Database } from '@flexpbx/db';
import { freshDatabase } from '@flexpbx/db/testing';
import { silentLogger, systemClock } from '@flexpbx/runtime';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { AsteriskWatch, type WatchParts } from './watch-asterisk.ts';

/** A manager interface that lists what the test says and tells what the test tells. */
class ScriptedAmi {
  channels: ShownChannel[] = [];
  contacts: Contact[] = [];
  /** Called while a list is being read. */
  whileListing: () => void = () => {};
  readonly #listeners = new Map<AmiEventName, (event: never) => void>();
  #onConnection: (change: 'lost' | 'restored') => void = () => {};

  readonly ami: WatchParts['ami'] = {
    on: (name, listener) => {
      this.#listeners.set(name, listener);
      return () => void this.#listeners.delete(name);
    },
    onConnection: (listener) => {
      this.#onConnection = listener;
      return () => {};
    },
    coreShowChannels: async () => {
      const listed = this.channels;
      this.whileListing();
      return listed;
    },
    showContacts: async () => this.contacts,
    action: async () => ({ response: {}, entries: [] }),
  };

  tell(name: AmiEventName, event: object): void {
    this.#listeners.get(name)?.(event as never);
  }

  reconnects(): void {
    this.#onConnection('restored');
  }
}

let asterisk: ScriptedAmi;
let database: Database;
let watch: AsteriskWatch;
beforeEach(async () => {
  database = (await freshDatabase('sqlite')).database;
  asterisk = new ScriptedAmi();
  watch = new AsteriskWatch({ ami: asterisk.ami, database, clock: systemClock, logger: silentLogger });
  onTestFinished(() => watch.close());
});

const channel: AmiChannel = {
  name: 'PJSIP/1001-1',
  id: 'a',
  linkedId: 'a',
  state: 'Ring',
  callerNumber: '1001',
  callerName: 'Ann',
  connectedNumber: '',
  connectedName: '',
  context: 'from-extension',
  extension: '1002',
};
const shown: ShownChannel = { ...channel, application: 'Dial', applicationData: '', bridgeId: '', durationSeconds: 3 };
const contact: Contact = {
  aor: '1001',
  uri: 'sip:1001@192.0.2.7',
  userAgent: 'Phone',
  status: 'Reachable',
  roundTripMs: 5,
  expiresAt: null,
};

/** Resolves with the next ring of a topic after which the table holds as many rows. */
function rowsIn(table: 'live-calls' | 'registrations', count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = async () => {
    const rows = table === 'live-calls' ? await database.liveCalls.list() : await database.registrations.list();
    if (rows.length === count) resolve();
  };
  onTestFinished(database.bell.listen([table], () => void look()));
  void look();
  return promise;
}

it('given calls and phones are there at the start, then they are in the database', async () => {
  asterisk.channels = [shown];
  asterisk.contacts = [contact];
  await watch.start();
  await Promise.all([rowsIn('live-calls', 1), rowsIn('registrations', 1)]);
  expect(watch.channelsOf('a')).toEqual(['PJSIP/1001-1']);
});

it('given a call ends while the list is read, then it is not shown for ever', async () => {
  asterisk.channels = [shown];
  asterisk.whileListing = () => asterisk.tell('Hangup', { channel, cause: 16 });
  await watch.start();
  expect(watch.channelsOf('a')).toEqual([]);
});

it('given a phone registers, then it is looked up and written', async () => {
  await watch.start();
  asterisk.contacts = [contact];
  asterisk.tell('ContactStatus', {
    aor: '1001',
    endpoint: '1001',
    uri: contact.uri,
    status: 'Created',
    roundTripMs: null,
  });
  await rowsIn('registrations', 1);
  expect(await database.registrations.list()).toMatchObject([{ userAgent: 'Phone', reachability: 'reachable' }]);
  asterisk.tell('ContactStatus', {
    aor: '1001',
    endpoint: '1001',
    uri: contact.uri,
    status: 'Removed',
    roundTripMs: null,
  });
  await rowsIn('registrations', 0);
});

it('given the connection was lost, then what goes on is read anew', async () => {
  await watch.start();
  asterisk.tell('Newchannel', { channel });
  await rowsIn('live-calls', 1);
  asterisk.channels = [];
  asterisk.reconnects();
  await rowsIn('live-calls', 0);
});
