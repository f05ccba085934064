import { AppError } from '@flexpbx/runtime';
import type { Account as AccountRow, Session as Row } from '../generated/sqlite/client.ts';
import type { Session, SessionRepository } from '../repositories.ts';
import { accountOf } from './accounts.ts';
import type { Parts } from './parts.ts';

const moveOnEveryMs = 60_000;

/** Sessions in the database; see the interface for what is promised. */
export class Sessions implements SessionRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async open(session: {
    tokenHash: string;
    username: string;
    address: string;
    userAgent: string;
    mustChangePassword: boolean;
    expiresAt: Date;
  }): Promise<Session> {
    const { username, ...columns } = session;
    const now = new Date();
    const lifetimeMs = Math.max(0, session.expiresAt.getTime() - now.getTime());
    const row = await this.#parts.store.transaction(async (rows) => {
      const account = await rows.account.findUnique({ where: { username } });
      if (!account) throw new AppError('not-found', `There is no account ${username}.`);
      return rows.session.create({
        data: { ...columns, accountId: account.id, openedAt: now, seenAt: now, lifetimeMs },
        include: { account: true },
      });
    });
    return sessionOf(row);
  }

  async find(tokenHash: string, now: Date): Promise<Session | null> {
    const row = await this.#parts.store.statement((rows) =>
      rows.session.findUnique({ where: { tokenHash }, include: { account: true } }),
    );
    if (!row || row.expiresAt <= now) return null;
    if (now.getTime() - row.seenAt.getTime() < moveOnEveryMs) return sessionOf(row);
    const expiresAt = new Date(now.getTime() + row.lifetimeMs);
    // "Many", since a session closed in this moment is no fault.
    await this.#parts.store.statement((rows) =>
      rows.session.updateMany({ where: { tokenHash }, data: { seenAt: now, expiresAt } }),
    );
    return sessionOf({ ...row, expiresAt });
  }

  async close(tokenHash: string): Promise<void> {
    await this.#parts.store.statement((rows) => rows.session.deleteMany({ where: { tokenHash } }));
  }

  async deleteExpired(now: Date): Promise<number> {
    const { count } = await this.#parts.store.statement((rows) =>
      rows.session.deleteMany({ where: { expiresAt: { lte: now } } }),
    );
    return count;
  }
}

function sessionOf(row: Row & { account: AccountRow }): Session {
  const { tokenHash, expiresAt, mustChangePassword } = row;
  return { tokenHash, expiresAt, account: { ...accountOf(row.account), mustChangePassword } };
}
