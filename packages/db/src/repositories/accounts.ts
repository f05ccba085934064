import { randomUUID } from 'node:crypto';
import type { Account, Role } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import type { Rows } from '../client.ts';
import { roleColumn } from '../columns.ts';
import type { Account as Row } from '../generated/sqlite/client.ts';
import type { AccountCredentials, AccountRepository, Actor } from '../repositories.ts';
import { isTaken } from '../store.ts';
import type { Parts } from './parts.ts';

/** Accounts in the database; see the interface for what is promised. */
export class Accounts implements AccountRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(): Promise<Account[]> {
    const found = await this.#parts.store.statement((rows) => rows.account.findMany({ orderBy: { username: 'asc' } }));
    return found.map(accountOf);
  }

  async findByUsername(username: string): Promise<AccountCredentials | null> {
    const row = await this.#parts.store.statement((rows) => rows.account.findUnique({ where: { username } }));
    return row && { account: accountOf(row), passwordHash: row.passwordHash, temporary: temporaryOf(row) };
  }

  async findByExtension(extension: string): Promise<Account | null> {
    const row = await this.#parts.store.statement((rows) =>
      rows.account.findUnique({ where: { extensionNumber: extension } }),
    );
    return row && accountOf(row);
  }

  countAdmins(): Promise<number> {
    return this.#parts.store.statement((rows) => rows.account.count({ where: { role: 'admin' } }));
  }

  async create(account: { username: string; role: Role; extension: string | null }, actor: Actor): Promise<Account> {
    const { username, role, extension } = account;
    const row = await this.#write({ username, action: 'account.create', actor }, async (rows) => {
      await refuseTaken(rows, username, extension);
      return rows.account.create({
        data: { id: randomUUID(), username, role, extensionNumber: extension, createdAt: new Date() },
      });
    });
    return accountOf(row);
  }

  async giveTemporaryPassword(
    username: string,
    temporary: { hash: string; expiresAt: Date },
    actor: Actor,
  ): Promise<void> {
    await this.#write({ username, action: 'account.give-temporary-password', actor }, async (rows) => {
      const { id } = await findOrThrow(rows, username);
      await rows.account.update({
        where: { id },
        data: {
          // Whoever asks for a new one has forgotten the old one, or fears that somebody else knows it.
          passwordHash: null,
          temporaryHash: temporary.hash,
          temporaryExpiresAt: temporary.expiresAt,
          temporaryUsedAt: null,
        },
      });
      await rows.session.deleteMany({ where: { accountId: id } });
    });
  }

  async useTemporaryPassword(username: string, now: Date): Promise<boolean> {
    const { count } = await this.#parts.store.statement((rows) =>
      rows.account.updateMany({
        where: { username, temporaryHash: { not: null }, temporaryUsedAt: null, temporaryExpiresAt: { gt: now } },
        data: { temporaryUsedAt: now },
      }),
    );
    return count === 1;
  }

  async setPassword(username: string, passwordHash: string, keepSession: string | null, actor: Actor): Promise<void> {
    await this.#write({ username, action: 'account.set-password', actor }, async (rows) => {
      const { id } = await findOrThrow(rows, username);
      await rows.account.update({
        where: { id },
        data: { passwordHash, temporaryHash: null, temporaryExpiresAt: null, temporaryUsedAt: null },
      });
      await rows.session.deleteMany({ where: { accountId: id, tokenHash: { not: keepSession ?? '' } } });
      await rows.session.updateMany({ where: { accountId: id }, data: { mustChangePassword: false } });
    });
  }

  async #write<T>(
    change: { username: string; action: string; actor: Actor },
    work: (rows: Rows) => Promise<T>,
  ): Promise<T> {
    const { username, action, actor } = change;
    try {
      const result = await this.#parts.store.transaction(async (rows) => {
        const done = await work(rows);
        await rows.auditEntry.create({ data: { at: new Date(), actor, action, target: username } });
        return done;
      });
      this.#parts.bell.notify('accounts');
      return result;
    } catch (fault) {
      throw isTaken(fault) ? usernameTaken(username) : fault;
    }
  }
}

/** The account of a row, as it stands apart from any session: to change its password while it has no lasting one. */
export function accountOf(row: Row): Account {
  const { id, username, extensionNumber, createdAt, passwordHash } = row;
  const role = roleColumn.parse(row.role);
  return { id, username, role, extension: extensionNumber, mustChangePassword: passwordHash === null, createdAt };
}

function temporaryOf(row: Row): AccountCredentials['temporary'] {
  const { temporaryHash, temporaryExpiresAt, temporaryUsedAt } = row;
  if (temporaryHash === null || temporaryExpiresAt === null) return null;
  return { hash: temporaryHash, expiresAt: temporaryExpiresAt, usedAt: temporaryUsedAt };
}

async function refuseTaken(rows: Rows, username: string, extension: string | null): Promise<void> {
  if (await rows.account.findUnique({ where: { username } })) throw usernameTaken(username);
  if (extension === null) return;
  if (!(await rows.extension.findUnique({ where: { number: extension } }))) {
    throw new AppError('not-found', `There is no extension ${extension}.`);
  }
  const linked = await rows.account.findUnique({ where: { extensionNumber: extension } });
  if (linked)
    throw new AppError('conflict', `Extension ${extension} belongs to the account ${linked.username} already.`);
}

async function findOrThrow(rows: Rows, username: string): Promise<Row> {
  const row = await rows.account.findUnique({ where: { username } });
  if (!row) throw new AppError('not-found', `There is no account ${username}.`);
  return row;
}

function usernameTaken(username: string): AppError {
  const message = `The user name ${username} is taken. Choose another one.`;
  return new AppError('conflict', message, { fields: { username: message } });
}
