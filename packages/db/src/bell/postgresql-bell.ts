import { setTimeout as wait } from 'node:timers/promises';
import { type Topic, topics } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import pg from 'pg';
import type { ClosableBell } from './closable-bell.ts';
import { Listeners } from './listeners.ts';

const channel = 'flexpbx';
const topicNames: ReadonlyMap<string, Topic> = new Map(topics.map((topic) => [topic, topic]));
const firstRetryMs = 100;
const lastRetryMs = 5_000;

/**
 * Wakes the processes that share a PostgreSQL database, by LISTEN and NOTIFY on one connection of its own. While the
 * server is away rings are kept; when it is back they go out, and every listener hears each of its topics once, since
 * nobody knows what was missed.
 */
export class PostgresqlBell implements ClosableBell {
  readonly #url: string;
  readonly #logger: Logger;
  readonly #listeners = new Listeners();
  readonly #unsent = new Set<Topic>();
  readonly #closing = new AbortController();
  #client: pg.Client | undefined;
  #sending: Promise<void> = Promise.resolve();
  #connecting: Promise<void> | undefined;

  constructor(url: string, logger: Logger) {
    this.#url = url;
    this.#logger = logger;
  }

  /** Resolves when the connection stands for the first time. */
  async connect(): Promise<void> {
    await this.#connectOnce();
  }

  notify(topic: Topic): void {
    this.#unsent.add(topic);
    this.#sending = this.#sending.then(() => this.#sendAll());
  }

  listen(wanted: readonly Topic[], heard: (topic: Topic) => void): () => void {
    return this.#listeners.add(wanted, heard);
  }

  async close(): Promise<void> {
    await this.#sending;
    this.#closing.abort();
    this.#listeners.clear();
    await this.#connecting;
    await this.#client?.end();
  }

  async #connectOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: 10_000,
      // Notices within a minute that the server's machine is gone; without it, after two hours.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client.on('notification', ({ payload }) => {
      const topic = topicNames.get(payload ?? '');
      if (topic) this.#listeners.ring(topic);
    });
    // 'error' is followed by 'end'; without a listener it would end the process.
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query(`LISTEN ${channel}`);
    } catch (fault) {
      await client.end();
      throw fault;
    }
    client.once('end', () => this.#lost());
    this.#client = client;
  }

  #lost(): void {
    this.#client = undefined;
    if (this.#closing.signal.aborted) return;
    this.#logger.warn('the database server is away: changes made by other processes are noticed late');
    this.#connecting = this.#connectAgain();
  }

  async #connectAgain(): Promise<void> {
    const { signal } = this.#closing;
    for (let delay = firstRetryMs; !signal.aborted; delay = Math.min(delay * 2, lastRetryMs)) {
      try {
        await wait(delay, undefined, { signal });
        await this.#connectOnce();
      } catch (fault) {
        if (!signal.aborted) this.#logger.debug('the database server is still away', { reason: reasonOf(fault) });
        continue;
      }
      this.#logger.info('the database server is back');
      for (const topic of topics) this.#listeners.ring(topic);
      await this.#sendAll();
      return;
    }
  }

  async #sendAll(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    for (const topic of this.#unsent) {
      try {
        this.#unsent.delete(topic);
        await client.query('SELECT pg_notify($1, $2)', [channel, topic]);
      } catch (fault) {
        this.#unsent.add(topic);
        this.#logger.warn('other processes could not be woken', { topic, reason: reasonOf(fault) });
        return;
      }
    }
  }
}
