import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const ATTEMPTS = 20;

/** A port of 127.0.0.1 that neither TCP nor UDP uses at the moment (SIP wants the same number for both). */
export function freePort(): Promise<number> {
  return freePortOf('127.0.0.1');
}

/** The same of another address of this machine. */
export async function freePortOf(address: string): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = await freeTcpPort(address);
    if (await isUdpFree(address, port)) return port;
  }
  throw new Error(`no port free for both TCP and UDP found in ${ATTEMPTS} attempts`);
}

function freeTcpPort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('a listening server has no port'));
      });
    });
  });
}

function isUdpFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, address, () => socket.close(() => resolve(true)));
  });
}
