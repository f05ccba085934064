import type { MailedKind, Notice, NoticeKind } from '@flexpbx/domain';
import type { Attachment } from '../../mail/send-mail.ts';
import { emergencyCall } from './emergency-call.ts';
import { mailTest } from './mail-test.ts';
import { mailboxClosed } from './mailbox-closed.ts';
import { missedCall } from './missed-call.ts';
import type { NoticeWriter, PushText, WritingFor, WritingMailFor } from './notice-writer.ts';
import { pushTest } from './push-test.ts';
import { voicemail } from './voicemail.ts';
import { voicemailReminder } from './voicemail-reminder.ts';

/** How each kind of notice is put into words: one file a kind. */
const writers: { readonly [Kind in NoticeKind]: NoticeWriter<Kind> } = {
  'mail-test': mailTest,
  'push-test': pushTest,
  'emergency-call': emergencyCall,
  voicemail,
  'missed-call': missedCall,
  'mailbox-closed': mailboxClosed,
  'voicemail-reminder': voicemailReminder,
};

/** What a notice puts into the places of its mail's template, and what is attached. */
export interface MailContents {
  readonly kind: MailedKind;
  readonly values: Readonly<Record<string, string>>;
  readonly attachments: readonly Attachment[];
}

/** A notice as a mail; null for a kind that never goes by mail. */
export async function writeMail(notice: Notice, surroundings: WritingMailFor): Promise<MailContents | null> {
  const { mail } = writerOf(notice);
  if (mail === null) return null;
  return {
    kind: notice.kind as MailedKind,
    values: await mail.values(notice, surroundings),
    attachments: await mail.attachments(notice, surroundings),
  };
}

/** A notice as a push message; null for a kind that never goes by push. */
export async function writePush(notice: Notice, surroundings: WritingFor): Promise<PushText | null> {
  return (await writerOf(notice).push?.(notice, surroundings)) ?? null;
}

/** A writer that is given notices of its own kind only. */
interface AnyWriter {
  readonly mail: {
    values(notice: Notice, surroundings: WritingFor): Promise<Readonly<Record<string, string>>>;
    attachments(notice: Notice, surroundings: WritingMailFor): Promise<readonly Attachment[]>;
  } | null;
  readonly push: ((notice: Notice, surroundings: WritingFor) => Promise<PushText>) | null;
}

function writerOf(notice: Notice): AnyWriter {
  // That the kinds of notice and writer agree, the compiler loses at the look-up by kind.
  return writers[notice.kind] as unknown as AnyWriter;
}
