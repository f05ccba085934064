import type { Input, Output } from '@flexpbx/domain/api';
import { expectToHearEachOther } from '../calls/conversation.ts';
import type { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';

type AgentState = Output<'listLiveQueues'>['items'][number]['agents'][number]['state'];
type Happened = Output<'listEvents'>['items'][number];

/** What is set of the queue of a desk, besides its number and its agent. */
export type QueueSettings = Partial<Input<'createQueue'>['body']>;

/** The two ends of a call. */
export interface Talk {
  readonly calling: PhoneCall;
  readonly atAgent: IncomingCall;
}

/** Desk 3 has the queue 8003 with the agent 1031, a colleague at 1032 and a caller at 1033: tests at several desks run at once. */
export class QueueDesk {
  readonly queue: string;
  readonly agent: Phone;
  readonly colleague: Phone;
  readonly caller: Phone;
  readonly #office: Office;

  private constructor(office: Office, at: number, phones: readonly [Phone, Phone, Phone]) {
    this.#office = office;
    this.queue = `800${at}`;
    [this.agent, this.colleague, this.caller] = phones;
  }

  /** Sets up the desks 1 to `count`, all alike. */
  static async openAll(office: Office, count: number, settings: QueueSettings): Promise<readonly QueueDesk[]> {
    const all = Array.from({ length: count }, (_, at) => at + 1);
    const numbersOf = (at: number) => [`10${at}1`, `10${at}2`, `10${at}3`] as const;
    await office.addExtensions(
      ...all.flatMap(numbersOf).map((number) => ({ number, name: `Person ${number}`, voicemail: false })),
    );
    for (const at of all) {
      const [extension] = numbersOf(at);
      const agents = [{ extension, always: true }];
      await office.admin.call('createQueue', {
        body: { number: `800${at}`, name: `Queue ${at}`, agents, ...settings },
      });
    }
    await office.applied();
    const desks: QueueDesk[] = [];
    for (const at of all) {
      const [agent, colleague, caller] = numbersOf(at);
      const phones = [agent, colleague, caller].map((number) => office.registeredPhone(number, 'udp'));
      desks.push(new QueueDesk(office, at, (await Promise.all(phones)) as [Phone, Phone, Phone]));
    }
    return desks;
  }

  /** Somebody calls the queue, and talks with its agent. */
  async talk(): Promise<Talk> {
    const calling = await this.caller.dial(this.queue);
    const atAgent = await this.agent.nextCall();
    await atAgent.answer();
    await expectToHearEachOther(calling, atAgent);
    return { calling, atAgent };
  }

  /** A call to one of them is taken. */
  async taken(phone: Phone): Promise<IncomingCall> {
    const call = await phone.nextCall();
    await call.answer();
    return call;
  }

  /** Resolves when the agent does this, for the queue. */
  async agentIs(state: AgentState): Promise<void> {
    await this.#office.admin.until('listLiveQueues', {}, ({ items }) => {
      return items.some(({ number, agents }) => number === this.queue && agents[0]?.state === state);
    });
  }

  /** What the queue wrote of its calls, the oldest first, once there are so many lines. */
  async lines(count: number): Promise<Output<'listQueueEvents'>['items']> {
    const query = { from: daysFromNow(-1), to: daysFromNow(1) };
    const input = { params: { key: this.queue }, query };
    const { items } = await this.#office.admin.until('listQueueEvents', input, (all) => all.items.length >= count);
    return items.toReversed();
  }

  /** What programs are told of the caller’s call, once it is over for good. */
  async eventsOfCall(): Promise<readonly Happened[]> {
    const ofCaller = ({ items }: Output<'listEvents'>) => {
      const { number } = this.caller.account;
      return items.filter(({ data }) => 'from' in data && data.from === number);
    };
    const isOver = (events: readonly Happened[]) => events.some(({ event }) => event === 'call.ended');
    return ofCaller(
      await this.#office.admin.until('listEvents', { query: { limit: 1000 } }, (all) => isOver(ofCaller(all))),
    );
  }
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
