import { randomUUID } from 'node:crypto';
import {
  type AsteriskEvent,
  type AsteriskPort,
  type DialStatus,
  type HangupCause,
  hangupCauses,
  isGone,
  isRefusal,
  isUnreachable,
} from '@flexpbx/asterisk/port';
import type { CallScope } from './call-scope.ts';
import type { Leg, LegOutcome, LegRequest, LegState } from './leg.ts';
import type { Line } from './line.ts';
import type { Sleep } from './live-call.ts';
import type { OpenedCall } from './open-call.ts';
import { unlessAborted } from './unless-aborted.ts';

/** What a leg needs of the call it is called for. */
export interface LegParts {
  readonly asterisk: AsteriskPort;
  readonly callId: string;
  readonly line: Line;
  readonly scope: CallScope;
  readonly sleep: Sleep;
  /** Takes up the phone's end, in the turn of the event that tells of it. */
  readonly open: (entered: Extract<AsteriskEvent, { type: 'channel-entered' }>) => OpenedCall;
}

/** The first argument of a leg that enters our application; the second is the call it was called for. */
export const legArgument = 'leg';

/** The dialplan joins at once, unless the caller hung up just then. */
const handOverLimitMs = 2_000;

/** A leg on a channel of Asterisk. */
export class LiveLeg implements Leg {
  readonly id = `leg-${randomUUID()}`;
  readonly #parts: LegParts;
  readonly #outcome: Promise<LegOutcome>;
  readonly #settle: (outcome: LegOutcome) => void;
  readonly #registered: { release(): void };
  readonly #unsubscribe: () => void;
  readonly #called: Promise<void>;
  #state: LegState = 'called';
  #lastStatus: DialStatus = '';
  #answered: OpenedCall | null = null;
  #channelName = '';
  readonly #gone = Promise.withResolvers<void>();

  /** Registers how to end it and listens; only then it calls. Throws when the call has ended. */
  constructor(request: LegRequest, callerId: string, parts: LegParts) {
    parts.line.signal.throwIfAborted();
    this.#parts = parts;
    const { promise, resolve } = Promise.withResolvers<LegOutcome>();
    this.#outcome = promise;
    this.#settle = resolve;
    this.#registered = parts.scope.add('leg', () => this.cancel('normal'));
    this.#unsubscribe = parts.line.listenTo(this.id, (event) => this.#hear(event));
    parts.line.signal.addEventListener('abort', () => this.#letGo(), { once: true });
    this.#called = this.#call(request, callerId);
  }

  get channelName(): string {
    return this.#channelName;
  }

  get state(): LegState {
    return this.#state;
  }

  get outcome(): Promise<LegOutcome> {
    return unlessAborted(this.#outcome, this.#parts.line.signal);
  }

  async cancel(cause: HangupCause): Promise<void> {
    if (this.#state === 'over') return;
    this.#settle({ kind: 'cancelled' });
    // Before Asterisk has made the channel there is nothing to hang up.
    await this.#called;
    await this.#parts.asterisk.channels.hangUp(this.id, cause).catch(unlessOver);
    this.#end();
  }

  async handOver(): Promise<void> {
    const settled = new AbortController();
    const limit = this.#parts.sleep(handOverLimitMs, settled.signal).then(() => this.cancel('failure'));
    try {
      await Promise.race([this.#gone.promise, limit]);
    } finally {
      settled.abort();
    }
    this.#end();
  }

  async #call({ endpoint, ringSeconds, variables }: LegRequest, callerId: string): Promise<void> {
    const { asterisk, callId } = this.#parts;
    const story = { FLEXPBX_FLOW: legArgument, FLEXPBX_OWNER: callId };
    try {
      await asterisk.channels.originate(this.id, {
        endpoint,
        callerId,
        ringSeconds,
        arguments: [legArgument, callId],
        variables: { ...variables, ...story },
        originator: callId,
      });
    } catch (fault) {
      // One that got no answer may ring nevertheless, so its end stays registered.
      if (!isRefusal(fault)) return;
      this.#settle({ kind: 'refused', because: 'unreachable' });
      this.#end();
    }
  }

  #hear(event: AsteriskEvent): void {
    if (event.type === 'dial') this.#lastStatus = event.status;
    if (event.type === 'dial' && event.status === 'RINGING' && this.#state === 'called') this.#state = 'rings';
    if (event.type === 'channel-entered') this.#answer(event);
    if (event.type === 'channel-left') this.#gone.resolve();
    if (event.type === 'channel-gone') {
      this.#gone.resolve();
      this.#settle({ kind: 'refused', because: refusal(this.#lastStatus, event.cause) });
      this.#end();
    }
  }

  /** Who picks up in the moment we give up has been told to hang up already: whoever asked for the outcome knows. */
  #answer(entered: Extract<AsteriskEvent, { type: 'channel-entered' }>): void {
    if (this.#state === 'over') return;
    this.#state = 'answered';
    this.#channelName = entered.channel.name;
    this.#answered = this.#parts.open(entered);
    this.#settle({ kind: 'answered', call: this.#answered.call });
  }

  #end(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#registered.release();
    this.#unsubscribe();
    this.#letGo();
  }

  /** Nobody speaks to the phone's end any more. The phone itself is hung up by the scope of the call, if at all. */
  #letGo(): void {
    this.#answered?.endWith(this.#parts.line.endReason ?? 'left');
    void this.#answered?.close();
  }
}

function refusal(status: DialStatus, cause: number): Extract<LegOutcome, { kind: 'refused' }>['because'] {
  if (status === 'BUSY' || cause === hangupCauses.busy || cause === hangupCauses.rejected) return 'busy';
  return status === 'CHANUNAVAIL' || status === 'CONGESTION' ? 'unreachable' : 'no-answer';
}

/** While Asterisk can't be asked nothing can be hung up; recovery does it. */
function unlessOver(fault: unknown): void {
  if (!isGone(fault) && !isUnreachable(fault)) throw fault;
}
