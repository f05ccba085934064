import {
  type AgentRecord,
  decideQueue,
  emptyLine,
  type LineEffect,
  type LineEvent,
  type LiveQueue,
  type OverflowReason,
  type Queue,
  type QueueCallEvent,
  type QueueEvent,
  type QueueLine,
  type Shuffle,
  type WaitingCaller,
} from '@flexpbx/domain';
import type { Clock } from '@flexpbx/runtime';
import type { AgentDesk } from './agent-desk.ts';

/** Somebody in the line, with what is done when it is their turn. Nothing here may wait: the line goes on meanwhile. */
export interface Member {
  readonly shown: WaitingCaller;
  /** See `CallerInLine.dueAt`. */
  readonly dueAt: number;
  /** Rings an agent, and tells the queue what comes of it. */
  ring(agent: string): void;
  stop(agent: string, because: 'answered-elsewhere' | 'no-answer' | 'caller-left'): void;
  /** It is no longer in the line: the agent who picked up is its own. */
  connect(agent: string, rangMs: number): void;
  /** Whether it has an agent since. */
  readonly hasFoundAgent: boolean;
  /** The agent who picked up is not needed. */
  giveBack(): void;
  /** It is no longer in the line. */
  overflow(because: OverflowReason): void;
  /** It is no longer in the line: nobody had time to call it back. */
  giveUp(): void;
}

/** What a queue works with. */
export interface OpenQueueParts {
  readonly desk: Pick<AgentDesk, 'seen' | 'rings'>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly shuffled: Shuffle;
  readonly log: (event: QueueEvent) => void;
  /** An agent let too many calls ring. */
  readonly pause: (agent: string, missed: number) => void;
  /** Who waits, or what an agent does, has changed. */
  readonly onChange: () => void;
}

/** A queue at work: what happens comes in, is decided on one after the other, and done. */
export class OpenQueue {
  readonly #parts: OpenQueueParts;
  readonly #members = new Map<string, Member>();
  #line: QueueLine;
  /** What happened and is not decided on yet. What an agent does is looked up only then: it may have changed again. */
  #happened: (() => LineEvent)[] = [];
  #isDeciding = false;
  /** When time alone changes something; null: never. */
  #wakeAt: number | null = null;
  #alarm = new AbortController();
  /** How long those waited who were connected lately. */
  #usualWaitMs: number | null = null;

  constructor(queue: Queue, records: readonly AgentRecord[], parts: OpenQueueParts) {
    this.#parts = parts;
    this.#line = emptyLine(queue, records);
    for (const { extension } of queue.agents) this.agentChanged(extension);
  }

  get queue(): Queue {
    return this.#line.queue;
  }

  /** Since when the caller waits who is to be served next; null when nobody does. */
  get oldest(): number | null {
    return this.#line.callers[0]?.joinedAt ?? null;
  }

  /** Whether somebody stands in the line. */
  has(callId: string): boolean {
    return this.#members.has(callId);
  }

  /** `isBack`: only our side of the waiting was interrupted. */
  join(member: Member, isBack: boolean): void {
    const { id, joinedAt, priority, isCallback, callerNumber, callerName } = member.shown;
    this.#members.set(id, member);
    this.#log(member, joinedAt, { kind: 'joined', callerNumber, callerName });
    const caller = { id, joinedAt: joinedAt.getTime(), priority, isCallback, dueAt: member.dueAt };
    this.#put(() => ({ kind: 'joined', caller, isBack }));
  }

  /** A caller hung up, or was not reached when called back; maybe in the moment in which an agent picked up. */
  abandon(member: Member): void {
    const { id, isCallback: callback } = member.shown;
    if (this.#members.get(id) !== member && !member.hasFoundAgent) return;
    const position = member.hasFoundAgent ? 1 : Math.max(1, this.#positionOf(id));
    this.#log(member, null, { kind: 'abandoned', waitedMs: this.#waitedBy(member), position, callback });
    this.forget(member);
  }

  /** A caller hangs up, and is called back at `number` when it is their turn. */
  keepPlace(member: Member, callback: Member, number: string): void {
    this.#log(member, null, { kind: 'callback-asked', number });
    this.forget(member);
    this.join(callback, true);
  }

  /** A caller goes on elsewhere by a key. */
  exit(member: Member): void {
    this.#log(member, null, { kind: 'overflowed', waitedMs: this.#waitedBy(member), because: 'exit-key' });
    this.forget(member);
  }

  /** Takes somebody out of the line without a word: they come back, or their end is written elsewhere. */
  forget(member: Member): void {
    member.giveBack();
    if (this.#members.get(member.shown.id) !== member) return;
    this.#put(() => ({ kind: 'left', caller: member.shown.id }));
    this.#members.delete(member.shown.id);
  }

  /** How the waiting of somebody in the line stands. */
  standingOf(id: string): { readonly position: number; readonly remainingMs: number | null } {
    const position = this.#positionOf(id);
    const member = this.#members.get(id);
    const usual = this.#usualWaitMs;
    return { position, remainingMs: usual === null || !member ? null : Math.max(0, usual - this.#waitedBy(member)) };
  }

  /** Whether an agent is rung for a caller. */
  isOffered(id: string): boolean {
    return this.#line.callers.some((caller) => caller.id === id && caller.rung.length > 0);
  }

  answered(caller: string, agent: string): void {
    this.#put(() => ({ kind: 'answered', caller, agent }));
  }

  missed(caller: string, agent: string, because: Extract<LineEvent, { kind: 'missed' }>['because']): void {
    this.#put(() => ({ kind: 'missed', caller, agent, because }));
  }

  /** An agent's call of this queue is over. */
  talked(agent: string): void {
    this.#put(() => ({ kind: 'talked', agent }));
  }

  agentChanged(extension: string): void {
    if (!this.queue.agents.some((agent) => agent.extension === extension)) return;
    this.#put(() => ({ kind: 'agent', agent: extension, state: this.#seen(extension).state }));
  }

  edit(queue: Queue): void {
    this.#put(() => ({ kind: 'edited', queue }));
    for (const { extension } of queue.agents) this.agentChanged(extension);
  }

  /** Decides nothing any more by itself. */
  close(): void {
    this.#alarm.abort(new Error('closed'));
  }

  live(): LiveQueue {
    const shown = this.#line.callers.flatMap(({ id }) => this.#members.get(id)?.shown ?? []);
    const agents = this.queue.agents.map(({ extension }) => this.#seen(extension));
    return { number: this.queue.number, waiting: shown, agents };
  }

  /** 1: next. 0: not in the line. */
  #positionOf(id: string): number {
    return this.#line.callers.findIndex((caller) => caller.id === id) + 1;
  }

  #seen(extension: string) {
    const always = this.queue.agents.some((agent) => agent.extension === extension && agent.always);
    return this.#parts.desk.seen(extension, this.queue.number, always);
  }

  #put(happened: () => LineEvent): void {
    this.#happened.push(happened);
    if (this.#isDeciding) return;
    this.#isDeciding = true;
    for (let next = this.#happened.shift(); next; next = this.#happened.shift()) this.#decide(next());
    this.#isDeciding = false;
  }

  #decide(event: LineEvent): void {
    const { clock, shuffled } = this.#parts;
    const { line, effects, wakeAt } = decideQueue(this.#line, event, clock.now(), shuffled);
    this.#line = line;
    for (const effect of effects) this.#do(effect);
    this.#parts.onChange();
    if (wakeAt !== this.#wakeAt) this.#wake(wakeAt);
  }

  /** An alarm that has rung is none any more, so that it can be set to the same time again. */
  #wake(at: number | null): void {
    const { clock } = this.#parts;
    this.#wakeAt = at;
    this.#alarm.abort(notThen);
    if (at === null) return;
    this.#alarm = new AbortController();
    const ring = () => {
      this.#wakeAt = null;
      this.#put(() => ({ kind: 'time' }));
    };
    clock.sleep(Math.max(0, at - clock.now()), this.#alarm.signal).then(ring, () => undefined);
  }

  #do(effect: LineEffect): void {
    const member = this.#members.get(effect.caller);
    switch (effect.kind) {
      case 'offer':
        this.#parts.desk.rings(effect.agent, effect.caller);
        member?.ring(effect.agent);
        break;
      case 'withdraw':
        member?.stop(effect.agent, effect.because);
        break;
      case 'missed': {
        const { agent, because, rangMs, mustPause } = effect;
        if (member) this.#log(member, null, { kind: 'missed', agent, because, rangMs });
        if (mustPause) this.#parts.pause(agent, this.queue.missed_before_pause);
        break;
      }
      case 'connect':
        if (member) this.#learnWait(this.#waitedBy(member));
        this.#members.delete(effect.caller);
        member?.connect(effect.agent, effect.rangMs);
        break;
      case 'overflow':
        if (member) {
          const waitedMs = this.#waitedBy(member);
          this.#log(member, null, { kind: 'overflowed', waitedMs, because: effect.because });
        }
        this.#members.delete(effect.caller);
        member?.overflow(effect.because);
        break;
      case 'give-up':
        member?.giveUp();
        break;
      default:
        effect satisfies never;
    }
  }

  #waitedBy({ shown }: Member): number {
    return Math.max(0, this.#parts.clock.now() - shown.joinedAt.getTime());
  }

  /** The later ones count more. */
  #learnWait(waitedMs: number): void {
    this.#usualWaitMs = this.#usualWaitMs === null ? waitedMs : this.#usualWaitMs * 0.75 + waitedMs * 0.25;
  }

  #log({ shown }: Member, at: Date | null, event: QueueCallEvent): void {
    const when = at ?? new Date(this.#parts.clock.now());
    this.#parts.log(queueEvent(this.queue.number, shown.id, when, event));
  }
}

/** Why an alarm is taken back; made once, since most events of a queue do so. */
const notThen = new Error('another time');

/** A line of what happened to a caller. All but missed calls happen once in a stay. */
export function queueEvent(queue: string, callId: string, at: Date, event: QueueCallEvent): QueueEvent {
  const which = event.kind === 'missed' ? `/${event.agent}/${at.getTime()}` : '';
  return { key: `${callId}/${event.kind}${which}`, queue, callId, at, event };
}
