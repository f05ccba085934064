import { eventOfHeardMessage, eventOfNewMessage, type VoicemailMessage, type WrongPins } from '@flexpbx/domain';
import { join, sqltag as sql } from '@prisma/client/runtime/client';
import type { Rows } from '../client.ts';
import type { ToldMessage as Row } from '../generated/sqlite/client.ts';
import { insertUnknownRows } from '../insert-rows.ts';
import type { DeletedMailbox, MailboxRepository, MessageNews, ToldMessage } from '../repositories.ts';
import { beginTranscription } from './begin-transcription.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { writeEvents } from './write-events.ts';
import { holdNotice, writeNotices } from './write-notice.ts';

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

  async told(mailboxes: readonly string[]): Promise<Map<string, Map<string, ToldMessage>>> {
    const told = new Map(mailboxes.map((mailbox) => [mailbox, new Map<string, ToldMessage>()]));
    for (const some of portions(mailboxes)) {
      const found = await this.#parts.store.statement((rows) =>
        rows.$queryRaw<Row[]>(sql`SELECT * FROM "ToldMessage" WHERE "mailbox" IN (${join(some)})`),
      );
      for (const { mailbox, messageId, heard } of found) told.get(mailbox)?.set(messageId, { heard: Boolean(heard) });
    }
    return told;
  }

  async tell(news: readonly MessageNews[]): Promise<number> {
    if (news.length === 0) return 0;
    const told = await this.#parts.store.transaction(async (rows) => {
      const now = new Date();
      const fresh = await notToldYet(rows, news);
      const notices = fresh.map(({ notice }) => notice);
      const added = await writeNotices(rows, notices, now);
      const events = await writeEvents(
        rows,
        notices.filter((notice) => notice.kind === 'voicemail').map(eventOfNewMessage),
      );
      let waiting = 0;
      for (const { mailbox, id, notice, words } of fresh) {
        // A copy may have come with the words of its original.
        if (!words || !(await beginTranscription(rows, { kind: 'message', mailbox, id }, now))) continue;
        await holdNotice(rows, notice, words.waitUntil);
        waiting++;
      }
      return { fresh: fresh.length, added, events, waiting };
    });
    if (told.added > 0) this.#parts.bell.notify('outbox');
    if (told.waiting > 0) this.#parts.bell.notify('transcriptions');
    if (told.events > 0) this.#parts.bell.notify('events');
    return told.fresh;
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

/** Notes that they are told of now, and answers of which nobody else has noted it. */
async function notToldYet(rows: Rows, news: readonly MessageNews[]): Promise<MessageNews[]> {
  const noted = new Set<string>();
  for (const some of portions(news)) {
    const data = some.map(({ mailbox, id }) => ({ mailbox, messageId: id, heard: false }));
    for (const { mailbox, messageId } of await insertUnknownRows(rows, 'ToldMessage', data))
      noted.add(nameOf(mailbox, messageId));
  }
  return news.filter(({ mailbox, id }) => noted.delete(nameOf(mailbox, id)));
}

function nameOf(mailbox: string, id: string): string {
  return `${mailbox}/${id}`;
}
