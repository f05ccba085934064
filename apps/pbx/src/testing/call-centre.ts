import type { Contact } from '@flexpbx/asterisk';
import { FakeAsterisk, type FakeChannel } from '@flexpbx/asterisk/fake';
import type { AsteriskEvent } from '@flexpbx/asterisk/port';
import { legArgument } from '@flexpbx/call';
import { anExtension, freshDatabase } from '@flexpbx/db/testing';
import { type AgentState, type QueueCallback, type QueueEvent, thingKinds } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { onTestFinished } from 'vitest';
import type { QueueParts } from '../flows/queue-parts.ts';
import { Queues } from '../queues/queues.ts';
import { callbackRoute, queueRoute } from '../sessions/queue-routes.ts';
import { unknownRoute } from '../sessions/routes.ts';
import { Sessions } from '../sessions/sessions.ts';
import { contactOf } from './group-fixture.ts';
import { ManualClock } from './manual-clock.ts';

const agents = ['1001', '1002', '1003'];
/** 1003 has another phone. */
export const secondPhone = `${contactOf('1003')}:5062`;

/** Queues at work on a fake Asterisk and a real database; 1001 to 1003 have phones. Time stands still but for `passes`. */
export class CallCentre {
  readonly asterisk = new FakeAsterisk(
    Object.fromEntries([...agents.map(contactOf), secondPhone, 'PJSIP/1009'].map((phone) => [phone, 'never-answers'])),
  );
  readonly clock = new ManualClock();
  readonly queues: Queues;
  readonly sessions: Sessions;
  readonly #parts: QueueParts;
  readonly #database;
  /** Channels that came to us. */
  readonly #entered = new Set<string>();
  #callers = 0;

  private constructor(database: Awaited<ReturnType<typeof freshDatabase>>['database']) {
    this.#database = database;
    const ami = {
      on: () => () => {},
      onConnection: () => () => {},
      coreShowChannels: async () => [],
      showContacts: async () => [...agents.map(contactOf), secondPhone].map(registered),
    };
    const { asterisk, clock } = this;
    const shuffled = <Item>(list: readonly Item[]) => list;
    this.queues = new Queues({ asterisk, ami, database, shuffled, clock, logger: silentLogger });
    this.sessions = new Sessions(asterisk, clock.sleep.bind(clock), silentLogger);
    const { queues } = this;
    this.#parts = {
      ...{ queues, talks: queues.talks, callbacks: queues.callbacks, prompt: async () => [], now: () => clock.now() },
      endpointOf: async (number) => `PJSIP/${number}`,
      place: { desk: queues.desk, phones: queues.phones, logger: silentLogger },
    };
    asterisk.listen((event) => this.#enters(event));
    asterisk.onRequest((request, moment) => {
      if (moment === 'after' && request.endsWith('@queue-talk')) queueMicrotask(() => this.#join());
    });
  }

  /** Opens queues, the first of them 8001, whose agents are always signed in unless it is said. */
  static async open(...settings: readonly object[]): Promise<CallCentre> {
    const { database } = await freshDatabase('sqlite');
    for (const number of [...agents, '1009']) await database.extensions.create(anExtension({ number }), 'test');
    for (const [at, particulars] of settings.entries()) {
      const everybody = agents.map((extension) => ({ extension, always: true }));
      const queue = { number: String(8001 + at), name: `Queue ${at}`, agents: everybody, ...particulars };
      await database.things.create('queue', thingKinds.queue.schema.parse(queue), 'test');
    }
    const centre = new CallCentre(database);
    await centre.queues.start();
    onTestFinished(() => centre.close());
    return centre;
  }

  /** Somebody calls a queue; `priority` as the dialplan tells it. */
  async calls(queue: string, priority = ''): Promise<FakeChannel> {
    const channel = this.begins(queue, priority);
    await this.settles();
    return channel;
  }

  /** The same, before anything has come of it. */
  begins(queue: string, priority = ''): FakeChannel {
    const id = `caller-${++this.#callers}`;
    const dialplan = { context: 'queues', extension: queue, priority: 1 };
    const channel = this.asterisk.callEnters(
      { id, callerNumber: '1009', callerName: `Caller ${this.#callers}`, dialplan },
      ['queue', queue, '', priority],
    );
    for (const agent of agents) channel.variables.set(`PJSIP_DIAL_CONTACTS(${agent})`, contactOf(agent));
    return channel;
  }

  /** Lets everything happen that needs no time. */
  async settles(): Promise<void> {
    for (let turn = 0; turn < 25; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  async passes(ms: number): Promise<void> {
    this.clock.pass(ms);
    await this.settles();
  }

  /** The agents whose phones ring. */
  get ringing(): readonly string[] {
    return agents.filter((agent) => this.asterisk.ringing.includes(contactOf(agent)));
  }

  async picksUp(agent: string): Promise<FakeChannel> {
    const phone = this.asterisk.picksUp(contactOf(agent));
    await this.settles();
    return phone;
  }

  stateOf(agent: string, queue: string): AgentState | undefined {
    const open = this.queues.all.find((one) => one.queue.number === queue);
    return open?.live().agents.find(({ extension }) => extension === agent)?.state;
  }

  waitingIn(queue: string): readonly string[] {
    const open = this.queues.all.find((one) => one.queue.number === queue);
    return open?.live().waiting.map(({ callerName }) => callerName) ?? [];
  }

  /** What was written of callers, as far as it can be known now. */
  async events(): Promise<readonly QueueEvent[]> {
    // Who talked is looked for again after a second; what happened is written a moment later.
    await this.passes(2_000);
    await this.passes(1_000);
    await this.queues.events.written();
    const ever = { from: new Date(0), to: new Date('2100-01-01') };
    return (await this.#database.queues.events(ever, null)).filter(({ callId }) => callId !== null);
  }

  /** Who is remembered to be called back. */
  async callbacks(): Promise<readonly QueueCallback[]> {
    return this.#database.queues.callbacks();
  }

  /** Calls of ours that stand in Asterisk. */
  async standing(): Promise<readonly string[]> {
    return (await this.asterisk.channels.list()).map(({ id }) => id);
  }

  async close(): Promise<void> {
    await this.sessions.drain();
    await this.queues.close();
  }

  #enters(event: AsteriskEvent): void {
    if (event.type !== 'channel-entered') return;
    this.#entered.add(event.channel.id);
    const [name, owner = ''] = event.arguments;
    if (name === legArgument && this.sessions.has(owner)) return;
    const route = queueRoute(event.arguments, this.#parts) ?? callbackRoute(event.arguments, this.#parts);
    this.sessions.begin(event, route ?? unknownRoute);
  }

  /** What the dialplan does: takes the leg that is named out of the application. */
  #join(): void {
    for (const id of this.#entered) {
      const caller = this.asterisk.channel(id);
      const leg = this.asterisk.channelNamed(caller?.variables.get('FLEXPBX_LEG') ?? '');
      if (caller?.continuedTo && leg?.inApplication) leg.leave(caller.continuedTo);
    }
  }
}

/** A phone by where it is dialled. */
function registered(phone: string): Contact {
  const [, aor = '', uri = ''] = phone.split('/');
  return { aor, uri, userAgent: '', status: 'Reachable', roundTripMs: 1, expiresAt: null };
}
