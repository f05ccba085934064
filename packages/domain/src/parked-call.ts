/** A call that waits in a parking slot. */
export interface ParkedCall {
  /** `71`: dialled to fetch it. */
  readonly slot: string;
  /** Asterisk's unique id of the channel. */
  readonly id: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** The extension that parked it; null when it was nobody's phone. */
  readonly parker: string | null;
  readonly parkedAt: Date;
  /** When it rings at the parker again. */
  readonly returnsAt: Date;
}
