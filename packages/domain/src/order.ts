import type { Moderation } from './live-conference.ts';

/** Something the portal asks call control to do. Written as a row, claimed once, answered. */
export type Order =
  | { readonly kind: 'hang-up-call'; readonly callId: string }
  | { readonly kind: 'refresh-message-waiting'; readonly mailbox: string }
  | { readonly kind: 'moderate-conference'; readonly conference: string; readonly moderation: Moderation }
  | { readonly kind: 'announce-to-zone'; readonly zone: string; readonly prompt: string }
  /** Rings `extension`'s phone; whoever picks up pages the zone. */
  | { readonly kind: 'page-by-phone'; readonly zone: string; readonly extension: string }
  /** Rings `extension`'s phone; whoever picks up records what the prompt says. */
  | { readonly kind: 'record-prompt'; readonly prompt: string; readonly extension: string }
  /** Rings `supervisor`'s phone, an extension, and joins it to the call that `agent` has for a queue. */
  | {
      readonly kind: 'supervise-agent';
      readonly agent: string;
      readonly supervisor: string;
      readonly manner: SupervisionManner;
    };

/** `listen`: unheard by both. `whisper`: heard by the agent alone. `barge`: heard by both. */
export const supervisionManners = ['listen', 'whisper', 'barge'] as const;

/** See {@link supervisionManners}. */
export type SupervisionManner = (typeof supervisionManners)[number];

/** What came of an order. */
export type OrderAnswer = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly reason: string };
