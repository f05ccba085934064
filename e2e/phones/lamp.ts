import { Changes } from './changes.ts';
import { type LampState, readLampState } from './lamp-state.ts';
import type { Subscription } from './signalling/subscription.ts';
import type { SipMessage } from './sip-message.ts';

/** A notification as it came. */
export interface Notification {
  readonly at: number;
  readonly state: LampState;
  readonly body: string;
}

/** A lamp beside a key of a phone (busy lamp field): shows what an extension, a parking slot or a switch is doing. */
export class Lamp {
  readonly #notifications: Notification[] = [];
  readonly #changes = new Changes();
  #subscription: Subscription | undefined;

  /** What it shows; null before the first notification. */
  get state(): LampState | null {
    return this.#notifications.at(-1)?.state ?? null;
  }

  /** All that came, in its order; `at` is on the clock of `performance.now()`. */
  get notifications(): readonly Notification[] {
    return this.#notifications;
  }

  /** Resolves when it shows this, at once if it does. */
  async is(wanted: LampState): Promise<void> {
    await this.#until(`the lamp shows ${wanted}`, () => this.state === wanted || undefined);
  }

  /** Resolves with the next notification that comes. */
  async next(): Promise<Notification> {
    const count = this.#notifications.length;
    return this.#until('a notification comes', () => this.#notifications[count]);
  }

  /** Takes its key away. */
  async remove(): Promise<void> {
    await this.#subscription?.end();
  }

  /** Belongs to this subscription. */
  attach(subscription: Subscription): void {
    this.#subscription = subscription;
  }

  /** Takes a notification. */
  notify(message: SipMessage): void {
    const state = readLampState(message.body);
    if (!state) return;
    this.#notifications.push({ at: performance.now(), state, body: message.body });
    this.#changes.happened();
  }

  #until<T>(what: string, find: () => T | undefined): Promise<T> {
    const was = (): string => `it showed ${this.#notifications.map(({ state }) => state).join(', ') || 'nothing'}`;
    return this.#changes.until(what, find, was);
  }
}
