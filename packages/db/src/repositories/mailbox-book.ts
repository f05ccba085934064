import type {
  Actor,
  ExtensionRepository,
  KnownMailbox,
  MailboxBook,
  MailboxChange,
  StoredExtension,
  StoredThing,
  ThingRepository,
} from '../repositories.ts';

/** Where mailboxes are written down. */
interface Rows {
  readonly extensions: Pick<ExtensionRepository, 'find' | 'list' | 'change'>;
  readonly things: Pick<ThingRepository, 'find' | 'list' | 'change'>;
}

/** Every mailbox there is; see the interface for what is promised. */
export class OneMailboxBook implements MailboxBook {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async find(number: string): Promise<(KnownMailbox & { readonly isOn: boolean }) | null> {
    const { extensions, things } = this.#rows;
    const extension = await extensions.find(number);
    if (extension) return { ...ofExtension(extension), isOn: extension.voicemail };
    const shared = await things.find('shared-mailbox', number);
    return shared && { ...ofShared(shared), isOn: true };
  }

  async list(): Promise<KnownMailbox[]> {
    const { extensions, things } = this.#rows;
    const [own, shared] = await Promise.all([extensions.list({}), things.list('shared-mailbox')]);
    return [...own.filter(({ voicemail }) => voicemail).map(ofExtension), ...shared.map(ofShared)].toSorted(
      (one, other) => one.number.localeCompare(other.number),
    );
  }

  async change({ number, isShared }: KnownMailbox, change: MailboxChange, actor: Actor): Promise<KnownMailbox> {
    const { extensions, things } = this.#rows;
    const { pin, options } = change;
    if (isShared) {
      const fields = { ...(pin !== undefined && { pin }), ...(options && { options }) };
      return ofShared(await things.change('shared-mailbox', number, fields, actor));
    }
    const fields = { ...(pin !== undefined && { voicemailPin: pin }), ...(options && { mailbox: options }) };
    return ofExtension(await extensions.change(number, fields, actor));
  }
}

function ofExtension({ number, name, voicemailPin, mailbox, createdAt: since }: StoredExtension): KnownMailbox {
  return { number, name, pin: voicemailPin, options: mailbox, openers: [number], isShared: false, since };
}

function ofShared({ thing, createdAt: since }: StoredThing<'shared-mailbox'>): KnownMailbox {
  const { number, name, pin, options, members } = thing;
  return { number, name, pin, options, openers: members, isShared: true, since };
}
