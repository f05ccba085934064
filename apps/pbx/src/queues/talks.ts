import { type AsteriskPort, isGone } from '@flexpbx/asterisk/port';
import type { QueueEvent } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import type { AgentDesk } from './agent-desk.ts';
import type { CallerPlace, FoundAgent } from './caller-place.ts';
import { queueEvent } from './open-queue.ts';

/** An agent and a caller who talk, or are about to. */
export interface Talk {
  readonly queue: string;
  /** See `QueueEvent.callId`. */
  readonly callId: string;
  readonly agent: string;
  /** The channel of the agent's phone. */
  readonly leg: { readonly id: string; readonly name: string };
  readonly joinedAt: number;
  readonly connectedAt: number;
  readonly rangMs: number;
}

/** What following talks works with. */
export interface TalksParts {
  readonly asterisk: Pick<AsteriskPort, 'listenTo' | 'channels'>;
  readonly desk: Pick<AgentDesk, 'talks' | 'isDone'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly log: (event: QueueEvent) => void;
  /** For how long the agent is left alone after a talk of a queue. */
  readonly wrapUpMs: (queue: string) => number;
  /** An agent's part in a call of a queue is over. */
  readonly onEnd: (queue: string, agent: string) => void;
}

/** A caller is gone this long after the agent, unless somebody else has the call now. */
const settledAfterMs = 1_000;

/** Follows talks to their end. The two are in Asterisk's hands; that the agent's leg is gone is all we hear. */
export class Talks {
  readonly #parts: TalksParts;
  readonly #end = new AbortController();
  /** By the agent's leg. */
  readonly #followed = new Map<
    string,
    { readonly callId: string; readonly end: () => void; readonly stop: () => void }
  >();
  /** Whose end is about to be written. */
  readonly #ending = new Set<string>();
  readonly #settling = new Set<Promise<void>>();

  constructor(parts: TalksParts) {
    this.#parts = parts;
  }

  /** Whether the end of a leg is listened for. */
  has(legId: string): boolean {
    return this.#followed.has(legId);
  }

  /** Whether a caller talks with an agent, as far as is known here. */
  isAbout(callId: string): boolean {
    return this.#ending.has(callId) || [...this.#followed.values()].some((talk) => talk.callId === callId);
  }

  /** Talks whose legs are gone have ended while nothing could be heard. */
  endAllBut(legIds: ReadonlySet<string>): void {
    for (const [legId, { end }] of this.#followed) if (!legIds.has(legId)) end();
  }

  /** Begins to follow; before the two are joined, so that no end is missed. */
  begin(talk: Talk): { connected(): void; failed(): void } {
    const { asterisk, desk, log } = this.#parts;
    let isConnected = false;
    let goneAt: number | null = null;
    const end = (at: number) => {
      this.#stopFollowing(talk.leg.id);
      const wrapUpMs = isConnected ? this.#parts.wrapUpMs(talk.queue) : 0;
      if (isConnected) this.#parts.onEnd(talk.queue, talk.agent);
      desk.isDone(talk.agent, talk.callId, wrapUpMs);
      if (isConnected) this.#settle(talk, at);
    };
    const unsubscribe = asterisk.listenTo(talk.leg.id, (event) => {
      if (event.type !== 'channel-gone') return;
      goneAt = this.#parts.clock.now();
      if (isConnected) end(goneAt);
    });
    this.#followed.set(talk.leg.id, {
      callId: talk.callId,
      end: () => end(this.#parts.clock.now()),
      stop: unsubscribe,
    });
    desk.talks(talk.agent, talk.callId, talk.leg.name);
    return {
      connected: () => {
        isConnected = true;
        log(connectedEvent(talk));
        if (goneAt !== null) end(goneAt);
      },
      failed: () => end(this.#parts.clock.now()),
    };
  }

  /** Ends our following; the next process goes on with it. */
  async close(): Promise<void> {
    for (const { stop } of this.#followed.values()) stop();
    this.#followed.clear();
    this.#end.abort(new Error('closed'));
    await Promise.all(this.#settling);
  }

  #stopFollowing(legId: string): void {
    this.#followed.get(legId)?.stop();
    this.#followed.delete(legId);
  }

  #settle(talk: Talk, endedAt: number): void {
    this.#ending.add(talk.callId);
    const settling = this.#tellEnd(talk, endedAt).finally(() => {
      this.#settling.delete(settling);
      this.#ending.delete(talk.callId);
    });
    this.#settling.add(settling);
  }

  /** Written a moment later: only then it is known whether the caller talks on with somebody else. */
  async #tellEnd(talk: Talk, endedAt: number): Promise<void> {
    const { clock, log } = this.#parts;
    await clock.sleep(settledAfterMs, this.#end.signal).catch(() => undefined);
    log(answeredEvent(talk, endedAt, await this.#isThere(talk.callId)));
  }

  async #isThere(callId: string): Promise<boolean> {
    try {
      await this.#parts.asterisk.channels.get(channelOf(callId));
      return true;
    } catch (fault) {
      if (!isGone(fault)) this.#parts.logger.warn('a caller could not be looked for', { reason: reasonOf(fault) });
      return false;
    }
  }
}

/** The talk that comes of an agent's picking up. */
export function talkOf({ shown, queue }: Pick<CallerPlace, 'shown' | 'queue'>, found: FoundAgent, now: number): Talk {
  const { agent, leg, rangMs } = found;
  return {
    ...{ queue, callId: shown.id, agent, leg: { id: leg.id, name: leg.channelName } },
    ...{ joinedAt: shown.joinedAt.getTime(), connectedAt: now, rangMs },
  };
}

/** The caller's channel: what stands before the time in the name of a stay. */
function channelOf(callId: string): string {
  return callId.slice(0, callId.lastIndexOf('@'));
}

/** That the two talk. */
function connectedEvent({ queue, callId, agent, joinedAt, connectedAt, rangMs }: Talk): QueueEvent {
  const waitedMs = Math.max(0, connectedAt - joinedAt);
  return queueEvent(queue, callId, new Date(connectedAt), { kind: 'connected', agent, waitedMs, rangMs });
}

/** That the agent's part is over. */
function answeredEvent(talk: Talk, endedAt: number, transferred: boolean): QueueEvent {
  const { queue, callId, agent, joinedAt, connectedAt } = talk;
  const waitedMs = Math.max(0, connectedAt - joinedAt);
  const talkedMs = Math.max(0, endedAt - connectedAt);
  return queueEvent(queue, callId, new Date(endedAt), { kind: 'answered', agent, waitedMs, talkedMs, transferred });
}

/** What the agent's leg carries, so that whoever comes next can follow the talk. */
export function storyOf({ queue, callId, agent, joinedAt, connectedAt, rangMs }: Talk): string {
  return [queue, callId, agent, joinedAt, connectedAt, rangMs].join('/');
}

/** Reads it. Null: that leg tells of no talk. */
export function talkIn(story: string, leg: Talk['leg']): Talk | null {
  const [queue, callId, agent, ...times] = story.split('/');
  const [joinedAt, connectedAt, rangMs] = times.map(Number);
  if (!queue || !callId || !agent || !joinedAt || !connectedAt) return null;
  return { queue, callId, agent, leg, joinedAt, connectedAt, rangMs: rangMs ?? 0 };
}
