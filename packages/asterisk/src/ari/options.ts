import type { Logger } from '@flexpbx/runtime';

/** How ARI is reached. */
export interface AriOptions {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly application: string;
  readonly logger: Logger;
  /** Gives up waiting for the first connection; once connected, `close()` ends it. */
  readonly signal: AbortSignal;
}
