/** One line of Asterisk's call records: one party's part of a call. */
export interface CallLeg {
  readonly uniqueId: string;
  /** Asterisk's linked id: the call this is a part of. */
  readonly callId: string;
  /** Counts the records of Asterisk's process; with `uniqueId` it names the leg. */
  readonly sequence: number;
  readonly source: string;
  readonly callerId: string;
  readonly destination: string;
  readonly context: string;
  readonly channel: string;
  readonly destinationChannel: string;
  readonly lastApplication: string;
  readonly lastData: string;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  readonly disposition: 'ANSWERED' | 'NO ANSWER' | 'BUSY' | 'FAILED' | 'CONGESTION';
  /** Of a call from outside: the number that was called. */
  readonly userField: string;
}

/** How a call ended, as its caller would tell it. */
export const callOutcomes = ['answered', 'voicemail', 'no-answer', 'busy', 'failed'] as const;

/** See {@link callOutcomes}. */
export type CallOutcome = (typeof callOutcomes)[number];

/** One call as people see it, whatever path it took. */
export interface CallRecord {
  readonly id: string;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly dialledNumber: string;
  /** The extension that answered; null when nobody did. */
  readonly answeredBy: string | null;
  readonly outcome: CallOutcome;
  /** Seconds from the first ring to the end. */
  readonly durationSeconds: number;
  /** Seconds of talk (or of leaving or hearing messages). */
  readonly talkSeconds: number;
}
