import { Lamp } from './lamp.ts';
import { type LampFormat, lampFormats } from './lamp-state.ts';
import { Subscription } from './signalling/subscription.ts';
import type { UserAgent } from './signalling/user-agent.ts';
import { headerOf, type SipMessage } from './sip-message.ts';

/** What a key with a lamp is set to. */
export interface LampKey {
  /** The extension, parking slot or code. */
  readonly number: string;
  readonly format: LampFormat;
  /** For how long the phone subscribes at a time. */
  readonly seconds: number;
}

/** The lamps of one phone. */
export class BusyLampField {
  readonly #agent: UserAgent;
  readonly #subscriptions: Subscription[] = [];

  constructor(agent: UserAgent) {
    this.#agent = agent;
    agent.transactions.onRequest((request) => this.#answer(request));
    agent.transactions.onLost(() => {
      for (const subscription of this.#subscriptions) subscription.lost();
    });
  }

  /** Sets a key; resolves when its lamp shows something. Throws SubscriptionRefused. */
  async add({ number, format, seconds }: LampKey): Promise<Lamp> {
    const lamp = new Lamp();
    const first = lamp.next();
    first.catch(() => {}); // Nobody waits for it when the subscription is refused.
    const topic = { number, seconds, ...lampFormats[format] };
    const subscription = new Subscription(this.#agent, topic, (notify) => lamp.notify(notify));
    this.#subscriptions.push(subscription);
    lamp.attach(subscription);
    await subscription.begin();
    await first;
    return lamp;
  }

  /** Pulls the plug. */
  close(): void {
    for (const subscription of this.#subscriptions) subscription.drop();
    this.#agent.close();
  }

  #answer(request: SipMessage): void {
    const { transactions } = this.#agent;
    const isNotify = request.request?.method === 'NOTIFY' && headerOf(request, 'event') !== '';
    const isKnown = isNotify && this.#subscriptions.some((subscription) => subscription.takes(request));
    transactions.respond(request, isKnown ? '200 OK' : '481 Subscription does not exist', '', [], '');
  }
}
