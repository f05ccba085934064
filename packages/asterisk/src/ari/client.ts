import { AppError, reasonOf } from '@flexpbx/runtime';
import type { AsteriskEvent } from '../event.ts';
import { EventFeed } from '../event-feed.ts';
import { KeptSession } from '../kept-session.ts';
import type {
  AsteriskPort,
  BridgeRequests,
  ChannelRequests,
  ConnectionChange,
  Holdings,
  PlaybackRequests,
  RecordingRequests,
  Unsubscribe,
} from '../port.ts';
import { HttpLine } from './http-line.ts';
import {
  type Ask,
  bridgeRequests,
  channelRequests,
  holdings,
  playbackRequests,
  recordingRequests,
} from './operations.ts';
import type { AriOptions } from './options.ts';
import type { AriRequest } from './request.ts';
import { AriSession, unreachable } from './session.ts';
import { translateEvent } from './translate-event.ts';

/** The port over ARI, connected for ever. */
export class AriClient implements AsteriskPort {
  readonly application: string;
  readonly channels: ChannelRequests;
  readonly bridges: BridgeRequests;
  readonly playbacks: PlaybackRequests;
  readonly recordings: RecordingRequests;
  readonly #options: AriOptions;
  readonly #feed: EventFeed;
  readonly #watchers = new Set<(change: ConnectionChange) => void>();
  readonly #kept: KeptSession<AriSession>;
  readonly #http: HttpLine;
  readonly #onClosed: () => void;

  /** `onClosed` is told once nothing of it is connected any more. */
  constructor(options: AriOptions, onClosed: () => void) {
    this.#options = options;
    this.#onClosed = onClosed;
    this.application = options.application;
    this.#feed = new EventFeed((fault) => this.#reportFault(fault));
    this.#http = new HttpLine(options);
    this.#kept = new KeptSession(
      () => AriSession.open(options, (message) => this.#receive(message)),
      options.logger,
      (change) => {
        if (change === 'lost') this.#http.breakOff();
        this.#tell(change);
      },
    );
    const ask: Ask = <Answer>(request: AriRequest) => this.#ask(request) as Promise<Answer>;
    this.channels = channelRequests(ask, options.application);
    this.bridges = bridgeRequests(ask);
    this.playbacks = playbackRequests(ask);
    this.recordings = recordingRequests(ask);
  }

  start(): Promise<void> {
    return this.#kept.start(this.#options.signal);
  }

  get connected(): boolean {
    return this.#kept.current !== null;
  }

  listen(listener: (event: AsteriskEvent) => void): Unsubscribe {
    return this.#feed.listen(listener);
  }

  listenTo(subject: string, listener: (event: AsteriskEvent) => void): Unsubscribe {
    return this.#feed.listenTo(subject, listener);
  }

  onConnection(listener: (change: ConnectionChange) => void): Unsubscribe {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  holdings(): Promise<Holdings> {
    return holdings((request) => this.#ask(request) as never, this.application);
  }

  async close(): Promise<void> {
    this.#http.close();
    await this.#kept.stop();
    this.#onClosed();
  }

  async #ask(request: AriRequest): Promise<unknown> {
    const session = this.#kept.current;
    if (!session) throw unreachable(request);
    return request.waitsForChannel ? this.#http.ask(request) : session.ask(request);
  }

  #receive(message: Readonly<Record<string, unknown>>): void {
    if (message.type === 'ApplicationReplaced') this.#yield();
    const event = translateEvent(message);
    if (event) this.#feed.deliver(event);
  }

  /** Asterisk speaks to one connection per application. Coming back would throw out the other, and so on for ever. */
  #yield(): void {
    this.#options.logger.error('another process has connected under our application name; this one gives up');
    this.#tell('taken-over');
    this.close().catch((fault) => this.#reportFault(fault));
  }

  #tell(change: ConnectionChange): void {
    for (const watcher of this.#watchers) {
      try {
        watcher(change);
      } catch (fault) {
        this.#reportFault(fault);
      }
    }
  }

  #reportFault(fault: unknown): void {
    this.#options.logger.error('a listener to Asterisk failed', {
      reason: reasonOf(fault),
      stack: fault instanceof Error ? fault.stack : undefined,
    });
  }
}

/** Thrown instead of making a second connection that would silence the first. */
export function alreadyConnected(application: string): AppError {
  return new AppError('conflict', `This process is already connected to Asterisk as "${application}"`);
}
