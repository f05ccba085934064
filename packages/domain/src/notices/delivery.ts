import type { Notice, NoticeKind } from '../notice.ts';

/** A way a notice reaches people. */
export const channels = ['mail', 'push'] as const;

/** See {@link channels}. */
export type Channel = (typeof channels)[number];

/** Where one notice goes by one channel. */
export interface Recipient {
  readonly channel: Channel;
  /** A mail address, or the id of a push subscription. */
  readonly to: string;
  /** For people: the address, or whose browser it is. */
  readonly name: string;
}

/** What came of one attempt to deliver. `refused` is for good; after `again` it is tried once more. */
export type AttemptOutcome =
  | { readonly outcome: 'delivered'; readonly answer: string }
  | { readonly outcome: 'refused'; readonly answer: string }
  | { readonly outcome: 'again'; readonly answer: string };

/** How a delivery stands. */
export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** One notice on its way to one recipient, as administrators see it. */
export interface Delivery {
  readonly id: number;
  readonly notice: Notice;
  readonly recipient: Recipient;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly addedAt: Date;
  /** When it is tried next; null when it is settled. */
  readonly dueAt: Date | null;
  readonly settledAt: Date | null;
  /** What the other side said last, in words. */
  readonly answer: string | null;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const firstRetryMs = 5_000;
const longestRetryMs = 15 * minuteMs;

/** How long a delivery is tried; zero: once. News of an emergency is old after a day, the rest can wait for a mended server. */
const triedForMs: Readonly<Record<NoticeKind, number>> = {
  'mail-test': 0,
  'push-test': 0,
  'emergency-call': 24 * hourMs,
  voicemail: 3 * 24 * hourMs,
  'missed-call': 24 * hourMs,
  'mailbox-closed': 24 * hourMs,
  'voicemail-reminder': 12 * hourMs,
};

/** When a delivery is given up. */
export function giveUpAt(kind: NoticeKind, addedAt: Date): Date {
  return new Date(addedAt.getTime() + triedForMs[kind]);
}

/** When to try again after attempt number `attempt` (from 1) went wrong: each pause is twice the one before, up to a limit. */
export function retryAt(attempt: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(firstRetryMs * 2 ** (attempt - 1), longestRetryMs));
}

/** How long settled deliveries can be looked at; meanwhile the same notice is not sent again. */
export const settledKeptMs = 30 * 24 * hourMs;
