import type { Client, Rows } from './client.ts';
import type { DatabaseAddress } from './database-address.ts';
import { explained } from './database-fault.ts';

// Waiting for the lock (SQLite) or a connection, and one whole transaction: an import of 10,000 rows takes seconds.
const limits = { maxWait: 15_000, timeout: 60_000 };
const attemptsAtMost = 5;

/**
 * How repositories reach the rows. Inside `transaction` and `snapshot` only what is passed in may be used: anything else would
 * wait for the transaction it stands in. Faults come out as AppErrors (see `database-fault.ts`).
 */
export class Store {
  readonly #client: Client;
  readonly #address: DatabaseAddress;

  constructor(client: Client, address: DatabaseAddress) {
    this.#client = client;
    this.#address = address;
  }

  /** Single statements, each for itself. */
  statement<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    return explained(this.#address, () => work(this.#client));
  }

  /** One transaction, all or nothing. `work` runs again when PostgreSQL found it in conflict with another one. */
  transaction<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    return explained(this.#address, () => unlessInConflict(() => this.#client.$transaction(work, limits)));
  }

  /** Several reads that see the rows of one moment. */
  snapshot<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    const options = { ...limits, isolationLevel: 'Serializable' } as const;
    return explained(this.#address, () => unlessInConflict(() => this.#client.$transaction(work, options)));
  }

  close(): Promise<void> {
    return this.#client.$disconnect();
  }
}

async function unlessInConflict<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (fault) {
      if (prismaCode(fault) !== 'P2034' || attempt === attemptsAtMost) throw fault;
    }
  }
}

/** Whether a row with this key is there already. */
export function isTaken(fault: unknown): boolean {
  return prismaCode(fault) === 'P2002';
}

function prismaCode(fault: unknown): unknown {
  return fault instanceof Error && 'code' in fault ? fault.code : undefined;
}
