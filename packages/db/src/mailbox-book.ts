import type { Extension, MailboxOptions, SharedMailbox } from '@flexpbx/domain';
import type { Actor, ExtensionRepository, ThingRepository } from './repositories.ts';

/** A mailbox as far as it is configured: that of an extension, or a shared one. */
export interface KnownMailbox {
  readonly number: string;
  /** Of its owner, or its own. */
  readonly name: string;
  readonly pin: string;
  readonly options: MailboxOptions;
  /** Extensions whose owners may open it. */
  readonly openers: readonly string[];
  readonly isShared: boolean;
}

/** What may be changed of a mailbox, whosever it is. */
export interface MailboxChange {
  readonly pin?: string;
  readonly options?: MailboxOptions;
}

/** Where mailboxes are written down. */
export interface MailboxBookRows {
  readonly extensions: Pick<ExtensionRepository, 'find' | 'list' | 'change'>;
  readonly things: Pick<ThingRepository, 'find' | 'list' | 'change'>;
}

/** Every mailbox there is, in one book: extensions have theirs in their row, shared ones are things. */
export class MailboxBook {
  readonly #rows: MailboxBookRows;

  constructor(rows: MailboxBookRows) {
    this.#rows = rows;
  }

  /** An extension's mailbox can be looked at, and set up, also while its voicemail is switched off. */
  async find(number: string): Promise<(KnownMailbox & { readonly isOn: boolean }) | null> {
    const { extensions, things } = this.#rows;
    const [extension, shared] = await Promise.all([extensions.find(number), things.find('shared-mailbox', number)]);
    if (extension) return { ...ofExtension(extension), isOn: extension.voicemail };
    return shared && { ...ofShared(shared.thing), isOn: true };
  }

  /** All that callers can reach, by number. */
  async list(): Promise<KnownMailbox[]> {
    const { extensions, things } = this.#rows;
    const [own, shared] = await Promise.all([extensions.list({}), things.list('shared-mailbox')]);
    return [
      ...own.filter(({ voicemail }) => voicemail).map(ofExtension),
      ...shared.map(({ thing }) => ofShared(thing)),
    ].toSorted((one, other) => one.number.localeCompare(other.number));
  }

  async change({ number, isShared }: KnownMailbox, change: MailboxChange, actor: Actor): Promise<KnownMailbox> {
    const { extensions, things } = this.#rows;
    const { pin, options } = change;
    if (isShared) {
      const fields = { ...(pin !== undefined && { pin }), ...(options && { options }) };
      return ofShared((await things.change('shared-mailbox', number, fields, actor)).thing);
    }
    const fields = { ...(pin !== undefined && { voicemailPin: pin }), ...(options && { mailbox: options }) };
    return ofExtension(await extensions.change(number, fields, actor));
  }
}

function ofExtension({ number, name, voicemailPin, mailbox }: Extension): KnownMailbox {
  return { number, name, pin: voicemailPin, options: mailbox, openers: [number], isShared: false };
}

function ofShared({ number, name, pin, options, members }: SharedMailbox): KnownMailbox {
  return { number, name, pin, options, openers: members, isShared: true };
}
