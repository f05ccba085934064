import type { MailboxBook, ThingRepository } from '@flexpbx/db';
import { limitsOf, type MailboxLimits } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';

/** What is known of a mailbox. `unreachable`: the database can't say. */
export type FoundMailbox =
  | { readonly kind: 'found'; readonly pin: string; readonly limits: MailboxLimits }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreachable' };

/** Which mailboxes there are. */
export interface MailboxDirectory {
  find(mailbox: string): Promise<FoundMailbox>;
  /** The database has the one truth; Asterisk's own VoiceMailMain() knows it after the next rendering. */
  changePin(mailbox: string, pin: string): Promise<'changed' | 'failed'>;
}

/** Where mailboxes are written down. */
export interface MailboxRows {
  readonly mailboxBook: Pick<MailboxBook, 'find' | 'change'>;
  readonly things: Pick<ThingRepository, 'settings'>;
}

/** A caller hears nothing meanwhile; Asterisk's own mailbox is better than a longer wait. */
const answerLimitMs = 2_000;

/** The mailboxes of the database. Never throws: a caller is waiting, and has somewhere else to go. */
export function mailboxDirectory({ mailboxBook: book, things }: MailboxRows, logger: Logger): MailboxDirectory {
  const read = async (mailbox: string): Promise<FoundMailbox> => {
    const [found, settings] = await Promise.all([book.find(mailbox), things.settings()]);
    if (!found?.isOn) return { kind: 'none' };
    return { kind: 'found', pin: found.pin, limits: limitsOf(found.options, settings.voicemail) };
  };
  return {
    async find(mailbox) {
      try {
        return await within(answerLimitMs, read(mailbox));
      } catch (fault) {
        logger.warn('the database can not be asked for a mailbox; Asterisk serves it', { reason: reasonOf(fault) });
        return { kind: 'unreachable' };
      }
    },
    async changePin(mailbox, pin) {
      try {
        const found = await book.find(mailbox);
        if (!found) return 'failed';
        await book.change(found, { pin }, `phone:${mailbox}`);
        return 'changed';
      } catch (fault) {
        logger.error('the PIN of a mailbox could not be changed', { mailbox, reason: reasonOf(fault) });
        return 'failed';
      }
    },
  };
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
