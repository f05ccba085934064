import {
  afterAttempt,
  noticeKeyOfMessage,
  type SpokenSource,
  type Transcription,
  type TranscriptionOutcome,
} from '@flexpbx/domain';
import { z } from 'zod';
import type { Rows } from '../client.ts';
import type { Transcription as Row } from '../generated/sqlite/client.ts';
import { insertNewRows } from '../insert-rows.ts';
import type { ClaimedTranscription, MessageKey, TranscriptionRepository } from '../repositories.ts';
import { beginTranscription, transcriptionKey } from './begin-transcription.ts';
import type { Parts } from './parts.ts';
import { releaseNotice } from './write-notice.ts';

/** Longer than anybody waits for a sample. */
const samplesKeptMs = 60 * 60 * 1000;

/** Messages in words, in the database; see the interface for what is promised. */
export class Transcriptions implements TranscriptionRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async askSample(id: string, now: Date): Promise<void> {
    await this.#parts.store.statement((rows) => beginTranscription(rows, { kind: 'sample', id }, now));
    this.#parts.bell.notify('transcriptions');
  }

  async find(source: SpokenSource): Promise<Transcription | null> {
    const mailbox_messageId = transcriptionKey(source);
    const row = await this.#parts.store.statement((rows) =>
      rows.transcription.findUnique({ where: { mailbox_messageId } }),
    );
    return row && transcriptionOf(row);
  }

  async ofMailbox(mailbox: string): Promise<Map<string, Transcription>> {
    const found = await this.#parts.store.statement((rows) => rows.transcription.findMany({ where: { mailbox } }));
    return new Map(found.map((row) => [row.messageId, transcriptionOf(row)]));
  }

  async passOn(from: MessageKey, to: MessageKey): Promise<void> {
    await this.#parts.store.transaction(async (rows) => {
      const where = { mailbox: from.mailbox, messageId: from.id, state: 'done' };
      const original = await rows.transcription.findFirst({ where });
      if (original) {
        const copy = { ...original, mailbox: to.mailbox, messageId: to.id };
        await insertNewRows(rows, 'Transcription', [copy]);
      }
    });
  }

  async forget(mailbox: string, messageIds: readonly string[]): Promise<void> {
    const where = { mailbox, messageId: { in: [...messageIds] } };
    await this.#parts.store.statement((rows) => rows.transcription.deleteMany({ where }));
  }

  async claim({ now, leaseMs }: { now: Date; leaseMs: number }): Promise<ClaimedTranscription | null> {
    const isDue = { state: 'waiting', dueAt: { lte: now } };
    for (;;) {
      const first = await this.#parts.store.statement((rows) =>
        rows.transcription.findFirst({ where: isDue, orderBy: [{ dueAt: 'asc' }, { addedAt: 'asc' }] }),
      );
      if (!first) return null;
      const { mailbox, messageId, attempts } = first;
      const { count } = await this.#parts.store.statement((rows) =>
        rows.transcription.updateMany({
          where: { mailbox, messageId, attempts, ...isDue },
          data: { attempts: attempts + 1, dueAt: new Date(now.getTime() + leaseMs) },
        }),
      );
      // Otherwise somebody else was faster; look for the next one.
      if (count === 1) return { source: sourceOf(first), attempt: attempts + 1 };
    }
  }

  async renew({ source, attempt }: ClaimedTranscription, until: Date): Promise<boolean> {
    const held = { ...transcriptionKey(source), attempts: attempt, state: 'waiting' };
    const { count } = await this.#parts.store.statement((rows) =>
      rows.transcription.updateMany({ where: held, data: { dueAt: until } }),
    );
    return count === 1;
  }

  async nextDueAt(): Promise<Date | null> {
    const where = { state: 'waiting' };
    const { _min } = await this.#parts.store.statement((rows) =>
      rows.transcription.aggregate({ where, _min: { dueAt: true } }),
    );
    return _min.dueAt;
  }

  async settle({ source, attempt }: ClaimedTranscription, outcome: TranscriptionOutcome, now: Date): Promise<boolean> {
    const held = { ...transcriptionKey(source), attempts: attempt, state: 'waiting' };
    const { isSettled, released } = await this.#parts.store.transaction(async (rows) => {
      const row = await rows.transcription.findFirst({ where: held });
      if (!row) return { isSettled: false, released: 0 };
      const { dueAt, ...after } = afterAttempt(outcome, { attempt, giveUpAt: row.giveUpAt, now });
      const data = { ...after, ...(dueAt && { dueAt }) };
      const { count } = await rows.transcription.updateMany({ where: held, data });
      const isFinal = count === 1 && after.state !== 'waiting';
      return { isSettled: count === 1, released: isFinal ? await release(rows, source, now) : 0 };
    });
    if (isSettled) this.#parts.bell.notify('transcriptions');
    if (released > 0) this.#parts.bell.notify('outbox');
    return isSettled;
  }

  async tidy(now: Date): Promise<void> {
    const changed = await this.#parts.store.transaction(async (rows) => {
      const longAgo = new Date(now.getTime() - samplesKeptMs);
      await rows.transcription.deleteMany({ where: { mailbox: '', addedAt: { lt: longAgo } } });
      // Where each try died before it could be settled, nobody else would ever give up.
      return rows.transcription.updateMany({
        where: { state: 'waiting', attempts: { gt: 0 }, dueAt: { lt: now }, giveUpAt: { lt: now } },
        data: { state: 'failed', reason: 'It was tried for a day, and never came to an end.' },
      });
    });
    if (changed.count > 0) this.#parts.bell.notify('transcriptions');
  }
}

async function release(rows: Rows, source: SpokenSource, now: Date): Promise<number> {
  return source.kind === 'message' ? releaseNotice(rows, noticeKeyOfMessage(source), now) : 0;
}

/** `Transcription.state` */
const stateColumn: z.ZodType<Transcription['state']> = z.enum(['waiting', 'done', 'failed']);

function transcriptionOf({ state, text, reason }: Row): Transcription {
  return { state: stateColumn.parse(state), text, reason };
}

function sourceOf({ mailbox, messageId }: Row): SpokenSource {
  return mailbox === '' ? { kind: 'sample', id: messageId } : { kind: 'message', mailbox, id: messageId };
}
