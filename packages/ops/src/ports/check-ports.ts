import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { AppError } from '@flexpbx/runtime';
import type { NeededPort } from './needed-ports.ts';
import { findPortHolder } from './port-holder.ts';

/** Why a port can't be had, in a sentence that says what to do; null when it is free. */
export async function portTrouble(needed: NeededPort): Promise<string | null> {
  const code = await (needed.protocol === 'udp' ? tryUdp(needed) : tryTcp(needed));
  if (code === null) return null;
  const { protocol, address, port, purpose, setting } = needed;
  const name = `${protocol.toUpperCase()} port ${port} (${purpose})`;
  switch (code) {
    case 'EADDRINUSE': {
      const holder = findPortHolder(port, protocol);
      const by = typeof holder === 'string' ? 'a program of another user' : `process ${holder.pid} (${holder.command})`;
      return `${name} is in use by ${by}. Stop that program, or choose another port with ${setting}.`;
    }
    case 'EACCES':
      return `${name} may not be used by this user: ports below 1024 are root's. Choose another with ${setting}.`;
    case 'EADDRNOTAVAIL':
      return `${name} can't be opened: ${address} is no address of this machine. Set FLEXPBX_BIND to one that is.`;
    default:
      return `${name} can't be opened on ${address} (${code}). Choose another with ${setting}.`;
  }
}

/** Throws AppError `conflict` naming every port that can't be had, who holds it, and the setting that moves it. */
export async function checkPorts(ports: readonly NeededPort[]): Promise<void> {
  const troubles = (await Promise.all(ports.map(portTrouble))).filter((trouble) => trouble !== null);
  if (troubles.length > 0) throw new AppError('conflict', troubles.join('\n'));
}

/** Resolves with the error's code, or null when the port could be opened (it is closed again). */
function tryTcp({ address, port }: NeededPort): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message));
    server.listen({ host: address, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function tryUdp({ address, port }: NeededPort): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message));
    socket.bind({ address, port, exclusive: true }, () => socket.close(() => resolve(null)));
  });
}
