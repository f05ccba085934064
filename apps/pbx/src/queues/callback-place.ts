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
  /** A leg is about to be called. */
  readonly onLeg: (legId: string, place: CallbackPlace) => void;
  readonly onGone: (legId: string) => void;
  readonly warn: (fault: unknown) => void;
}

/** An agent's phone that is rung for a call-back. */
interface RungPhone {
  readonly legId: string;
  /** Whether it may have the call, once that is decided. */
  readonly mine: PromiseWithResolvers<boolean>;
  isAnswered: boolean;
  isStopped: boolean;
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
  readonly #rung = new Map<string, RungPhone>();
  #agent: { readonly extension: string; readonly rangMs: number } | null = null;

  constructor(callback: QueueCallback, queue: OpenQueue, parts: CallbackPlaceParts) {
    this.callback = callback;
    this.dueAt = callback.dueAt.getTime();
    const { callId: id, number: callerNumber, callerName, joinedAt } = callback;
    this.shown = { id, callerNumber, callerName, joinedAt, isCallback: true };
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
    const phone = {
      legId: `leg-${randomUUID()}`,
      mine: Promise.withResolvers<boolean>(),
      isAnswered: false,
      isStopped: false,
    };
    this.#rung.set(agent, phone);
    this.#parts.onLeg(phone.legId, this);
    const stopListening = this.#parts.asterisk.listenTo(phone.legId, (event) => {
      if (event.type !== 'channel-gone') return;
      stopListening();
      this.#isGone(agent, phone, 'no-answer');
    });
    this.#call(agent, phone).catch((fault) => {
      stopListening();
      this.#parts.warn(fault);
      this.#isGone(agent, phone, 'unreachable');
    });
  }

  /** The agent's phone was picked up. False: another one has the call, or it is stopped. */
  async isPickedUp(legId: string): Promise<boolean> {
    const [agent, phone] = [...this.#rung].find(([, one]) => one.legId === legId) ?? [];
    if (!agent || !phone) return false;
    phone.isAnswered = true;
    this.#queue.answered(this.shown.id, agent);
    return phone.mine.promise;
  }

  stop(agent: string, because: 'answered-elsewhere' | 'no-answer' | 'caller-left'): void {
    const phone = this.#rung.get(agent);
    if (!phone) return;
    phone.isStopped = true;
    phone.mine.resolve(false);
    const cause: HangupCause = because === 'caller-left' ? 'normal' : because;
    this.#parts.asterisk.channels.hangUp(phone.legId, cause).catch((fault) => {
      if (!isGone(fault) && !isUnreachable(fault)) this.#parts.warn(fault);
    });
  }

  connect(agent: string, rangMs: number): void {
    this.#agent = { extension: agent, rangMs };
    this.#rung.get(agent)?.mine.resolve(true);
  }

  giveBack(): void {
    if (this.#agent) this.#parts.desk.isDone(this.#agent.extension, this.shown.id, 0);
  }

  /** Waits as long as it takes. */
  overflow(): void {}

  async #call(agent: string, { legId }: RungPhone): Promise<void> {
    const { ring_seconds: seconds, name_prefix: prefix } = this.#queue.queue;
    const { number, callerName } = this.callback;
    const name = `${prefix}${callerName}`.replace(/["\\<>]/g, '');
    await this.#parts.asterisk.channels.originate(legId, {
      endpoint: `PJSIP/${agent}`,
      arguments: [callbackArgument, legId],
      callerId: `"${name}" <${number}>`,
      ringSeconds: seconds + spareSeconds,
      variables: { FLEXPBX_FLOW: legArgument },
      originator: null,
    });
  }

  /** Rings no more; who had picked up and hangs up has had the call. */
  #isGone(agent: string, phone: RungPhone, because: 'no-answer' | 'unreachable'): void {
    this.#parts.onGone(phone.legId);
    phone.mine.resolve(false);
    if (this.#rung.get(agent) === phone) this.#rung.delete(agent);
    if (this.#agent?.extension === agent) return;
    if (!phone.isStopped) this.#queue.missed(this.shown.id, agent, because);
    this.#parts.desk.isDone(agent, this.shown.id, 0);
  }
}
