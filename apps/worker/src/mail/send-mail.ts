import type { AttemptOutcome, MailSettings } from '@flexpbx/domain';
import { reasonOf } from '@flexpbx/runtime';
import { createTransport } from 'nodemailer';

/** A mail to one address. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for each attempt, so that mail programs show it once should a server have taken it twice. */
  readonly messageId: string;
  readonly attachments: readonly Attachment[];
}

/** A file that comes with a mail. */
export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly path: string;
}

/** The longest each step may be silent. The whole is limited by who sends. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** Hands a mail to the mail server, and tells in words what it said. */
export async function sendMail(
  settings: MailSettings,
  mail: OutgoingMail,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { host, from_address: address } = settings;
  if (host === null || address === null) return { outcome: 'again', answer: 'No mail server is set yet.' };
  const transport = createTransport({
    ...patience,
    host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    tls: { rejectUnauthorized: settings.check_certificate },
    ...(settings.user !== null && { auth: { user: settings.user, pass: settings.password ?? '' } }),
  });
  try {
    const from = { name: settings.from_name, address };
    // Nobody shall answer it: vacation notices and the like stay away (RFC 3834).
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const { response } = await transport.sendMail({
      ...mail,
      attachments: [...mail.attachments],
      from,
      headers,
      signal,
    });
    return { outcome: 'delivered', answer: response };
  } catch (fault) {
    return whatWentWrong(settings, fault);
  } finally {
    transport.close();
  }
}

type SmtpFault = Readonly<
  Partial<Record<'code' | 'command' | 'response' | 'originalCode', string>> & { permanent?: boolean }
>;

/**
 * Only a refusal of this recipient or this message is for good. A refused sender or password is a matter of settings: once
 * they are mended, what waits goes out.
 */
function whatWentWrong({ host, port }: MailSettings, fault: unknown): AttemptOutcome {
  const { code, command, response, permanent, originalCode = '' } = fault as SmtpFault;
  const ofThisMail = command !== undefined && /^(RCPT TO|DATA)$/.test(command);
  const server = `${host}:${port}`;
  if (response !== undefined) {
    return {
      outcome: permanent && ofThisMail ? 'refused' : 'again',
      answer: `${wordsFor(code, server)} It said: ${response}`,
    };
  }
  const words = /CERT|TLS_/.test(originalCode)
    ? `${server}: its certificate can not be trusted.`
    : wordsFor(code, server);
  return { outcome: 'again', answer: `${words} (${reasonOf(fault)})` };
}

function wordsFor(code: string | undefined, server: string): string {
  switch (code) {
    case 'EDNS':
      return `There is no address for ${server}.`;
    case 'EABORT':
    case 'ETIMEDOUT':
      return `${server} did not answer in time.`;
    case 'EAUTH':
      return `${server} did not accept the user name and password.`;
    case 'ETLS':
      return `${server} does not encrypt.`;
    case 'EENVELOPE':
    case 'EMESSAGE':
      return `${server} did not take the mail.`;
    default:
      return `${server} could not be reached.`;
  }
}
