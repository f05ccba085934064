import { describe, expect, test } from 'vitest';
import { defaultMailboxOptions, isTranscribed, limitsOf, mailboxOptions, voicemail } from './voicemail.ts';

describe('the limits of a mailbox', () => {
  const system = voicemail.parse({ max_messages: 20, silence_seconds: 5 });

  test('are the system’s where it has none of its own', () => {
    expect(limitsOf(defaultMailboxOptions, system)).toEqual({
      maxMessages: 20,
      maxMessageSeconds: 180,
      minMessageSeconds: 2,
      silenceSeconds: 5,
    });
  });

  test('are its own where it has some; silence can be made to end nothing', () => {
    const own = mailboxOptions.parse({ max_messages: 3, max_message_seconds: 60, silence_seconds: 0 });
    expect(limitsOf(own, system)).toMatchObject({ maxMessages: 3, maxMessageSeconds: 60, silenceSeconds: null });
  });

  test.each([{ max_messages: 0 }, { max_messages: 101 }, { max_message_seconds: 9 }, { silence_seconds: -1 }])(
    'given %j, then it is refused',
    (limits) => expect(mailboxOptions.safeParse(limits).success).toBe(false),
  );
});

describe('whether messages are put into words', () => {
  test.each([
    [{ engine: 'off', every_mailbox: true }, true, false],
    [{ engine: 'vosk', every_mailbox: true }, null, true],
    [{ engine: 'vosk', every_mailbox: true }, false, false],
    [{ engine: 'vosk', every_mailbox: false }, null, false],
    [{ engine: 'vosk', every_mailbox: false }, true, true],
  ] as const)('given the system says %j and the mailbox %s, then %s', (system, transcribe, isDone) => {
    expect(isTranscribed({ transcribe }, system)).toBe(isDone);
  });
});
