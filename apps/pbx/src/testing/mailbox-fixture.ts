import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AsteriskPort } from '@flexpbx/asterisk/port';
import type { ScriptedCaller } from '@flexpbx/call/testing';
import { type Logger, silentLogger } from '@flexpbx/runtime';
import { buildSpool, openSpoolAt, silence, type TestSpool } from '@flexpbx/voicemail-spool/testing';
import { onTestFinished } from 'vitest';
import type { VoicemailParts } from '../flows/voicemail-parts.ts';
import type { FoundMailbox } from '../mailboxes/mailbox-directory.ts';
import { WrongPins } from '../mailboxes/wrong-pins.ts';

/** Mailbox 1002 with the PIN 4711, on a real spool, for tests of flows on the fake Asterisk. */
export interface MailboxFixture {
  readonly disk: TestSpool;
  readonly parts: VoicemailParts;
  /** Mailboxes whose change was told, in order. */
  readonly changed: string[];
  /** Errors and warnings for the operator. */
  readonly complaints: string[];
  /** What the directory answers from now on for 1002. */
  found: FoundMailbox;
  /** Has the fake Asterisk write what it records, as the real one does: some seconds of silence at once. */
  writeRecordings(asterisk: AsteriskPort, seconds: number): void;
}

/** Makes one; it is gone when the test is over. */
export async function buildMailbox(): Promise<MailboxFixture> {
  const disk = await buildSpool();
  onTestFinished(() => disk.remove());
  const changed: string[] = [];
  const complaints: string[] = [];
  const note = (message: string) => void complaints.push(message);
  const logger: Logger = { ...silentLogger, warn: note, error: note };
  let drafts = 0;
  const fixture: MailboxFixture = {
    disk,
    changed,
    complaints,
    found: { kind: 'found', pin: '4711' },
    parts: {
      spool: openSpoolAt(disk),
      directory: { find: async (box) => (box === '1002' ? fixture.found : { kind: 'none' }) },
      wrongPins: new WrongPins(logger),
      mailboxChanged: (mailbox) => void changed.push(mailbox),
      logger,
      now: () => new Date('2026-11-21T09:00:00Z'),
      newDraftId: () => `draft-${++drafts}`,
      timeZone: 'UTC',
    },
    writeRecordings(asterisk, seconds) {
      asterisk.listen((event) => {
        if (event.type !== 'recording-started') return;
        const file = join(disk.paths.recordings, `${event.recordingName}.wav`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, silence(seconds));
      });
    },
  };
  return fixture;
}

/**
 * The caller presses keys while something is heard or awaited. Resolves a turn of the event loop later: the fake answers
 * within one, so the prompt or the wait they end is then over.
 */
export async function press(caller: ScriptedCaller, keys: string): Promise<void> {
  caller.presses(keys);
  await setImmediate();
}
