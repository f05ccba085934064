import { giveUpTranscribingAt, type SpokenSource } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { insertNewRows } from '../insert-rows.ts';

/** The row of something spoken. Samples have no mailbox. */
export function transcriptionKey(source: SpokenSource): { mailbox: string; messageId: string } {
  return { mailbox: source.kind === 'message' ? source.mailbox : '', messageId: source.id };
}

/** Has something put into words, inside another write's transaction; false when it was already, or comes with its words. */
export async function beginTranscription(rows: Rows, source: SpokenSource, now: Date): Promise<boolean> {
  const row = {
    ...transcriptionKey(source),
    state: 'waiting',
    text: '',
    reason: null,
    attempts: 0,
    addedAt: now,
    dueAt: now,
    giveUpAt: giveUpTranscribingAt(source, now),
  };
  return (await insertNewRows(rows, 'Transcription', [row])) > 0;
}
