import {
  eventOfHeardMessage,
  eventOfNewMessage,
  type Notice,
  type VoicemailMessage,
  type WrongPins,
} from '@flexpbx/domain';
import { insertNewRows } from '../insert-rows.ts';
import type { DeletedMailbox, MailboxRepository } from '../repositories.ts';
import { beginTranscription } from './begin-transcription.ts';
import type { Parts } from './parts.ts';
import { writeEvents } from './write-events.ts';
import { holdNotice, writeNotice } from './write-notice.ts';

/** What of mailboxes the spool can't hold, in the database; see the interface for what is promised. */
export class Mailboxes implements MailboxRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async wrongPins(mailbox: string): Promise<WrongPins | null> {
    const row = await this.#parts.store.statement((rows) => rows.wrongPins.findUnique({ where: { mailbox } }));
    return row && { inARow: row.inARow, lastAt: row.lastAt };
  }

  async allWrongPins(): Promise<Map<string, WrongPins>> {
    const found = await this.#parts.store.statement((rows) => rows.wrongPins.findMany());
    return new Map(found.map(({ mailbox, inARow, lastAt }) => [mailbox, { inARow, lastAt }]));
  }

  async countWrongPin(mailbox: string, now: Date): Promise<WrongPins> {
    const row = await this.#parts.store.statement((rows) =>
      rows.wrongPins.upsert({
        where: { mailbox },
        create: { mailbox, inARow: 1, lastAt: now },
        update: { inARow: { increment: 1 }, lastAt: now },
      }),
    );
    return { inARow: row.inARow, lastAt: row.lastAt };
  }

  async forgetWrongPins(mailbox: string): Promise<void> {
    await this.#parts.store.statement((rows) => rows.wrongPins.deleteMany({ where: { mailbox } }));
  }

  deleted(): Promise<DeletedMailbox[]> {
    return this.#parts.store.statement((rows) => rows.deletedMailbox.findMany({ orderBy: { mailbox: 'asc' } }));
  }

  async forgetDeleted({ mailbox, deletedAt }: DeletedMailbox): Promise<void> {
    await this.#parts.store.statement((rows) => rows.deletedMailbox.deleteMany({ where: { mailbox, deletedAt } }));
  }

  async told(mailbox: string): Promise<Set<string>> {
    const found = await this.#parts.store.statement((rows) => rows.toldMessage.findMany({ where: { mailbox } }));
    return new Set(found.map(({ messageId }) => messageId));
  }

  async tell(mailbox: string, messageId: string, notice: Notice, words: { waitUntil: Date } | null): Promise<boolean> {
    const told = await this.#parts.store.transaction(async (rows) => {
      const now = new Date();
      const isNews = await insertNewRows(rows, 'ToldMessage', [{ mailbox, messageId, heard: false }]);
      if (isNews === 0) return null;
      const added = await writeNotice(rows, notice, now);
      if (notice.kind === 'voicemail') await writeEvents(rows, [eventOfNewMessage(notice)]);
      // A copy may have come with the words of its original.
      const waits =
        words !== null && (await beginTranscription(rows, { kind: 'message', mailbox, id: messageId }, now));
      if (waits) await holdNotice(rows, notice, words.waitUntil);
      return { added, waits };
    });
    if (told === null) return false;
    if (told.added > 0) this.#parts.bell.notify('outbox');
    if (told.waits) this.#parts.bell.notify('transcriptions');
    if (notice.kind === 'voicemail') this.#parts.bell.notify('events');
    return true;
  }

  async unheard(mailbox: string): Promise<Set<string>> {
    const where = { mailbox, heard: false };
    const found = await this.#parts.store.statement((rows) => rows.toldMessage.findMany({ where }));
    return new Set(found.map(({ messageId }) => messageId));
  }

  async tellHeard(message: VoicemailMessage, now: Date): Promise<boolean> {
    const where = { mailbox: message.mailbox, messageId: message.id, heard: false };
    const isNews = await this.#parts.store.transaction(async (rows) => {
      const { count } = await rows.toldMessage.updateMany({ where, data: { heard: true } });
      if (count > 0) await writeEvents(rows, [eventOfHeardMessage(message, now)]);
      return count > 0;
    });
    if (isNews) this.#parts.bell.notify('events');
    return isNews;
  }

  async forgetTold(mailbox: string, messageIds: readonly string[]): Promise<void> {
    const where = { mailbox, messageId: { in: [...messageIds] } };
    await this.#parts.store.statement((rows) => rows.toldMessage.deleteMany({ where }));
  }
}
