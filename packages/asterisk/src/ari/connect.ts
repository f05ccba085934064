import type { AsteriskPort } from '../port.ts';
import type { AriOptions } from './options.ts';

/**
 * Connects our application to Asterisk and keeps it connected for ever: REST and events over one WebSocket. Waits for
 * an Asterisk that is not there yet until `signal` aborts. Throws AppError `asterisk-refused` when the login is wrong
 * and `conflict` when this process already has a connection for the same application.
 */
export declare function connectAri(options: AriOptions): Promise<AsteriskPort>;
