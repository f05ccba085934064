import type { AsteriskEvent, AsteriskPort, EventOf, Unsubscribe } from '../port.ts';

/** Remembers every event and waits for those a test expects. */
export class Witness {
  readonly #events: AsteriskEvent[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #unsubscribe: Unsubscribe;

  constructor(port: Pick<AsteriskPort, 'listen'>) {
    this.#unsubscribe = port.listen((event) => {
      this.#events.push(event);
      for (const look of [...this.#waiting]) look();
    });
  }

  /** The first event of this type about this subject, past or to come. */
  sees<Type extends AsteriskEvent['type']>(type: Type, subject: string): Promise<EventOf<Type>> {
    return this.until(() => this.about(subject).find((event): event is EventOf<Type> => event.type === type) ?? null);
  }

  /** Waits until `look` finds something; it is asked again after each event. */
  until<Found>(look: () => Found | null): Promise<Found> {
    return new Promise((resolve) => {
      const tryOnce = () => {
        const found = look();
        if (found === null) return;
        this.#waiting.delete(tryOnce);
        resolve(found);
      };
      this.#waiting.add(tryOnce);
      tryOnce();
    });
  }

  /** What happened to a subject so far, in order. */
  about(subject: string): AsteriskEvent[] {
    return this.#events.filter((event) => subjectOf(event) === subject || channelOf(event) === subject);
  }

  /** The types of {@link about}, without those that a test has no interest in. */
  story(subject: string, ...interesting: readonly AsteriskEvent['type'][]): string[] {
    return this.about(subject)
      .map(({ type }) => type)
      .filter((type) => interesting.includes(type));
  }

  close(): void {
    this.#unsubscribe();
  }
}

function subjectOf(event: AsteriskEvent): string | undefined {
  if ('playbackId' in event) return event.playbackId;
  if ('recordingName' in event) return event.recordingName;
  return 'bridgeId' in event ? event.bridgeId : undefined;
}

function channelOf(event: AsteriskEvent): string | undefined {
  if ('channel' in event) return event.channel.id;
  return 'channelId' in event ? event.channelId : undefined;
}
