import { connect, createServer, type Socket } from 'node:net';

/** A TCP connection in between that a test can damage. */
export interface Cable {
  readonly port: number;
  /** Breaks every connection; new ones are carried. */
  cut(): void;
  /** From now on nothing gets through and nobody is told, as when a network drops packets. */
  fallSilent(): void;
  /** Carries new connections again. */
  mend(): void;
  close(): Promise<void>;
}

/** Lays a cable to a port of this machine. */
export async function layCable(targetPort: number): Promise<Cable> {
  const ends = new Set<Socket>();
  let silent = false;
  const keep = (socket: Socket) => {
    ends.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => ends.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    keep(near);
    if (silent) return;
    const far = keep(connect(targetPort, '127.0.0.1'));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    cut,
    fallSilent: () => {
      silent = true;
      for (const end of ends) end.unpipe().pause();
    },
    mend: () => {
      silent = false;
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cut();
      return closed;
    },
  };
}
