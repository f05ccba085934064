import { PrismaPg } from '@prisma/adapter-pg';
import type { Client } from '../client.ts';
import { PrismaClient } from '../generated/postgresql/client.ts';

// Four processes of ours share a server's (by default) 100 connections with others.
const connectionsPerProcess = 5;

/** A client on a PostgreSQL server. */
export function openPostgresql(url: string): Client {
  const adapter = new PrismaPg({ connectionString: url, max: connectionsPerProcess, connectionTimeoutMillis: 10_000 });
  // The one cast of this package, explained at `Client`.
  return new PrismaClient({ adapter }) as unknown as Client;
}
