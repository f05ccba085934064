import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { freePort } from '@flexpbx/e2e/free-port';

const attempts = 20;

/** A port for SIPp's sound: it opens that and, for pictures, the one two above it, whether calls have any or not. */
export async function freeMediaPort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = await freePort();
    if (await isFree(port + 2)) return port;
  }
  throw new Error(`no pair of media ports found in ${attempts} attempts`);
}

async function isFree(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  try {
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}
