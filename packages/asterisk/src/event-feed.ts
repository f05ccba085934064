import type { AsteriskEvent } from './event.ts';
import type { Unsubscribe } from './port.ts';

type Listener = (event: AsteriskEvent) => void;

/**
 * Hands events to those who listen, each listener apart: what one throws is reported and reaches no other. Events that
 * come before the first listener are kept for it, so that nothing is lost between "connected" and "listening".
 */
export class EventFeed {
  readonly #everything = new Set<Listener>();
  readonly #bySubject = new Map<string, Set<Listener>>();
  readonly #onFault: (fault: unknown) => void;
  #held: AsteriskEvent[] | null = [];

  constructor(onFault: (fault: unknown) => void) {
    this.#onFault = onFault;
  }

  listen(listener: Listener): Unsubscribe {
    this.#everything.add(listener);
    const held = this.#held ?? [];
    this.#held = null;
    for (const event of held) this.deliver(event);
    return () => void this.#everything.delete(listener);
  }

  listenTo(subject: string, listener: Listener): Unsubscribe {
    const listeners = this.#bySubject.get(subject) ?? new Set();
    this.#bySubject.set(subject, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#bySubject.get(subject) === listeners) this.#bySubject.delete(subject);
    };
  }

  /** How many subjects are listened to; a call that has ended should leave none. */
  get subjectCount(): number {
    return this.#bySubject.size;
  }

  deliver(event: AsteriskEvent): void {
    if (this.#held) this.#held.push(event);
    const heard = new Set(subjectsOf(event).flatMap((subject) => [...(this.#bySubject.get(subject) ?? [])]));
    for (const listener of this.#held ? heard : [...this.#everything, ...heard]) {
      try {
        listener(event);
      } catch (fault) {
        this.#onFault(fault);
      }
    }
  }
}

/** What an event is about: the keys {@link EventFeed.listenTo} knows. */
function subjectsOf(event: AsteriskEvent): string[] {
  switch (event.type) {
    case 'channel-entered':
    case 'channel-left':
    case 'channel-state':
    case 'hangup-requested':
    case 'channel-gone':
    case 'digit':
      return [event.channel.id];
    case 'dial':
      return [event.channelId];
    case 'playback-started':
    case 'playback-finished':
      return [event.playbackId, event.channelId];
    case 'recording-started':
    case 'recording-finished':
    case 'recording-failed':
      return [event.recordingName, event.channelId];
    case 'bridge-joined':
    case 'bridge-left':
      return [event.bridgeId, event.channelId];
    default:
      return event satisfies never;
  }
}
