import type { Sound } from '../../sound/sound.ts';
import { readSoundDescription } from '../session-description.ts';
import type { SipTransactions } from '../signalling/transactions.ts';
import { PATIENCE_MS, within } from '../time-limit.ts';
import type { RtpStream } from './rtp-stream.ts';

/** The dialog of a call (RFC 3261 §12), seen from here. */
export interface Dialog {
  readonly callId: string;
  /** Header values, with tags. */
  readonly local: string;
  readonly remote: string;
  /** The URI of the other side's Contact. */
  readonly target: string;
  readonly lastSequence: number;
}

/** An answered call of a phone in a browser. */
export class WebCall {
  readonly #transactions: SipTransactions;
  readonly #dialog: Dialog;
  readonly #stream: RtpStream;
  readonly #over = new AbortController();
  readonly #end = Promise.withResolvers<void>();

  constructor(transactions: SipTransactions, dialog: Dialog, stream: RtpStream, remoteDescription: string) {
    this.#transactions = transactions;
    this.#dialog = dialog;
    this.#stream = stream;
    const sound = readSoundDescription(remoteDescription);
    if (sound && sound.port > 0) stream.sendTo(sound.host, sound.port);
  }

  get callId(): string {
    return this.#dialog.callId;
  }

  /** Speaks a continuous tone. Whole hertz. */
  playTone(hz: number): void {
    this.#stream.playTone(hz);
  }

  /** What is heard during the next `ms`. */
  record(ms: number): Promise<Sound> {
    return this.#stream.ear.record(ms);
  }

  /** Resolves when a stock prompt was heard to its end. */
  hears(name: string): Promise<void> {
    return this.#stream.ear.expectPrompt(name, 'whole', this.#over.signal);
  }

  /** Resolves when the call is over; rejects when it takes too long. */
  ended(): Promise<void> {
    return within(PATIENCE_MS, 'the call ends', this.#end.promise);
  }

  async hangUp(): Promise<void> {
    const { callId, local, remote, target, lastSequence } = this.#dialog;
    const headers = [
      ['From', local],
      ['To', remote],
      ['Call-ID', callId],
      ['CSeq', `${lastSequence + 1} BYE`],
    ] as const;
    await this.#transactions.request({ method: 'BYE', uri: target, headers, body: '' }, () => undefined);
    this.finish();
  }

  /** It is over, whoever ended it. */
  finish(): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#stream.close();
    this.#end.resolve();
  }
}
