import type { MailboxBook, ThingRepository } from '@flexpbx/db';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';

/** Where it is known what goes with a mail. */
export interface AttachmentParts {
  readonly spool: Pick<VoicemailSpool, 'soundOf'>;
  readonly book: Pick<MailboxBook, 'find'>;
  readonly things: Pick<ThingRepository, 'settings'>;
}

/** The WAV file that goes with the mail of a message; null where mails go without sound, and when the message is gone. */
export async function soundToAttach(
  { spool, book, things }: AttachmentParts,
  mailbox: string,
  messageId: string,
): Promise<string | null> {
  const [known, settings] = await Promise.all([book.find(mailbox), things.settings()]);
  if (!(known?.options.attach_sound ?? settings.voicemail.attach_sound)) return null;
  const sound = await spool.soundOf(mailbox, messageId);
  return sound && `${sound}.wav`;
}
