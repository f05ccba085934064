import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { MailSettings } from '@flexpbx/domain';
import { settingsSections } from '@flexpbx/domain';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail as the server got it. */
export interface ReceivedMail {
  readonly to: string[];
  readonly isEncrypted: boolean;
  readonly mail: Email;
}

/** A real mail server of one test. */
export interface TestSmtpServer {
  readonly port: number;
  /** Settings that reach it, without encryption. */
  readonly settings: MailSettings;
  readonly received: ReceivedMail[];
  /** Resolves with what came in when so many mails have. */
  arrived(count: number): Promise<ReceivedMail[]>;
}

/** Starts a mail server on a port of its own (or a given one), that wants nobody to sign in unless `options` say so. */
export async function startSmtpServer(options: SMTPServerOptions, port: number): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  let heard = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.onAuth ? [] : ['AUTH'],
    logger: false,
    // Whether the client trusts its certificate is for the client to say.
    onData: (stream, session, done) => {
      void (async () => {
        const mail = await PostalMime.parse(Buffer.concat(await stream.toArray()));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, isEncrypted: session.secure, mail });
        done();
        heard();
      })();
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const bound = (server.server.address() as AddressInfo).port;
  return {
    port: bound,
    received,
    settings: settingsSections.mail.parse({
      host: '127.0.0.1',
      port: bound,
      security: 'none',
      from_address: 'pbx@school.org',
      from_name: 'The switchboard',
    }),
    arrived: (count) =>
      new Promise((resolve) => {
        heard = () => {
          if (received.length >= count) resolve(received);
        };
        heard();
      }),
  };
}
