import { describe, expect, test } from 'vitest';
import { afterAttempt, giveUpTranscribingAt } from './transcription.ts';

const now = new Date('2026-03-01T08:00:00Z');
const message = { kind: 'message', mailbox: '1001', id: 'm' } as const;
const busy = { outcome: 'again', reason: 'It is busy.' } as const;

describe('a message that is put into words', () => {
  test('given it was understood, then that is all', () => {
    const after = afterAttempt({ outcome: 'understood', text: 'Hello.' }, { attempt: 3, giveUpAt: now, now });
    expect(after).toEqual({ state: 'done', text: 'Hello.', reason: null, dueAt: null });
  });

  test('given nobody can do it now, then it is tried later and later, and given up after a day', () => {
    const giveUpAt = giveUpTranscribingAt(message, now);
    expect(afterAttempt(busy, { attempt: 1, giveUpAt, now })).toMatchObject({
      state: 'waiting',
      reason: 'It is busy.',
      dueAt: new Date('2026-03-01T08:00:05Z'),
    });
    const nextDay = new Date('2026-03-02T07:59:00Z');
    expect(afterAttempt(busy, { attempt: 40, giveUpAt, now: nextDay })).toMatchObject({ state: 'failed', dueAt: null });
  });

  test('given it can never be done, or somebody waits in front of a trial, then it is not tried again', () => {
    const refused = { outcome: 'refused', reason: 'That is no sound.' } as const;
    const giveUpAt = giveUpTranscribingAt(message, now);
    expect(afterAttempt(refused, { attempt: 1, giveUpAt, now }).state).toBe('failed');
    const sample = giveUpTranscribingAt({ kind: 'sample', id: 's' }, now);
    expect(afterAttempt(busy, { attempt: 1, giveUpAt: sample, now }).state).toBe('failed');
  });
});
