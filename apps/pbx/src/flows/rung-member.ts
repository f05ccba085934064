import { type Call, CallEnded, type Leg, type LegOutcome, type Prompt } from '@flexpbx/call';
import type { RingTarget } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import type { RingGroupDirectory } from './ring-group-parts.ts';
import type { RingManner } from './ring-members.ts';

/** Who takes a call: the phone that answered. */
export interface Found {
  readonly leg: Leg;
  readonly isOutside: boolean;
}

/** Whom to ring, and how. */
export interface MemberRequest extends RingManner {
  readonly target: RingTarget;
  readonly ringSeconds: number;
  /** The endpoint that calls: a phone doesn't ring for its own call. */
  readonly callingPhone: string | null;
}

/** Who is told what comes of it. */
export interface MemberParts {
  readonly directory: Pick<RingGroupDirectory, 'handlingOf'>;
  readonly tell: (what: 'answered' | 'confirmed' | 'refused') => void;
  readonly logger: Logger;
}

/** How long who answered may think before it counts as a mailbox. */
const decisionMs = 10_000;
/** States of a device that somebody talks at (Asterisk's words). */
const talking = /^(INUSE|RINGINUSE|BUSY|ONHOLD)$/;

/** One member that is rung for a call, with all its phones: the first that answers stands for it. */
export class RungMember {
  readonly #call: Call;
  readonly #request: MemberRequest;
  readonly #parts: MemberParts;
  #legs: Leg[] = [];
  #found: { leg: Leg; call: Call } | null = null;
  #isStopped = false;

  constructor(call: Call, request: MemberRequest, parts: MemberParts) {
    this.#call = call;
    this.#request = request;
    this.#parts = parts;
  }

  /** The phone that answered, if one did. */
  get found(): Found | null {
    return this.#found && { leg: this.#found.leg, isOutside: this.#request.target.type === 'external' };
  }

  /** Rings its phones. That none of them takes the call is told as `refused`. */
  ring(): void {
    this.#alongside(async () => {
      const endpoints = await this.#endpoints();
      if (this.#isStopped) return;
      this.#legs = endpoints.map((endpoint) => this.#dial(endpoint));
      await Promise.all(this.#legs.map((leg) => this.#follow(leg)));
      if (!this.#found) this.#parts.tell('refused');
    });
  }

  /** Asks who answered whether it takes the call. */
  ask(): void {
    this.#alongside(async () => {
      const key = await this.#found?.call.menu(this.#question(), { keys: '12', timeoutMs: decisionMs });
      this.#parts.tell(key === '1' ? 'confirmed' : 'refused');
      if (key !== '1') await this.#cancel('normal');
    });
  }

  /** Nobody rings or is asked here any more. */
  stop(because: 'answered-elsewhere' | 'no-answer'): void {
    this.#isStopped = true;
    this.#alongside(() => this.#cancel(because));
  }

  #dial(endpoint: string): Leg {
    const { ringSeconds, callerName, onBehalfOf } = this.#request;
    const variables: Record<string, string> = onBehalfOf === null ? {} : { __FLEXPBX_FORWARDED_BY: onBehalfOf };
    return this.#call.dial({ endpoint, callerName, ringSeconds, variables });
  }

  async #follow(leg: Leg): Promise<void> {
    const outcome: LegOutcome = await leg.outcome;
    if (outcome.kind !== 'answered') return;
    // Two phones of one member that are picked up at once: the first counts.
    if (this.#found || this.#isStopped) return leg.cancel('answered-elsewhere');
    this.#found = { leg, call: outcome.call };
    this.#parts.tell('answered');
    await Promise.all(this.#legs.map((other) => (other === leg ? undefined : other.cancel('answered-elsewhere'))));
  }

  async #cancel(because: 'answered-elsewhere' | 'no-answer' | 'normal'): Promise<void> {
    await Promise.all(this.#legs.map((leg) => leg.cancel(because)));
  }

  /** Where to call; nowhere while the member wants no call. */
  async #endpoints(): Promise<string[]> {
    const { target, callingPhone, onBehalfOf } = this.#request;
    const number = target.target;
    if (target.type === 'external') return [`Local/${number}@${onBehalfOf === null ? 'house-outbound' : 'outbound'}`];
    if (number === callingPhone || (await this.#wantsNoCall(number))) return [];
    const contacts = (await this.#call.variable(`PJSIP_DIAL_CONTACTS(${number})`)) ?? '';
    return contacts.split('&').filter((contact) => contact !== '');
  }

  async #wantsNoCall(extension: string): Promise<boolean> {
    const [state, handling] = await Promise.all([
      this.#call.variable(`DEVICE_STATE(PJSIP/${extension})`),
      this.#parts.directory.handlingOf(extension),
    ]);
    if (handling.do_not_disturb) return true;
    return (this.#request.skipBusy || !handling.call_waiting) && talking.test(state ?? '');
  }

  /** "Incoming call from … Press 1 to accept this call, or press 2 to reject it." */
  #question(): Prompt[] {
    const { number } = this.#call.caller;
    const from: Prompt[] = /^\d+$/.test(number) ? ['sound:followme/call-from', `digits:${number}`] : [];
    return [...from, 'sound:followme/options'];
  }

  /**
   * Does something while the flow goes on. The end of the member's phone is that it refused; the end of the caller's call
   * reaches the flow by itself.
   */
  #alongside(work: () => Promise<void>): void {
    work().catch((fault: unknown) => {
      if (this.#call.signal.aborted) return;
      if (!(fault instanceof CallEnded))
        this.#parts.logger.warn('a member of a group could not be rung', { reason: reasonOf(fault) });
      this.#parts.tell('refused');
    });
  }
}
