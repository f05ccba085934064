import { type Call, CallEnded, type Leg } from '@flexpbx/call';
import type { MissedReason } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import { endedForGood } from './ended-for-good.ts';

/** Whom to ring, and how. */
export interface AgentRequest {
  readonly extension: string;
  /** The name shown at the phone; null: the caller's. */
  readonly callerName: string | null;
  readonly ringSeconds: number;
  /** The story of the legs. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Who is told what comes of it. */
export interface RungAgentParts {
  /** A leg is about to be called. */
  readonly onLeg: (channelId: string) => void;
  readonly onAnswered: () => void;
  readonly onMissed: (because: MissedReason) => void;
  /** No phone of the agent rings any more; nobody is there. Told after all else, perhaps twice. */
  readonly onSilent: () => void;
  readonly logger: Logger;
}

/** An agent who is rung for a caller, at all phones: the first that is picked up stands for it. */
export class RungAgent {
  readonly #call: Call;
  readonly #request: AgentRequest;
  readonly #parts: RungAgentParts;
  #legs: readonly Leg[] = [];
  #answered: { leg: Leg; call: Call } | null = null;
  #stopped: Promise<void> | null = null;

  constructor(call: Call, request: AgentRequest, parts: RungAgentParts) {
    this.#call = call;
    this.#request = request;
    this.#parts = parts;
  }

  /** The phone that was picked up. */
  get answered(): { readonly leg: Leg; readonly call: Call } | null {
    return this.#answered;
  }

  /** Rings; resolves when nothing of it goes on any more, or it was answered. Never rejects. */
  async ring(): Promise<void> {
    try {
      const outcome = await this.#ringAll();
      if (this.#stopped) await this.#stopped;
      else if (outcome === 'answered') return;
      else this.#parts.onMissed(outcome);
    } catch (fault) {
      if (!(fault instanceof CallEnded) && !this.#call.signal.aborted) {
        this.#parts.logger.warn('an agent could not be rung', { reason: reasonOf(fault) });
        this.#parts.onMissed('unreachable');
      }
      if (!this.#call.signal.aborted || endedForGood(this.#call.signal)) await this.#silence();
    }
    this.#parts.onSilent();
  }

  /** The agent is not rung for another caller while a phone still rings for one who hung up. */
  async #silence(): Promise<void> {
    await Promise.allSettled(this.#legs.map((leg) => leg.cancel('normal')));
  }

  /** Rings no more; hangs up who answered. */
  stop(because: 'answered-elsewhere' | 'no-answer' | 'caller-left'): void {
    const cause = because === 'caller-left' ? 'normal' : because;
    const hadAnswered = this.#answered !== null;
    this.#stopped ??= Promise.all(this.#legs.map((leg) => leg.cancel(cause))).then(
      () => undefined,
      (fault) => this.#parts.logger.warn('a phone could not be stopped', { reason: reasonOf(fault) }),
    );
    if (hadAnswered) void this.#stopped.then(() => this.#parts.onSilent());
  }

  async #ringAll(): Promise<'answered' | MissedReason> {
    const contacts = (await this.#call.variable(`PJSIP_DIAL_CONTACTS(${this.#request.extension})`)) ?? '';
    if (this.#stopped) return 'no-answer';
    const endpoints = contacts.split('&').filter((contact) => contact !== '');
    if (endpoints.length === 0) return 'unreachable';
    this.#legs = endpoints.map((endpoint) => this.#dial(endpoint));
    const outcomes = await Promise.all(this.#legs.map((leg) => this.#follow(leg)));
    if (this.#answered) return 'answered';
    if (outcomes.every((because) => because === 'unreachable')) return 'unreachable';
    return outcomes.includes('refused') ? 'refused' : 'no-answer';
  }

  #dial(endpoint: string): Leg {
    const { callerName, ringSeconds, variables } = this.#request;
    const leg = this.#call.dial({ endpoint, callerName, ringSeconds, variables });
    this.#parts.onLeg(leg.id);
    return leg;
  }

  /** What becomes of one phone. Of two that are picked up at once the first counts. */
  async #follow(leg: Leg): Promise<MissedReason> {
    const outcome = await leg.outcome;
    if (outcome.kind === 'cancelled') return 'no-answer';
    if (outcome.kind === 'refused') return outcome.because === 'busy' ? 'refused' : outcome.because;
    if (this.#answered || this.#stopped) {
      await leg.cancel('answered-elsewhere');
      return 'no-answer';
    }
    this.#answered = { leg, call: outcome.call };
    this.#parts.onAnswered();
    await Promise.all(this.#legs.map((other) => (other === leg ? undefined : other.cancel('answered-elsewhere'))));
    return 'no-answer';
  }
}
