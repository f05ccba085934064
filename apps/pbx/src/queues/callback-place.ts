import { randomUUID } from 'node:crypto';
import { type AsteriskPort, type HangupCause, isGone, isUnreachable } from '@flexpbx/asterisk/port';
import { legArgument } from '@flexpbx/call';
import type { QueueCallback, WaitingCaller } from '@flexpbx/domain';
import type { AgentDesk } from './agent-desk.ts';
import type { Member, OpenQueue } from './open-queue.ts';

/** What a place without a caller works with. */
export interface CallbackPlaceParts {
  readonly asterisk: Pick<AsteriskPort, 'channels' | 'listenTo'>;
  readonly desk: Pick<AgentDesk, 'isDone'>;
  /** Where the phones of an extension are dialled. */
  readonly endpointsOf: (extension: string) => readonly string[];
  /** A leg is about to be called. */
  readonly onLeg: (legId: string, place: CallbackPlace) => void;
  readonly onGone: (legId: string) => void;
  /** It has waited too long. */
  readonly onGivenUp: (place: CallbackPlace) => void;
  readonly warn: (fault: unknown) => void;
}

/** An agent who is rung for a call-back, at all phones. */
interface RungAgent {
  /** Legs that ring, or were picked up. */
  readonly legs: Set<string>;
  /** Whether who picked up may have the call, once that is decided. */
  readonly mine: PromiseWithResolvers<boolean>;
  /** The leg that was picked up first. */
  answered: string | null;
  isStopped: boolean;
  /** Whether at least one phone could be rung. */
  isReachable: boolean;
}

/** The first argument with which an agent's leg enters our application; the second is the leg's id. */
export const callbackArgument = 'queue-callback';

/** Rings a little longer than the queue lets it. */
const spareSeconds = 5;

/** The place of somebody who hung up. The agent's leg is called on nobody's behalf; who picks up is served as a call of its own. */
export class CallbackPlace implements Member {
  readonly callback: QueueCallback;
  readonly shown: WaitingCaller;
  readonly dueAt: number;
  readonly #queue: OpenQueue;
  readonly #parts: CallbackPlaceParts;
  readonly #rung = new Map<string, RungAgent>();
  #agent: { readonly extension: string; readonly rangMs: number } | null = null;

  constructor(callback: QueueCallback, queue: OpenQueue, parts: CallbackPlaceParts) {
    this.callback = callback;
    this.dueAt = callback.dueAt.getTime();
    const { callId: id, number: callerNumber, callerName, joinedAt, priority } = callback;
    this.shown = { id, callerNumber, callerName, joinedAt, priority, isCallback: true };
    this.#queue = queue;
    this.#parts = parts;
  }

  /** The number of the queue. */
  get queue(): string {
    return this.#queue.queue.number;
  }

  /** The agent who has the call. */
  get agent(): { readonly extension: string; readonly rangMs: number } | null {
    return this.#agent;
  }

  get hasFoundAgent(): boolean {
    return this.#agent !== null;
  }

  ring(agent: string): void {
    const endpoints = this.#parts.endpointsOf(agent);
    const calls = endpoints.map((endpoint) => ({ endpoint, legId: `leg-${randomUUID()}` }));
    const rung: RungAgent = {
      ...{ legs: new Set(calls.map(({ legId }) => legId)), mine: Promise.withResolvers<boolean>() },
      ...{ answered: null, isStopped: false, isReachable: false },
    };
    this.#rung.set(agent, rung);
    if (calls.length === 0) this.#isSilent(agent, rung);
    for (const { endpoint, legId } of calls) this.#ringPhone(agent, rung, endpoint, legId);
  }

  /** An agent's phone was picked up. False: another one has the call, or it is stopped. */
  async isPickedUp(legId: string): Promise<boolean> {
    const [agent, rung] = [...this.#rung].find(([, one]) => one.legs.has(legId)) ?? [];
    if (!agent || !rung || rung.answered !== null) return false;
    rung.answered = legId;
    for (const other of rung.legs) if (other !== legId) this.#hangUp(other, 'answered-elsewhere');
    this.#queue.answered(this.shown.id, agent);
    return rung.mine.promise;
  }

  stop(agent: string, because: 'answered-elsewhere' | 'no-answer' | 'caller-left'): void {
    const rung = this.#rung.get(agent);
    if (!rung) return;
    rung.isStopped = true;
    rung.mine.resolve(false);
    for (const legId of rung.legs) this.#hangUp(legId, because === 'caller-left' ? 'normal' : because);
  }

  connect(agent: string, rangMs: number): void {
    this.#agent = { extension: agent, rangMs };
    this.#rung.get(agent)?.mine.resolve(true);
  }

  giveBack(): void {
    if (this.#agent) this.#parts.desk.isDone(this.#agent.extension, this.shown.id, 0);
  }

  giveUp(): void {
    this.#parts.onGivenUp(this);
  }

  /** Nobody sends it on: it is given up instead. */
  overflow(): void {}

  #ringPhone(agent: string, rung: RungAgent, endpoint: string, legId: string): void {
    this.#parts.onLeg(legId, this);
    const stopListening = this.#parts.asterisk.listenTo(legId, (event) => {
      if (event.type !== 'channel-gone') return;
      stopListening();
      rung.isReachable = true;
      this.#isGone(agent, rung, legId);
    });
    this.#call(endpoint, legId).then(
      () => {
        // What was to be stopped before it was there could not be.
        if (rung.isStopped || (rung.answered ?? legId) !== legId) this.#hangUp(legId, 'answered-elsewhere');
      },
      (fault) => {
        stopListening();
        this.#parts.warn(fault);
        this.#isGone(agent, rung, legId);
      },
    );
  }

  async #call(endpoint: string, legId: string): Promise<void> {
    const { ring_seconds: seconds, name_prefix: prefix } = this.#queue.queue;
    const { number, callerName } = this.callback;
    const name = `${prefix}${callerName}`.replace(/["\\<>]/g, '');
    await this.#parts.asterisk.channels.originate(legId, {
      endpoint,
      arguments: [callbackArgument, legId],
      callerId: `"${name}" <${number}>`,
      ringSeconds: seconds + spareSeconds,
      variables: { FLEXPBX_FLOW: legArgument },
      originator: null,
    });
  }

  #hangUp(legId: string, cause: HangupCause): void {
    this.#parts.asterisk.channels.hangUp(legId, cause).catch((fault) => {
      if (!isGone(fault) && !isUnreachable(fault)) this.#parts.warn(fault);
    });
  }

  #isGone(agent: string, rung: RungAgent, legId: string): void {
    this.#parts.onGone(legId);
    rung.legs.delete(legId);
    if (rung.answered === legId) rung.mine.resolve(false);
    if (rung.legs.size === 0) this.#isSilent(agent, rung);
  }

  /** No phone of the agent rings any more; who had picked up and hangs up has had the call. */
  #isSilent(agent: string, rung: RungAgent): void {
    rung.mine.resolve(false);
    if (this.#rung.get(agent) === rung) this.#rung.delete(agent);
    if (this.#agent?.extension === agent) return;
    if (!rung.isStopped) this.#queue.missed(this.shown.id, agent, rung.isReachable ? 'no-answer' : 'unreachable');
    this.#parts.desk.isDone(agent, this.shown.id, 0);
  }
}
