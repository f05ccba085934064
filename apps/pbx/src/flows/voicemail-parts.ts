import type { MessageKey } from '@flexpbx/db';
import type { Logger } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { MailboxDirectory } from '../mailboxes/mailbox-directory.ts';
import type { PinGuard } from '../mailboxes/pin-guard.ts';

/** What the mailbox flows work with. */
export interface VoicemailParts {
  readonly spool: VoicemailSpool;
  readonly directory: MailboxDirectory;
  readonly pins: Pick<PinGuard, 'isClosed' | 'wrong' | 'right'>;
  /** To be called after each change of a mailbox: sets the light and tells the portals. */
  readonly mailboxChanged: (mailbox: string) => void;
  /** Gives a copy of a message the words of its original, as far as they are known. Never throws: words are no reason to fail. */
  readonly passWordsOn: (from: MessageKey, to: MessageKey) => Promise<void>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** For messages and whatever else is recorded. */
  readonly newDraftId: () => string;
  /** The zone in which callers are told times. */
  readonly timeZone: string;
}

/** How long a key is waited for. */
export const keyTimeoutMs = 5_000;

/** How often a question is asked again that nobody answers. */
export const timesAsked = 3;
