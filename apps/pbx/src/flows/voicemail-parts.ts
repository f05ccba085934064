import type { Logger } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { MailboxDirectory } from '../mailboxes/mailbox-directory.ts';
import type { WrongPins } from '../mailboxes/wrong-pins.ts';

/** What the mailbox flows work with. */
export interface VoicemailParts {
  readonly spool: VoicemailSpool;
  readonly directory: MailboxDirectory;
  readonly wrongPins: WrongPins;
  /** To be called after each change of a mailbox: sets the light and tells the portals. */
  readonly mailboxChanged: (mailbox: string) => void;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly newDraftId: () => string;
  /** The zone in which callers are told times. */
  readonly timeZone: string;
}
