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
  const pairs = new Set<readonly [Socket, Socket]>();
  let silent = false;
  const server = createServer((near) => {
    if (silent) return;
    const far = connect(targetPort, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => void to.write(data));
      from.on('error', end);
      from.on('close', end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    cut,
    fallSilent: () => {
      silent = true;
      for (const sockets of pairs) for (const socket of sockets) socket.pause();
    },
    mend: () => {
      silent = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
