import type { AgentPause, AgentPresence, LiveQueue, QueueCallback, QueueEvent } from '@flexpbx/domain';
import type { Actor } from './configuration.ts';

/**
 * Whom people set to take calls of queues. Every write that changes something is audited, told as an event of the queue in the
 * same transaction, and notifies `agents` and `live-queues`. Whether somebody is an agent of a queue is not looked at here.
 */
export interface AgentRepository {
  /** Everybody who is signed in to a queue or paused, by number. */
  list(): Promise<AgentPresence[]>;
  /** Signed in nowhere and not paused, where nothing is known. */
  find(extension: string): Promise<AgentPresence>;
  signIn(extension: string, queues: readonly string[], actor: Actor): Promise<AgentPresence>;
  signOut(extension: string, queues: readonly string[], actor: Actor): Promise<AgentPresence>;
  pause(extension: string, pause: Omit<AgentPause, 'since'>, actor: Actor): Promise<AgentPresence>;
  resume(extension: string, actor: Actor): Promise<AgentPresence>;
}

/** What happened in queues, and how they stand now. */
export interface QueueRepository {
  /** Writes what is not known yet by its key; changes nothing that is. Notifies `live-queues`. */
  add(events: readonly QueueEvent[]): Promise<void>;
  /** In order of time; `to` is not in it. Null: of all queues. What counts for all queues is told of each. */
  events(period: { from: Date; to: Date }, queue: string | null): Promise<QueueEvent[]>;
  /** The same of one queue, newest first, page by page; `before` is the `next` of the page before. */
  eventPage(
    period: { from: Date; to: Date },
    queue: string,
    page: { limit: number; before: string | null },
  ): Promise<{ items: QueueEvent[]; next: string | null }>;
  /**
   * What the figures of a period are made of (`queueStatistics`), in order of time: what happened in it, also later to calls that
   * joined in it, and the last that happened to each agent before it. Null: of all queues.
   */
  figureEvents(period: { from: Date; to: Date }, queue: string | null): Promise<QueueEvent[]>;
  /** Calls that have joined and not ended, with their events, in order of time. */
  unfinished(): Promise<QueueEvent[]>;
  /** Who is still to be called back, in the order they joined. */
  callbacks(): Promise<QueueCallback[]>;
  /** Remembers how the calling back of somebody stands. */
  keepCallback(callback: QueueCallback): Promise<void>;
  /** Nobody is to be called back for it any more. */
  endCallback(callId: string): Promise<void>;
  /** By number. */
  live(): Promise<LiveQueue[]>;
  /** Makes the table equal to what is given; notifies only when something changed. */
  replaceLive(queues: readonly LiveQueue[]): Promise<void>;
}
