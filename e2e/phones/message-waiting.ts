import { Changes } from './changes.ts';
import { headerOf, type SipMessage } from './sip-message.ts';

/** The messages light of a phone and what it says beside it. */
export interface MessageWaiting {
  readonly on: boolean;
  readonly newMessages: number;
  readonly oldMessages: number;
}

/** Reads the body of a message-summary notification (RFC 3842); undefined when it is another kind. */
export function readMessageSummary(notify: SipMessage): MessageWaiting | undefined {
  if (!headerOf(notify, 'event').startsWith('message-summary')) return undefined;
  const waiting = /^Messages-Waiting:\s*(yes|no)/im.exec(notify.body);
  if (!waiting) return undefined;
  const counts = /^Voice-Message:\s*(\d+)\/(\d+)/im.exec(notify.body);
  return {
    on: waiting[1]?.toLowerCase() === 'yes',
    newMessages: Number(counts?.[1] ?? 0),
    oldMessages: Number(counts?.[2] ?? 0),
  };
}

/** The light itself, as the notifications that come in switch it. */
export class MessageLight {
  #state: MessageWaiting | null = null;
  readonly #changes = new Changes();

  /** What the last notification said; null when none came. */
  get state(): MessageWaiting | null {
    return this.#state;
  }

  /** Takes a NOTIFY, of whatever kind. */
  notify(notify: SipMessage): void {
    const state = readMessageSummary(notify);
    if (!state) return;
    this.#state = state;
    this.#changes.happened();
  }

  /** Resolves when the last notification says what is wanted, at once if it does; rejects when it takes too long. */
  async until(wanted: (state: MessageWaiting) => boolean): Promise<MessageWaiting> {
    const find = (): MessageWaiting | undefined => (this.#state && wanted(this.#state) ? this.#state : undefined);
    const was = (): string => `the last notification said ${JSON.stringify(this.#state)}`;
    return this.#changes.until('the messages light is as wanted', find, was);
  }
}
