import { setTimeout as wait } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  type ConnectionInfo,
  type IsolationLevel,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { keepStatements } from './kept-statements.ts';
import { Lane } from './lane.ts';

// SQLite waits inside its call, with the whole process; beyond this we wait outside it, and the process goes on.
const waitInsideMs = 20;
const waitOutsideMs = 10_000;

const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
`;

/**
 * Prisma's SQLite adapter with three things put right.
 * - It has one connection, and what is asked for while a transaction is open runs inside it and is rolled back with it
 *   (of 1,200 acknowledged writes 399 were lost). Here everything takes its turn; a transaction is one turn.
 * - It begins transactions DEFERRED: with several processes the first write in it can fail at once as `SQLITE_BUSY`.
 *   Here they begin IMMEDIATE, and whoever finds the file busy asks again for up to 10 s.
 * - It prepares every query anew (`keepStatements`).
 */
export class SerialSqlite implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName = 'flexpbx-serial-sqlite';
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const connection = await new PrismaBetterSqlite3({ url: this.#file, timeout: waitInsideMs }).connect();
    keepStatements(connection);
    await patiently(() => connection.executeScript(settings));
    return new SerialConnection(connection);
  }
}

class SerialConnection implements SqlDriverAdapter {
  readonly provider = 'sqlite';
  readonly adapterName = 'flexpbx-serial-sqlite';
  readonly #connection: SqlDriverAdapter;
  readonly #lane = new Lane();

  constructor(connection: SqlDriverAdapter) {
    this.#connection = connection;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#inTurn(() => this.#connection.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#inTurn(() => this.#connection.executeRaw(query));
  }

  executeScript(script: string): Promise<void> {
    return this.#inTurn(() => this.#connection.executeScript(script));
  }

  /** Only a snapshot asks for an isolation level: it reads, so it need not keep writers out. */
  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    const leave = await this.#lane.enter();
    try {
      const begin = isolationLevel === undefined ? 'BEGIN IMMEDIATE' : 'BEGIN DEFERRED';
      await patiently(() => this.#connection.executeScript(begin));
      return new SerialTransaction(this.#connection, leave);
    } catch (fault) {
      leave();
      throw fault;
    }
  }

  getConnectionInfo(): ConnectionInfo {
    // SQLite's own limit since 3.32; told nothing, Prisma takes the 999 of older ones and cuts every import into crumbs.
    return { maxBindValues: 32_766, supportsRelationJoins: false };
  }

  dispose(): Promise<void> {
    return this.#connection.dispose();
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.#lane.enter();
    try {
      return await patiently(work);
    } finally {
      leave();
    }
  }
}

class SerialTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName = 'flexpbx-serial-sqlite';
  // "Phantom": Prisma leaves BEGIN, COMMIT and ROLLBACK to us. It would not give the lane free when one of them fails.
  readonly options = { usePhantomQuery: true };
  readonly #connection: SqlDriverAdapter;
  readonly #leave: () => void;

  constructor(connection: SqlDriverAdapter, leave: () => void) {
    this.#connection = connection;
    this.#leave = leave;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#connection.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#connection.executeRaw(query);
  }

  async commit(): Promise<void> {
    try {
      await patiently(() => this.#connection.executeScript('COMMIT'));
    } catch (fault) {
      await this.rollback();
      throw fault;
    }
    this.#leave();
  }

  async rollback(): Promise<void> {
    try {
      await this.#connection.executeScript('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    } finally {
      this.#leave();
    }
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + waitOutsideMs;
  for (;;) {
    try {
      return await work();
    } catch (fault) {
      if (!isBusy(fault) || performance.now() > deadline) throw fault;
    }
    // Not all at the same moment again.
    await wait(1 + Math.random() * 10);
  }
}

function isBusy(fault: unknown): boolean {
  return isDriverAdapterError(fault) && fault.cause.kind === 'SocketTimeout';
}
