import type { MailboxRepository } from '@flexpbx/db';
import { closedUntil, hasJustClosed } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';

/** What guarding mailboxes needs. */
export interface PinGuardParts {
  readonly mailboxes: Pick<MailboxRepository, 'wrongPins' | 'countWrongPin' | 'forgetWrongPins'>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Tells the owner that somebody guessed. */
  readonly onClosed: (mailbox: string, callerNumber: string, at: Date) => void;
}

/**
 * Counts wrong PINs for each mailbox, whoever gives them and whichever process hears them, and closes it for a time that
 * grows. A database that fails opens nothing and closes nothing: the PIN is still asked.
 */
export class PinGuard {
  readonly #parts: PinGuardParts;

  constructor(parts: PinGuardParts) {
    this.#parts = parts;
  }

  /** Whether no PIN is taken now, not even the right one. */
  async isClosed(mailbox: string): Promise<boolean> {
    const { mailboxes, now } = this.#parts;
    const wrong = await this.#unlessBroken(() => mailboxes.wrongPins(mailbox));
    return closedUntil(wrong, now()) !== null;
  }

  async wrong(mailbox: string, callerNumber: string): Promise<void> {
    const { mailboxes, now, logger, onClosed } = this.#parts;
    const counted = await this.#unlessBroken(() => mailboxes.countWrongPin(mailbox, now()));
    logger.warn('a wrong PIN was given for a mailbox', { mailbox, callerNumber, inARow: counted?.inARow });
    if (!counted || !hasJustClosed(counted)) return;
    logger.warn('a mailbox is closed for some time: its PIN was guessed at', { mailbox, callerNumber });
    onClosed(mailbox, callerNumber, counted.lastAt);
  }

  async right(mailbox: string): Promise<void> {
    await this.#unlessBroken(() => this.#parts.mailboxes.forgetWrongPins(mailbox));
  }

  async #unlessBroken<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (fault) {
      this.#parts.logger.error('wrong PINs could not be counted', { reason: reasonOf(fault) });
      return null;
    }
  }
}
