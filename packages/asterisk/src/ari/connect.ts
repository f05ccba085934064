import type { AsteriskPort } from '../port.ts';
import { AriClient, alreadyConnected } from './client.ts';
import type { AriOptions } from './options.ts';

const connections = new Set<string>();

/**
 * Connects our application to Asterisk and keeps it connected for ever: REST and events over one WebSocket. Waits for
 * an Asterisk that is not there yet until `signal` aborts. Throws AppError `asterisk-refused` when the login is wrong
 * and `conflict` when this process already has a connection for the same application.
 */
export async function connectAri(options: AriOptions): Promise<AsteriskPort> {
  const name = `${options.host}:${options.port}/${options.application}`;
  if (connections.has(name)) throw alreadyConnected(options.application);
  connections.add(name);
  const client = new AriClient(options, () => connections.delete(name));
  try {
    await client.start();
    return client;
  } catch (fault) {
    await client.close();
    throw fault;
  }
}
