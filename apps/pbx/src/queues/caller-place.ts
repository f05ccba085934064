import type { Call, Leg } from '@flexpbx/call';
import type { OverflowReason, WaitingCaller } from '@flexpbx/domain';
import type { Logger } from '@flexpbx/runtime';
import type { AgentDesk } from './agent-desk.ts';
import { endedForGood } from './ended-for-good.ts';
import type { Member, OpenQueue } from './open-queue.ts';
import type { PhoneWatch } from './phone-watch.ts';
import { RungAgent } from './rung-agent.ts';

/** An agent who picked up for a caller. */
export interface FoundAgent {
  readonly agent: string;
  readonly leg: Leg;
  /** The phone's end. */
  readonly call: Call;
  readonly rangMs: number;
}

/** How the waiting ends, unless the caller hangs up or goes by a key. */
export type PlaceEnding =
  | { readonly kind: 'found'; readonly found: FoundAgent }
  | { readonly kind: 'overflow'; readonly because: OverflowReason };

/** What a place works with. */
export interface PlaceParts {
  readonly desk: Pick<AgentDesk, 'isDone'>;
  readonly phones: Pick<PhoneWatch, 'isOurs'>;
  readonly logger: Logger;
}

/** The place of a caller in the line. */
export class CallerPlace implements Member {
  readonly shown: WaitingCaller;
  readonly dueAt = 0;
  readonly ending: Promise<PlaceEnding>;
  readonly #call: Call;
  readonly #queue: OpenQueue;
  readonly #parts: PlaceParts;
  readonly #rung = new Map<string, RungAgent>();
  readonly #end: (ending: PlaceEnding) => void;
  readonly #ended = new AbortController();
  #found: FoundAgent | null = null;

  constructor(call: Call, shown: WaitingCaller, queue: OpenQueue, parts: PlaceParts) {
    this.shown = shown;
    this.#call = call;
    this.#queue = queue;
    this.#parts = parts;
    const { promise, resolve } = Promise.withResolvers<PlaceEnding>();
    this.ending = promise;
    this.#end = (ending) => {
      this.#ended.abort(new Error('the waiting is over'));
      resolve(ending);
    };
  }

  get hasFoundAgent(): boolean {
    return this.#found !== null;
  }

  /** The number of the queue. */
  get queue(): string {
    return this.#queue.queue.number;
  }

  /** Aborts when the waiting has come to an {@link ending}. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  ring(agent: string): void {
    const { id } = this.shown;
    const { ring_seconds: ringSeconds, name_prefix: prefix } = this.#queue.queue;
    const callerName = prefix === '' ? null : prefix + this.#call.caller.name;
    const request = { extension: agent, callerName, ringSeconds: ringSeconds + spareSeconds, variables: {} };
    const rung = new RungAgent(this.#call, request, {
      onLeg: (channelId) => this.#parts.phones.isOurs(channelId),
      onAnswered: () => this.#queue.answered(id, agent),
      onMissed: (because) => this.#queue.missed(id, agent, because),
      onSilent: () => this.#parts.desk.isDone(agent, id, 0),
      logger: this.#parts.logger,
    });
    this.#rung.set(agent, rung);
    void rung.ring();
  }

  stop(agent: string, because: 'answered-elsewhere' | 'no-answer' | 'caller-left'): void {
    this.#rung.get(agent)?.stop(because);
  }

  connect(agent: string, rangMs: number): void {
    const answered = this.#rung.get(agent)?.answered;
    if (!answered) throw new Error('Nobody picked up.');
    this.#found = { ...answered, agent, rangMs };
    this.#end({ kind: 'found', found: this.#found });
  }

  giveBack(): void {
    if (!this.#found) return;
    const { agent, leg } = this.#found;
    const isFree = () => this.#parts.desk.isDone(agent, this.shown.id, 0);
    if (endedForGood(this.#call.signal)) leg.cancel('normal').then(isFree, isFree);
    else isFree();
  }

  /** Never told of somebody who waits on the line: they are sent on. */
  giveUp(): void {}

  overflow(because: OverflowReason): void {
    this.#end({ kind: 'overflow', because });
  }
}

/** The queue stops the ringing; Asterisk does only when we can't. */
const spareSeconds = 5;
