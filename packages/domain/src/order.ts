import type { Moderation } from './live-conference.ts';

/** Something the portal asks call control to do. Written as a row, claimed once, answered. */
export type Order =
  | { readonly kind: 'hang-up-call'; readonly callId: string }
  | { readonly kind: 'refresh-message-waiting'; readonly mailbox: string }
  | { readonly kind: 'moderate-conference'; readonly conference: string; readonly moderation: Moderation };

/** What came of an order. */
export type OrderAnswer = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly reason: string };
