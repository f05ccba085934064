import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server got it. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
  readonly mail: Email;
}

/** A real mail server in this process. */
export interface MailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Resolves with all that came in as soon as so many did. */
  arrived(count: number): Promise<readonly ReceivedMail[]>;
  close(): Promise<void>;
}

/** Starts a mail server on `port` (0: any that is free). It wants nobody to sign in unless `options` say so. */
export async function startMailServer(options: SMTPServerOptions, port: number): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.onAuth ? [] : ['AUTH'],
    logger: false,
    onData: (stream, session, done) => {
      stream.toArray().then(async (parts) => {
        const mail = await PostalMime.parse(Buffer.concat(parts));
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), isEncrypted: session.secure, mail });
        done();
        for (const look of waiting) look();
      }, done);
    },
    ...options,
  });
  // Clients that go away in the middle of it are part of the tests.
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (received.length >= count && waiting.delete(look)) resolve(received);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
