import type { CallLeg, CallOutcome, CallRecord, EmergencyCall, TelephonyEvent } from '@flexpbx/domain';
import type { Actor } from './configuration.ts';

/** An event with its number. */
export interface NumberedEvent {
  /** Greater than that of every event written before. */
  readonly id: number;
  readonly event: TelephonyEvent;
}

/**
 * What happened on the telephone, for programs. Most events are written by the repositories of what changed, in the same
 * transaction (`writeEvents`). Writes that add some notify `events`.
 */
export interface EventRepository {
  /** Writes what is not known yet by its key; changes nothing that is. */
  add(events: readonly TelephonyEvent[]): Promise<void>;
  /** The first ones behind a number, in order. Nothing is ever written before what was read. */
  list(page: { readonly after: number; readonly limit: number }): Promise<NumberedEvent[]>;
  /** Deletes what is too old. */
  tidy(now: Date): Promise<void>;
}

/** Calls to emergency numbers. Every write that changes something notifies `emergency-calls`. */
export interface EmergencyCallRepository {
  /** Newest first. */
  list(limit: number): Promise<EmergencyCall[]>;
  /**
   * Takes in how a call stands, however often, and tells people of it (`noticeOfEmergency`) in the same transaction, each once.
   * Its names stay as they were at first, and so does who acknowledged it. Answers what is kept.
   */
  take(call: EmergencyCall): Promise<EmergencyCall>;
  /** Notes who looks after a call; who did before stays it. Audited. Throws `not-found`. */
  acknowledge(id: string, actor: Actor): Promise<EmergencyCall>;
}

/** How far Asterisk's file of call records was taken in. */
export interface CallRecordPosition {
  /** Device and inode of the file, so that a renamed file is known again. */
  readonly file: string;
  readonly offset: number;
}

/** What to look for in the call history. */
export interface CallRecordFilter {
  readonly from?: Date;
  readonly to?: Date;
  /** Part of a number or name. */
  readonly search?: string;
  readonly outcome?: CallOutcome;
  /** Only calls this extension made or received. */
  readonly extension?: string;
}

/** Call history. */
export interface CallRecordRepository {
  position(): Promise<CallRecordPosition | null>;
  /**
   * In one transaction: inserts legs not known yet, folds each touched call's legs into its record again (`fold`), and
   * moves the position. So a leg is counted once however often its line is read. Notifies `call-records`.
   */
  takeIn(
    legs: readonly CallLeg[],
    position: CallRecordPosition,
    fold: (legs: readonly CallLeg[]) => CallRecord,
  ): Promise<void>;
  /** Newest first; `before` is the `next` of the page before. */
  page(
    filter: CallRecordFilter,
    page: { limit: number; before: string | null },
  ): Promise<{ items: CallRecord[]; next: string | null }>;
  /** Counts by outcome and the sum of talk seconds in a period. */
  totals(period: { from: Date; to: Date }): Promise<{ byOutcome: Record<CallOutcome, number>; talkSeconds: number }>;
  firstStartedAt(): Promise<Date | null>;
}
