import type { AsteriskPort } from '@flexpbx/asterisk/port';
import type { QueueRepository } from '@flexpbx/db';
import { calledBackUntil, type QueueCallback } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import type { AgentDesk } from './agent-desk.ts';
import { CallbackPlace } from './callback-place.ts';
import type { OpenQueue } from './open-queue.ts';
import type { PhoneWatch } from './phone-watch.ts';

/** What calling back works with. */
export interface CallbacksParts {
  readonly asterisk: Pick<AsteriskPort, 'channels' | 'listenTo'>;
  readonly repository: Pick<QueueRepository, 'callbacks' | 'keepCallback' | 'endCallback'>;
  readonly desk: Pick<AgentDesk, 'isDone'>;
  readonly phones: Pick<PhoneWatch, 'isOurs' | 'endpointsOf'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** So often somebody is called back in vain before it is given up. */
const attemptsAtMost = 3;
const tryAgainAfterMs = 300_000;

/** Those who hung up and keep their place. The agent is rung first, as for any caller; who picks up has the caller called. */
export class Callbacks {
  readonly #parts: CallbacksParts;
  /** Places for which an agent's leg is called, by the leg. */
  readonly #rung = new Map<string, CallbackPlace>();

  constructor(parts: CallbacksParts) {
    this.#parts = parts;
  }

  /** Puts those of before in their places again. */
  async restore(find: (queue: string) => OpenQueue | undefined): Promise<void> {
    for (const callback of await this.#parts.repository.callbacks()) {
      const queue = find(callback.queue);
      if (queue && !queue.has(callback.callId)) queue.join(this.#placeOf(callback, queue), true);
    }
  }

  /** Remembers somebody who is about to hang up; answers the place that is kept. */
  async keep(callback: QueueCallback, queue: OpenQueue): Promise<CallbackPlace> {
    await this.#parts.repository.keepCallback(callback);
    return this.#placeOf(callback, queue);
  }

  /** For whom an agent's phone was called; null: for nobody any more. */
  placeOfLeg(legId: string): CallbackPlace | null {
    return this.#rung.get(legId) ?? null;
  }

  /** They talk. */
  async reached({ callback }: CallbackPlace): Promise<void> {
    await this.#parts.repository.endCallback(callback.callId);
  }

  /** They were not reached: later again, or never. `counts`: they were called. */
  async notReached(place: CallbackPlace, queue: OpenQueue, counts: boolean): Promise<void> {
    const { callback } = place;
    const attempts = callback.attempts + (counts ? 1 : 0);
    const isTooLate = calledBackUntil(queue.queue, callback.joinedAt.getTime()) <= this.#parts.clock.now();
    if (attempts >= attemptsAtMost || isTooLate) {
      queue.abandon(place);
      await this.#parts.repository.endCallback(callback.callId);
      return;
    }
    place.giveBack();
    const dueAt = counts ? new Date(this.#parts.clock.now() + tryAgainAfterMs) : callback.dueAt;
    const later = { ...callback, attempts, dueAt };
    queue.join(this.#placeOf(later, queue), true);
    await this.#parts.repository.keepCallback(later);
  }

  #placeOf(callback: QueueCallback, queue: OpenQueue): CallbackPlace {
    const { asterisk, desk, phones, repository, logger } = this.#parts;
    const onLeg = (legId: string, place: CallbackPlace) => {
      phones.isOurs(legId);
      this.#rung.set(legId, place);
    };
    const onGone = (legId: string) => void this.#rung.delete(legId);
    const warn = (fault: unknown) => logger.warn('an agent could not be rung', { reason: reasonOf(fault) });
    const onGivenUp = (place: CallbackPlace) => {
      queue.abandon(place);
      repository.endCallback(callback.callId).catch((fault) => {
        logger.warn('a call-back could not be given up', { reason: reasonOf(fault) });
      });
    };
    const endpointsOf = (extension: string) => phones.endpointsOf(extension);
    return new CallbackPlace(callback, queue, { asterisk, desk, endpointsOf, onLeg, onGone, onGivenUp, warn });
  }
}
