import type { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';

const AGENT_HZ = 1000;

/** An agent, as its place in the list, whose phone rings for a caller. */
interface Rung {
  readonly place: number;
  readonly atAgent: IncomingCall;
  readonly call: PhoneCall;
}

/** The agents of one queue, known by their places in its list from 1 on, and somebody who calls it again and again. */
export class Crew {
  readonly #office: Office;
  readonly #queue: string;
  readonly #agents: readonly Phone[];
  readonly #caller: Phone;
  /** Who waits for a call at which phone. */
  readonly #waits = new Map<number, Promise<Omit<Rung, 'call'>>>();
  /** Calls so far. */
  #over = 0;

  constructor(office: Office, queue: string, agents: readonly Phone[], caller: Phone) {
    this.#office = office;
    this.#queue = queue;
    this.#agents = agents;
    this.#caller = caller;
  }

  async pause(place: number): Promise<void> {
    const params = { extension: this.#numberOf(place) };
    await this.#office.admin.call('pauseAgent', { params, body: { reason: 'Lunch' } });
    await this.#is(place, 'paused');
  }

  async resume(place: number): Promise<void> {
    await this.#office.admin.call('resumeAgent', { params: { extension: this.#numberOf(place) } });
    await this.#is(place, 'free');
  }

  /** So many calls, each over before the next; who was rung for each. */
  async serve(calls: number): Promise<number[]> {
    const served: number[] = [];
    for (let at = 0; at < calls; at++) {
      const rung = await this.#rings();
      await this.#end(rung);
      served.push(rung.place);
    }
    return served;
  }

  /** A call for each agent at the same time, which end in this order of places; who was rung for each. */
  async serveAtOnce(ends: readonly number[]): Promise<number[]> {
    const all: Rung[] = [];
    while (all.length < ends.length) all.push(await this.#rings());
    for (const place of ends) {
      const rung = all.find((one) => one.place === place);
      if (rung) await this.#end(rung);
    }
    return all.map(({ place }) => place);
  }

  /** One call, for which all are rung, and which this one takes. */
  async allRing(place: number): Promise<void> {
    const call = await this.#caller.dial(this.#queue);
    const ringing = await Promise.all(this.#agents.map((agent) => agent.nextCall()));
    const atAgent = ringing[place - 1];
    if (!atAgent) throw new Error(`the crew has no place ${place}`);
    await atAgent.answer();
    await Promise.all(ringing.map((other) => other === atAgent || other.ended()));
    await this.#end({ place, atAgent, call });
  }

  /** Somebody calls, and an agent picks up. */
  async #rings(): Promise<Rung> {
    const call = await this.#caller.dial(this.#queue);
    // Who is not rung this time waits for the next.
    const { place, atAgent } = await Promise.any(this.#agents.map((agent, at) => this.#waitsAt(agent, at + 1)));
    this.#waits.delete(place);
    await atAgent.answer();
    return { place, atAgent, call };
  }

  #waitsAt(agent: Phone, place: number): Promise<Omit<Rung, 'call'>> {
    const waits = this.#waits.get(place) ?? agent.nextCall().then((atAgent) => ({ place, atAgent }));
    this.#waits.set(place, waits);
    waits.catch(() => this.#waits.get(place) === waits && this.#waits.delete(place));
    return waits;
  }

  /** Resolves when the books have it too: then the agent is free. Whose agent is gone before the two are joined waits on. */
  async #end({ atAgent, call }: Rung): Promise<void> {
    await atAgent.playTone(AGENT_HZ);
    await call.hearsTone(AGENT_HZ);
    await atAgent.hangUp();
    await call.ended();
    this.#over += 1;
    const day = 86_400_000;
    const [from, to] = [-day, day].map((ms) => new Date(Date.now() + ms).toISOString());
    const input = { params: { key: this.#queue }, query: { from, to, limit: 200 } };
    const ends = ({ items }: { items: readonly { kind: string }[] }) => items.filter(({ kind }) => kind === 'answered');
    await this.#office.admin.until('listQueueEvents', input, (page) => ends(page).length >= this.#over);
  }

  async #is(place: number, state: string): Promise<void> {
    await this.#office.admin.until('getLiveQueue', { params: { key: this.#queue } }, ({ agents }) => {
      return agents[place - 1]?.state === state;
    });
  }

  #numberOf(place: number): string {
    return this.#agents[place - 1]?.account.number ?? '';
  }
}
