import { AppError } from '@flexpbx/runtime';
import type { DatabaseAddress } from './database-address.ts';

/** Runs `work`; a fault of the database itself is thrown as an AppError that says what to do. */
export async function explained<T>(address: DatabaseAddress, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    throw explain(address, fault);
  }
}

/**
 * AppError `read-only`, `disk-full` or `database-unavailable` for what an administrator can put right; anything else is
 * returned as it is.
 */
function explain(address: DatabaseAddress, fault: unknown): unknown {
  if (fault instanceof AppError) return fault;
  const codes = codesOf(fault);
  for (const { pattern, id, sentence } of explanations) {
    if (codes.some((code) => pattern.test(code))) return new AppError(id, sentence(nameOf(address)), { cause: fault });
  }
  return fault;
}

/** Whether a statement named a table that is not there. */
export function isTableMissing(fault: unknown): boolean {
  return codesOf(fault).includes('TableDoesNotExist');
}

type DatabaseFaultId = 'read-only' | 'disk-full' | 'database-unavailable';

interface Explanation {
  /** SQLite's result code, PostgreSQL's SQLSTATE, the system's error or Prisma's, whole. */
  readonly pattern: RegExp;
  readonly id: DatabaseFaultId;
  readonly sentence: (database: string) => string;
}

const explanations: readonly Explanation[] = [
  {
    pattern: /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/,
    id: 'disk-full',
    sentence: (database) => `The disk of ${database} is full. Free some space there; nothing was changed.`,
  },
  {
    pattern: /^(SQLITE_READONLY.*|EROFS|25006)$/,
    id: 'read-only',
    sentence: (database) => `${capital(database)} can't be written: it is read-only. Make it and its folder writable.`,
  },
  {
    pattern: /^(EACCES|EPERM|SQLITE_PERM|SQLITE_AUTH|SQLITE_CANTOPEN.*)$/,
    id: 'database-unavailable',
    sentence: (database) =>
      `${capital(database)} can't be opened. Let the user FlexPBX runs as read and write the file and its folder.`,
  },
  {
    pattern: /^(SQLITE_CORRUPT.*|SQLITE_NOTADB)$/,
    id: 'database-unavailable',
    sentence: (database) => `${capital(database)} is damaged. Put the last backup in its place.`,
  },
  {
    pattern: /^SQLITE_IOERR.*$/,
    id: 'database-unavailable',
    sentence: (database) => `The disk of ${database} reports an error. See the system's log, then start FlexPBX again.`,
  },
  {
    pattern: /^(SQLITE_BUSY.*|P2028)$/,
    id: 'database-unavailable',
    sentence: (database) => `${capital(database)} was kept busy by another program for too long. Try again.`,
  },
  {
    pattern: /^(28000|28P01|42501)$/,
    id: 'database-unavailable',
    sentence: (database) => `${capital(database)} refuses our sign-in. Check user and password in DATABASE_URL.`,
  },
  {
    pattern: /^3D000$/,
    id: 'database-unavailable',
    sentence: (database) => `${capital(database)} does not exist on its server. Create it, or correct DATABASE_URL.`,
  },
  {
    pattern:
      /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE|P1001|P1017|57P0\d|53300|08\d{3}|DatabaseNotReachable|ConnectionClosed)$/,
    id: 'database-unavailable',
    sentence: (database) =>
      `${capital(database)} can't be reached. Check that its server runs and DATABASE_URL is right.`,
  },
];

function nameOf(address: DatabaseAddress): string {
  if (address.kind === 'sqlite') return `the database file ${address.file}`;
  // Not the whole address: it holds a password.
  const { hostname, port, pathname } = new URL(address.url);
  return `the PostgreSQL database ${pathname.slice(1)} on ${hostname}:${port || '5432'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every code in a fault and its causes. The drivers, their adapters and Prisma each keep theirs in another place. */
function codesOf(fault: unknown): string[] {
  if (!isRecord(fault)) return [];
  const here = [fault.code, fault.originalCode, fault.kind].filter((code) => typeof code === 'string');
  // The only faults of `pg` that have no code.
  const cut = typeof fault.message === 'string' && /^Connection terminated|timeout exceeded when/.test(fault.message);
  if (cut) here.push('ConnectionClosed');
  const meta = isRecord(fault.meta) ? fault.meta.driverAdapterError : undefined;
  const several = fault instanceof AggregateError ? fault.errors.flatMap(codesOf) : [];
  return [...here, ...codesOf(fault.cause), ...codesOf(meta), ...several];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
