import { expect } from 'vitest';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { PATIENCE_MS } from '../phones/time-limit.ts';
import type { Household } from './household.ts';

const AGENT_HZ = 1000;

/** What a queue's books say of its calls. */
export interface Books {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
}

/** What keeps an agent busy. */
export interface AgentTalk {
  readonly agent: string;
  readonly end: () => Promise<void>;
}

/** A call from the queue at an agent's phone. */
interface Ringing {
  readonly agent: string;
  readonly atAgent: IncomingCall;
}

/** Callers who wait in a queue, by their number, in the order in which they came. */
export class WaitingLine {
  readonly #household: Household;
  readonly #queue: string;
  readonly #calls = new Map<string, PhoneCall>();

  constructor(household: Household, queue: string) {
    this.#household = household;
    this.#queue = queue;
  }

  /** Who waits, whoever is served first in front. */
  get numbers(): readonly string[] {
    return [...this.#calls.keys()];
  }

  /** Somebody has dialled the queue; resolves when they stand in it. */
  async join(number: string, call: PhoneCall): Promise<void> {
    await call.answered();
    this.#calls.set(number, call);
  }

  /** Who waits as the portal shows it is who waits here, in this order. */
  async isShown(): Promise<void> {
    const shown = (): Promise<string[]> => waitingIn(this.#household, this.#queue, this.#calls.size);
    expect(await shown()).toEqual(this.numbers);
  }

  /** This one gives up. */
  async hangUp(number: string): Promise<void> {
    const call = this.#calls.get(number);
    this.#calls.delete(number);
    await call?.hangUp();
    await call?.ended();
  }

  /** All give up. */
  async hangUpAll(): Promise<void> {
    await Promise.all(this.numbers.map((number) => this.hangUp(number)));
  }

  /**
   * Agents end what they talk and take calls until nobody waits; returns who called, as their phones showed it, in that order. One
   * is free only when the one before is rung, so that there is no doubt about the order.
   */
  async isServedBy(talks: readonly AgentTalk[]): Promise<string[]> {
    const served: string[] = [];
    let busy = talks;
    while (this.#calls.size > 0) {
      const ringing: Ringing[] = [];
      for (const talk of busy.slice(0, this.#calls.size)) ringing.push(await this.#nextCall(talk));
      served.push(...ringing.map(({ atAgent }) => atAgent.from.number));
      const taken = await Promise.all(ringing.map((one) => this.#take(one)));
      busy = [...taken, ...busy.slice(taken.length)];
    }
    for (const talk of busy) await talk.end();
    return served;
  }

  async #nextCall({ agent, end }: AgentTalk): Promise<Ringing> {
    await end();
    return { agent, atAgent: await this.#household.phone(agent).nextCall() };
  }

  async #take({ agent, atAgent }: Ringing): Promise<AgentTalk> {
    const { number } = atAgent.from;
    const call = this.#calls.get(number);
    if (!call) throw new Error(`${number} rings at an agent's phone and does not wait`);
    await atAgent.answer();
    await atAgent.playTone(AGENT_HZ);
    await call.hearsTone(AGENT_HZ);
    this.#calls.delete(number);
    const end = async (): Promise<void> => {
      await atAgent.hangUp();
      await call.ended();
    };
    return { agent, end };
  }
}

/** The numbers of those who wait in a queue, in the order the portal shows, once there are so many. */
export async function waitingIn({ admin }: Household, queue: string, count: number): Promise<string[]> {
  const params = { key: queue };
  const { waiting } = await admin.until('getLiveQueue', { params }, (live) => live.waiting.length === count);
  return waiting.map(({ number }) => number);
}

/** Resolves when the books of a queue say this, and nothing else became of any call. */
export async function expectBooks({ admin }: Household, queue: string, wanted: Books): Promise<void> {
  const books = async () => {
    const { total } = await admin.call('getQueueStatistics', { params: { key: queue }, query: {} });
    const { offered, answered, abandoned, overflowed, waiting } = total;
    return { offered, answered, abandoned, overflowed, waiting };
  };
  // Asked again and again, not at events: the portal shares figures for some seconds.
  await expect.poll(books, { timeout: PATIENCE_MS, interval: 1_000 }).toEqual({ ...wanted, overflowed: 0, waiting: 0 });
}
