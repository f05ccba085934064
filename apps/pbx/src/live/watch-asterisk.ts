import type { Ami, AmiEventName } from '@flexpbx/asterisk';
import { parkedChannels, startedAt } from '@flexpbx/asterisk/manager-actions';
import type { Database } from '@flexpbx/db';
import type { LiveCall, Registration } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import type { CallStage } from './call-stage.ts';
import { type CallEvent, LiveCalls } from './live-calls.ts';
import { foldRegistrations, noRegistrations, type Registrations, registrationsFrom } from './registrations.ts';
import { TableWriter } from './table-writer.ts';

/** What watching works with. */
export interface WatchParts {
  readonly ami: Pick<Ami, 'action' | 'on' | 'onConnection' | 'coreShowChannels' | 'showContacts'>;
  readonly database: Pick<Database, 'liveCalls' | 'registrations'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Phones that register within this time are looked up together. */
const lookUpAfterMs = 500;
/** What the dialplan tells of each channel it calls for a page. */
const calledForPage = 'FlexPBX-Paged';

/** Follows running calls and registered phones and keeps their tables equal to them. */
export class AsteriskWatch {
  readonly #parts: WatchParts;
  readonly #callTable: TableWriter<LiveCall>;
  readonly #registrationTable: TableWriter<Registration>;
  readonly #end = new AbortController();
  readonly #calls = new LiveCalls();
  #registrations: Registrations = noRegistrations;
  #asteriskSince = new Date(0);
  /** Events that came while a list was being read; they may be older or newer than it. */
  #meanwhile: (() => void)[] | null = null;
  #reading: Promise<void> = Promise.resolve();
  #lookUpIsDue = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    const { database, clock, logger } = parts;
    this.#callTable = new TableWriter(
      callTable(database.liveCalls, () => this.#asteriskSince),
      clock,
      logger,
    );
    this.#registrationTable = new TableWriter(registrationTable(database.registrations), clock, logger);
  }

  /** Channel names of a running call; none when it is over. */
  channelsOf(callId: string): readonly string[] {
    return this.#calls.channelsOf(callId);
  }

  /** A flow of ours begins to serve a caller, or, with null, has ended. */
  serves(channelId: string, stage: CallStage | null): void {
    this.#change((now) => this.#calls.serves(channelId, stage, now));
  }

  /** Begins to follow. Resolves when what is going on now was read. */
  async start(): Promise<void> {
    const { ami } = this.#parts;
    this.#follow('Newchannel');
    this.#follow('Newstate');
    this.#follow('BridgeEnter');
    this.#follow('Hangup');
    for (const name of ['ParkedCall', 'ParkedCallSwap'] as const)
      ami.on(name, ({ id, slot }) => this.#change((now) => this.#calls.isParked(id, slot, now)));
    ami.on('ParkedCallTimeOut', ({ id }) => this.#change((now) => this.#calls.goesOn(id, now)));
    ami.on('ChanSpyStart', ({ channel, heard }) => this.#change((now) => this.#calls.listens(channel, heard, now)));
    ami.on('UserEvent', ({ userEvent, headers: { Uniqueid: id } }) => {
      if (userEvent === calledForPage && id !== undefined) this.#change((now) => this.#calls.leaveOut(id, now));
    });
    ami.on('ContactStatus', (event) =>
      this.#take(() => {
        const told = foldRegistrations(this.#registrations, event, new Date(this.#parts.clock.now()));
        this.#setRegistrations(told.registrations);
        if (!told.isComplete) void this.#lookUpContacts();
      }),
    );
    ami.onConnection((change) => {
      if (change === 'restored') void this.readAll();
    });
    await this.readAll();
  }

  /** Reads all calls and registrations anew. */
  readAll(): Promise<void> {
    return this.#read(async () => {
      const { ami, clock, database } = this.#parts;
      const [since, channels, parked, contacts, before] = await Promise.all([
        startedAt(ami),
        ami.coreShowChannels(),
        parkedChannels(ami),
        ami.showContacts(),
        database.liveCalls.list(),
      ]);
      const now = new Date(clock.now());
      this.#asteriskSince = since;
      this.#calls.restart(channels, new Map(parked.map(({ id, slot }) => [id, slot])), before, now);
      this.#writeCalls();
      this.#setRegistrations(registrationsFrom(contacts, this.#registrations, now));
    });
  }

  /** Reads one list after the other; events wait meanwhile and are taken in after it. */
  #read(read: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(async () => {
      this.#meanwhile = [];
      try {
        await read();
      } catch (fault) {
        const { logger } = this.#parts;
        if (!this.#end.signal.aborted) logger.warn('Asterisk could not list what goes on', { reason: reasonOf(fault) });
      }
      const waiting = this.#meanwhile;
      this.#meanwhile = null;
      for (const take of waiting) take();
    });
    return this.#reading;
  }

  async close(): Promise<void> {
    this.#end.abort(new Error('closed'));
    await Promise.all([this.#callTable.close(), this.#registrationTable.close()]);
  }

  #follow<Name extends CallEvent['name'] & AmiEventName>(name: Name): void {
    this.#parts.ami.on(name, (event) => {
      const told = { name, ...event } as CallEvent;
      this.#change((now) => this.#calls.take(told, now));
    });
  }

  #change(change: (now: Date) => void): void {
    this.#take(() => {
      change(new Date(this.#parts.clock.now()));
      this.#writeCalls();
    });
  }

  #take(change: () => void): void {
    if (this.#meanwhile) this.#meanwhile.push(change);
    else change();
  }

  #writeCalls(): void {
    this.#callTable.set(() => this.#calls.shown());
  }

  #setRegistrations(registrations: Registrations): void {
    this.#registrations = registrations;
    this.#registrationTable.set(() => registrations);
  }

  async #lookUpContacts(): Promise<void> {
    if (this.#lookUpIsDue) return;
    this.#lookUpIsDue = true;
    const { ami, clock } = this.#parts;
    await clock.sleep(lookUpAfterMs, this.#end.signal).catch(() => undefined);
    this.#lookUpIsDue = false;
    if (this.#end.signal.aborted) return;
    await this.#read(async () => {
      const contacts = await ami.showContacts();
      this.#setRegistrations(registrationsFrom(contacts, this.#registrations, new Date(clock.now())));
    });
  }
}

function callTable(repository: Database['liveCalls'], asteriskSince: () => Date) {
  return {
    name: 'live calls',
    replaceAll: (rows: readonly LiveCall[]) => repository.replaceAll(rows, asteriskSince()),
    apply: ({ upsert, remove }: { upsert: readonly LiveCall[]; remove: readonly LiveCall[] }) =>
      repository.apply({ upsert, remove: remove.map(({ id }) => id), asteriskSince: asteriskSince() }),
  };
}

function registrationTable(repository: Database['registrations']) {
  return {
    name: 'registrations',
    replaceAll: (rows: readonly Registration[]) => repository.replaceAll(rows),
    apply: (change: { upsert: readonly Registration[]; remove: readonly Registration[] }) => repository.apply(change),
  };
}
