import type { Order, OrderAnswer, Topic } from '@flexpbx/domain';
import type { Actor } from './configuration.ts';

/** Orders from the portals to call control. */
export interface OrderRepository {
  /** Writes and notifies; returns its id. */
  give(order: Order, actor: Actor): Promise<string>;
  /** Claims the oldest open order by compare and set; null when there is none. */
  claim(by: string): Promise<{ id: string; order: Order } | null>;
  answer(id: string, answer: OrderAnswer): Promise<void>;
  findAnswer(id: string): Promise<OrderAnswer | null>;
}

/** One of our processes saying that it does its work. */
export interface Heartbeat {
  readonly process: string;
  readonly pid: number;
  readonly startedAt: Date;
  readonly beatAt: Date;
  /** Facts worth showing: Asterisk's version, whether it is connected. */
  readonly detail: Readonly<Record<string, string>>;
}

/** Heartbeats, one row a process. */
export interface HeartbeatRepository {
  beat(heartbeat: Heartbeat): Promise<void>;
  list(): Promise<Heartbeat[]>;
}

/** What was changed by whom. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly target: string;
}

/** The audit log. Most entries are written inside the transaction of what they tell of. */
export interface AuditRepository {
  note(entry: Omit<AuditEntry, 'at'>): Promise<void>;
  list(limit: number): Promise<AuditEntry[]>;
}

/** Wakes other processes, and is woken by them, within 50 ms. */
export interface Bell {
  /** Rings after the writes it tells of are committed. Never throws: whoever listens also looks now and then. */
  notify(topic: Topic): void;
  /** Calls `heard` for each ring of one of `topics`, rings in quick succession as one. Returns how to stop. */
  listen(topics: readonly Topic[], heard: (topic: Topic) => void): () => void;
}
