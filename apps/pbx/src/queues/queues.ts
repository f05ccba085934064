import type { Ami } from '@flexpbx/asterisk';
import type { AsteriskPort } from '@flexpbx/asterisk/port';
import type { Database } from '@flexpbx/db';
import type { AgentPresence, AgentRecord, LiveQueue, Queue, Shuffle } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import { TableWriter } from '../live/table-writer.ts';
import { AgentDesk } from './agent-desk.ts';
import { Callbacks } from './callbacks.ts';
import { EventLog } from './event-log.ts';
import { OpenQueue } from './open-queue.ts';
import { PhoneWatch } from './phone-watch.ts';
import { recordsSince } from './records.ts';
import { recoverQueues } from './recover-queues.ts';
import { Talks } from './talks.ts';

/** What queues work with. */
export interface QueuesParts {
  readonly asterisk: AsteriskPort;
  readonly ami: Pick<Ami, 'on' | 'onConnection' | 'coreShowChannels' | 'showContacts'>;
  readonly database: Pick<Database, 'queues' | 'agents' | 'things' | 'dialledStates' | 'bell'>;
  readonly shuffled: Shuffle;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A queue is one row with everybody in it: two hundred who wait are written as one. */
const showEveryMs = 1_000;

/** All queues with their agents: who stands in several is told to each. */
export class Queues {
  readonly phones: PhoneWatch;
  readonly desk: AgentDesk;
  readonly talks: Talks;
  readonly events: EventLog;
  readonly callbacks: Callbacks;
  readonly #parts: QueuesParts;
  readonly #open = new Map<string, OpenQueue>();
  readonly #table: TableWriter<LiveQueue>;
  readonly #stops: (() => void)[] = [];
  #reading: Promise<void> = Promise.resolve();

  constructor(parts: QueuesParts) {
    this.#parts = parts;
    const { asterisk, ami, clock, logger, database } = parts;
    const agentChanged = (extension: string) => this.#agentChanged(extension);
    this.phones = new PhoneWatch({ ami, clock, logger, onChange: agentChanged });
    this.desk = new AgentDesk({ phones: this.phones, clock, onChange: agentChanged });
    this.events = new EventLog(database.queues, clock, logger);
    this.talks = new Talks({
      ...{ asterisk, desk: this.desk, clock, logger },
      log: (event) => this.events.add(event),
      wrapUpMs: (queue) => (this.#open.get(queue)?.queue.wrap_up_seconds ?? 0) * 1000,
      onEnd: (queue, agent) => this.#open.get(queue)?.talked(agent),
    });
    const { desk, phones } = this;
    this.callbacks = new Callbacks({ asterisk, repository: database.queues, desk, phones, clock, logger });
    this.#table = new TableWriter(this.#liveTable(), clock, logger);
  }

  /** Reads who is there and which queues there are; from then on callers can join. */
  async start(): Promise<void> {
    const { bell } = this.#parts.database;
    await this.phones.start();
    this.#stops.push(
      bell.listen(['agents'], () => void this.#read(() => this.#readPresences())),
      bell.listen(['dialled-states'], () => void this.#read(() => this.#readUndisturbed())),
      bell.listen(['telephony'], () => void this.#read(() => this.#readQueues())),
    );
    await this.#read(async () => {
      await Promise.all([this.#readPresences(), this.#readUndisturbed()]);
      await this.#readQueues();
      await this.callbacks.restore((number) => this.#open.get(number));
    });
  }

  /** Null: there is none of that number. One that was just made is looked up. */
  async find(number: string): Promise<OpenQueue | null> {
    if (!this.#open.has(number)) await this.#read(() => this.#readQueues());
    return this.#open.get(number) ?? null;
  }

  /** Those there are. */
  get all(): readonly OpenQueue[] {
    return [...this.#open.values()];
  }

  /** Takes up what was left unfinished; `waiting` are the stays of callers who are being taken up. */
  recover(waiting: ReadonlySet<string>): Promise<void> {
    const { asterisk, database, clock } = this.#parts;
    const { phones, talks, events } = this;
    const parts = { asterisk, repository: database.queues, queues: this.all, phones, talks, events };
    return recoverQueues(waiting, { ...parts, now: () => clock.now() });
  }

  /** What is known of an agent was changed here: it counts at once. */
  setPresence(presence: AgentPresence): void {
    this.desk.setPresence(presence);
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    for (const queue of this.#open.values()) queue.close();
    this.phones.close();
    this.desk.close();
    await this.talks.close();
    await Promise.all([this.events.close(), this.#table.close()]);
  }

  /** One after the other. What can't be read now is read at the next ring. */
  #read(read: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(read).catch((fault) => {
      this.#parts.logger.warn('queues could not be read', { reason: reasonOf(fault) });
    });
    return this.#reading;
  }

  async #readPresences(): Promise<void> {
    this.desk.setPresences(await this.#parts.database.agents.list());
  }

  async #readUndisturbed(): Promise<void> {
    const states = await this.#parts.database.dialledStates.list('handling');
    const undisturbed = [...states].filter(([key, { value }]) => key.endsWith('/do-not-disturb') && value === 'on');
    this.desk.setUndisturbed(new Set(undisturbed.map(([key]) => key.split('/')[0] ?? '')));
  }

  async #readQueues(): Promise<void> {
    const stored = (await this.#parts.database.things.list('queue')).map(({ thing }) => thing);
    const fresh = stored.filter(({ number }) => !this.#open.has(number));
    const records = await recordsSince(this.#parts.database.queues, fresh, this.#parts.clock.now());
    for (const queue of stored) {
      const open = this.#open.get(queue.number);
      if (!open) this.#open.set(queue.number, this.#openQueue(queue, records.get(queue.number) ?? []));
      else if (JSON.stringify(open.queue) !== JSON.stringify(queue)) open.edit(queue);
    }
    const numbers = new Set(stored.map(({ number }) => number));
    for (const [number, queue] of this.#open) {
      // Who waits in a queue that is deleted is served to the end.
      if (numbers.has(number) || queue.oldest !== null) continue;
      queue.close();
      this.#open.delete(number);
    }
    this.#show();
  }

  #openQueue(queue: Queue, records: readonly AgentRecord[]): OpenQueue {
    const { clock, shuffled } = this.#parts;
    return new OpenQueue(queue, records, {
      ...{ desk: this.desk, clock, shuffled },
      log: (event) => this.events.add(event),
      pause: (agent, missed) => this.#pause(agent, missed),
      onChange: () => this.#show(),
    });
  }

  /** Whoever may be served first is told first: the queue with more weight, then the one where somebody waits longest. */
  #agentChanged(extension: string): void {
    const concerned = this.all.filter(({ queue }) => queue.agents.some((agent) => agent.extension === extension));
    const waitsSince = ({ oldest }: OpenQueue) => oldest ?? Number.POSITIVE_INFINITY;
    concerned.sort((one, other) => other.queue.weight - one.queue.weight || waitsSince(one) - waitsSince(other) || 0);
    for (const queue of concerned) queue.agentChanged(extension);
  }

  /** Counts at once, whatever the database does. */
  #pause(agent: string, missed: number): void {
    const { agents } = this.#parts.database;
    const pause = { reason: missed === 1 ? 'A call missed' : `${missed} calls missed in a row`, automatic: true };
    const before = this.desk.presenceOf(agent);
    if (before.pause) return;
    this.desk.setPresence({ ...before, pause: { ...pause, since: new Date(this.#parts.clock.now()) } });
    agents.pause(agent, pause, 'pbx').catch((fault) => {
      this.#parts.logger.warn('the pause of an agent could not be written', { reason: reasonOf(fault) });
    });
  }

  #show(): void {
    this.#table.set(() => new Map(this.all.map((queue) => [queue.queue.number, queue.live()])));
  }

  #liveTable() {
    const { queues } = this.#parts.database;
    const writeAll = () => queues.replaceLive(this.all.map((queue) => queue.live()));
    return {
      name: 'live queues',
      writeEveryMs: showEveryMs,
      replaceAll: (rows: readonly LiveQueue[]) => queues.replaceLive(rows),
      apply: writeAll,
    };
  }
}
