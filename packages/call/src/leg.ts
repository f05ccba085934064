import type { HangupCause, Variables } from '@flexpbx/asterisk/port';
import type { Call } from './call.ts';

/** Whom to call on behalf of a call, and what is shown there. */
export interface LegRequest {
  /** `PJSIP/1002`, or a contact of it; `Local/5550100@house-outbound`: whatever the dialplan does with a number. */
  readonly endpoint: string;
  /** Shown there with the caller's number; null: the caller's own name. */
  readonly callerName: string | null;
  /** When it stops ringing by itself, for the case that nobody is left to stop it. */
  readonly ringSeconds: number;
  readonly variables: Variables;
}

/** A phone that is called on behalf of a call. It is hung up when the call is over, whatever it does then. */
export interface Leg {
  /** Asterisk's channel id. */
  readonly id: string;
  /** The name of that channel; empty until it is answered. */
  readonly channelName: string;
  readonly state: LegState;
  /** What becomes of it. Rejects with `CallEnded` when the call it was called for ends before. */
  readonly outcome: Promise<LegOutcome>;
  /** Stops the ringing, or hangs up who answered. That it is gone already is as good. */
  cancel(cause: HangupCause): Promise<void>;
  /** Waits until it has gone on elsewhere, where it is not ours to end. Whom nobody takes within 2 s is hung up. */
  handOver(): Promise<void>;
}

/** `over`: it rings no more and nobody is there. */
export type LegState = 'called' | 'rings' | 'answered' | 'over';

/** See {@link Leg.outcome}. */
export type LegOutcome =
  /** `call` is the phone's end: it can be spoken to, asked for a key, and joined with the caller by `Call.connect`. */
  | { readonly kind: 'answered'; readonly call: Call }
  | { readonly kind: 'refused'; readonly because: 'busy' | 'no-answer' | 'unreachable' }
  | { readonly kind: 'cancelled' };
