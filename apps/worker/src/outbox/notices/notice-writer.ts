import type { MailedKind, MailValues, NoticeKind, NoticeOf } from '@flexpbx/domain';
import type { Attachment } from '../../mail/send-mail.ts';

/** What a push message shows, and the page a click on it opens. */
export interface PushText {
  readonly title: string;
  readonly body: string;
  /** Path within the portal. */
  readonly page: string;
  /** A later message of the same tag takes the place of an earlier one on the screen. */
  readonly tag: string;
  /** Wakes a sleeping device (RFC 8030, section 5.3). */
  readonly urgency: 'normal' | 'high';
  /** How long the push service keeps it for a browser that is away. */
  readonly lifetimeSeconds: number;
}

/** Where and for whom a text is written. */
export interface WritingFor {
  /** IANA name, for times. */
  readonly timeZone: string;
  /** What is said in a voice message; empty when that is not known. */
  readonly wordsOf: (mailbox: string, messageId: string) => Promise<string>;
}

/** What a mail can carry besides words. */
export interface WritingMailFor extends WritingFor {
  /** The WAV file of a voice message; null when it is gone. */
  readonly soundOf: (mailbox: string, messageId: string) => Promise<string | null>;
}

/** What a mail is made of besides its template. */
export interface MailWriter<Kind extends MailedKind> {
  values(notice: NoticeOf<Kind>, surroundings: WritingFor): Promise<MailValues<Kind>>;
  attachments(notice: NoticeOf<Kind>, surroundings: WritingMailFor): Promise<readonly Attachment[]>;
}

/** Puts one kind of notice into words. */
export interface NoticeWriter<Kind extends NoticeKind> {
  /** Null: this kind never goes by mail. */
  readonly mail: Kind extends MailedKind ? MailWriter<Kind> : null;
  /** Null: this kind never goes by push. */
  readonly push: ((notice: NoticeOf<Kind>, surroundings: WritingFor) => Promise<PushText>) | null;
}
