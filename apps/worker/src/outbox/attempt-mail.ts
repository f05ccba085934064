import { createHash } from 'node:crypto';
import type { ClaimedDelivery, ThingRepository } from '@flexpbx/db';
import { type AttemptOutcome, type MailedKind, type MailTemplate, type Notice, noticeKey } from '@flexpbx/domain';
import { fillMail, suppliedMailTemplate } from '@flexpbx/renderer/mail';
import { type OutgoingMail, sendMail } from '../mail/send-mail.ts';
import type { WritingMailFor } from './notices/notice-writer.ts';
import { writeMail } from './notices/writers.ts';

/** What sending notices by mail works with. */
export interface MailParts {
  readonly things: Pick<ThingRepository, 'settings'>;
  /** The portal's address, for links. */
  readonly portal: string;
  readonly timeZone: string;
  readonly soundOf: WritingMailFor['soundOf'];
  readonly wordsOf: WritingMailFor['wordsOf'];
}

/** Sends one notice to one address. */
export async function attemptMail(
  { things, portal, timeZone, soundOf, wordsOf }: MailParts,
  { notice, recipient }: ClaimedDelivery,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { mail: settings, mail_templates: templates } = await things.settings();
  const written = await writeMail(notice, { timeZone, soundOf, wordsOf });
  if (written === null) return { outcome: 'refused', answer: 'This never goes by mail.' };
  const mail: OutgoingMail = {
    ...(await filled(written.kind, templates.changed[written.kind], {
      product: settings.from_name,
      portal,
      ...written.values,
    })),
    to: recipient.to,
    messageId: messageId(notice, recipient.to, settings.from_address),
    attachments: written.attachments,
  };
  return sendMail(settings, mail, signal);
}

/** As somebody wants it; where that can't be filled, as it came with the system: the news matters more than its words. */
async function filled(
  kind: MailedKind,
  changed: MailTemplate | undefined,
  values: Readonly<Record<string, string>>,
): Promise<MailTemplate> {
  const supplied = await suppliedMailTemplate(kind);
  try {
    return fillMail(changed ?? supplied, values);
  } catch (fault) {
    if (!changed) throw fault;
    return fillMail(supplied, values);
  }
}

function messageId(notice: Notice, to: string, from: string | null): string {
  const name = createHash('sha256')
    .update(`${noticeKey(notice)}\n${to}`)
    .digest('hex')
    .slice(0, 40);
  return `<${name}@${from?.split('@')[1] ?? 'flexpbx.invalid'}>`;
}
