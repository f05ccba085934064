import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AsteriskPort } from '@flexpbx/asterisk/port';
import type { ScriptedCaller } from '@flexpbx/call/testing';
import { defaultMailboxOptions, defaultSettings, limitsOf, type MailboxLimits, type WrongPins } from '@flexpbx/domain';
import { type Logger, silentLogger } from '@flexpbx/runtime';
import { buildSpool, openSpoolAt, silence, type TestSpool } from '@flexpbx/voicemail-spool/testing';
import { onTestFinished } from 'vitest';
import type { VoicemailParts } from '../flows/voicemail-parts.ts';
import type { FoundMailbox, MailboxDirectory } from '../mailboxes/mailbox-directory.ts';
import { PinGuard, type PinGuardParts } from '../mailboxes/pin-guard.ts';

/** Mailbox 1002 with the PIN 4711, beside it 1003, on a real spool, for tests of flows on the fake Asterisk. */
export interface MailboxFixture {
  readonly disk: TestSpool;
  readonly parts: VoicemailParts & { readonly directory: { changePin: MailboxDirectory['changePin'] } };
  /** Mailboxes whose change was told, in order. */
  readonly changed: string[];
  /** Mailboxes that were closed because their PIN was guessed at. */
  readonly closed: string[];
  /** Words that were passed on, in order: `draft-1 to 1003 as draft-2`. */
  readonly passedOn: string[];
  /** Errors and warnings for the operator. */
  readonly complaints: string[];
  /** What the directory answers from now on for 1002. */
  found: FoundMailbox;
  /** Gives 1002 other limits than the system's. */
  limit(limits: Partial<MailboxLimits>): void;
  /** Has the fake Asterisk write what it records, as the real one does: some seconds of silence at once. */
  writeRecordings(asterisk: AsteriskPort, seconds: number): void;
}

/** Makes one; it is gone when the test is over. */
export async function buildMailbox(): Promise<MailboxFixture> {
  const disk = await buildSpool();
  onTestFinished(() => disk.remove());
  const changed: string[] = [];
  const closed: string[] = [];
  const now = () => new Date('2026-11-21T09:00:00Z');
  const passedOn: string[] = [];
  const complaints: string[] = [];
  const note = (message: string) => void complaints.push(message);
  const logger: Logger = { ...silentLogger, warn: note, error: note };
  let drafts = 0;
  const fixture: MailboxFixture = {
    disk,
    changed,
    complaints,
    passedOn,
    closed,
    found: found('4711'),
    parts: {
      spool: openSpoolAt(disk),
      directory: {
        find: async (box) => (box === '1002' ? fixture.found : box === '1003' ? found('2580') : { kind: 'none' }),
        changePin: async (_box, pin) => {
          fixture.found = found(pin);
          return 'changed';
        },
      },
      pins: new PinGuard({ mailboxes: countedInMemory(), logger, now, onClosed: (box) => void closed.push(box) }),
      mailboxChanged: (mailbox) => void changed.push(mailbox),
      passWordsOn: async (from, to) => void passedOn.push(`${from.id} to ${to.mailbox} as ${to.id}`),
      logger,
      now,
      newDraftId: () => `draft-${++drafts}`,
      timeZone: 'UTC',
    },
    limit(limits) {
      const { pin, limits: system } = found('4711');
      fixture.found = { kind: 'found', pin, limits: { ...system, ...limits } };
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

function found(pin: string): Extract<FoundMailbox, { kind: 'found' }> {
  return { kind: 'found', pin, limits: limitsOf(defaultMailboxOptions, defaultSettings.voicemail) };
}

/** What the database counts, without one. */
function countedInMemory(): PinGuardParts['mailboxes'] {
  const counted = new Map<string, WrongPins>();
  return {
    wrongPins: async (mailbox) => counted.get(mailbox) ?? null,
    countWrongPin: async (mailbox, lastAt) => {
      const wrong = { inARow: (counted.get(mailbox)?.inARow ?? 0) + 1, lastAt };
      counted.set(mailbox, wrong);
      return wrong;
    },
    forgetWrongPins: async (mailbox) => void counted.delete(mailbox),
  };
}

/**
 * The caller presses keys while something is heard or awaited. Resolves a turn of the event loop later: the fake answers
 * within one, so the prompt or the wait they end is then over.
 */
export async function press(caller: ScriptedCaller, keys: string): Promise<void> {
  caller.presses(keys);
  await setImmediate();
}
