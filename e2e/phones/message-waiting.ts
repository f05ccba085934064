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
