import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';

/**
 * The Prisma client, as SQLite's. PostgreSQL's has the same models; its own types only allow more (isolation levels,
 * filters), so what compiles against this runs on both.
 */
export type Client = PrismaClient;

/** What a repository may use inside a `Store`. */
export type Rows = Prisma.TransactionClient;
