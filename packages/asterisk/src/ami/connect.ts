import type { Logger } from '@flexpbx/runtime';
import type { Ami } from './ami.ts';
import { AmiClient } from './client.ts';

/** How the manager interface is reached. */
export interface AmiOptions {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Which classes of events Asterisk is to send (`call`, `system`, `reporting` …); none: only answers. */
  readonly events: readonly string[];
  readonly logger: Logger;
  /** Gives up waiting for the first connection; once connected, `close()` ends it. */
  readonly signal: AbortSignal;
}

/**
 * Connects to the manager interface and keeps connected for ever. Waits for an Asterisk that is not there yet until
 * `signal` aborts. Throws AppError `asterisk-refused` when the login is wrong.
 */
export async function connectAmi(options: AmiOptions): Promise<Ami> {
  const client = new AmiClient(options, options.logger);
  await client.start(options.signal);
  return client;
}
