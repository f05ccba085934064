import type { MailboxRepository, TranscriptionRepository } from '@flexpbx/db';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';

/** What of messages is known besides the spool. */
export interface MessageRows {
  readonly spool: Pick<VoicemailSpool, 'listIds'>;
  readonly mailboxes: Pick<MailboxRepository, 'forgetTold'>;
  readonly transcriptions: Pick<TranscriptionRepository, 'forget'>;
}

/**
 * Forgets what is known of messages that are `missing`, if they are gone. One that just moved may have been missed by a look in
 * passing: only with the lock it is sure that it is gone.
 */
export async function forgetWhatIsGone(
  { spool, mailboxes, transcriptions }: MessageRows,
  mailbox: string,
  missing: readonly string[],
): Promise<void> {
  if (missing.length === 0) return;
  const gone = missingIn(await spool.listIds(mailbox), missing);
  if (gone.length === 0) return;
  await transcriptions.forget(mailbox, gone);
  await mailboxes.forgetTold(mailbox, gone);
}

/** Those that are known and not there. */
export function missingIn(there: ReadonlySet<string>, known: Iterable<string>): string[] {
  return [...known].filter((id) => !there.has(id));
}
