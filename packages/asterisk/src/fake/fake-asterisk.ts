import { AppError } from '@flexpbx/runtime';
import type { AsteriskEvent } from '../event.ts';
import { EventFeed } from '../event-feed.ts';
import type {
  AsteriskPort,
  BridgeRequests,
  ChannelRequests,
  ConnectionChange,
  Holdings,
  OutgoingLeg,
  PlaybackRequests,
  RecordingRequests,
  Unsubscribe,
} from '../port.ts';
import { FakeBridges } from './fake-bridges.ts';
import { FakeChannel, type FakeChannelDescription } from './fake-channel.ts';

/** How a phone takes a call to it. */
export type FakePhone = 'answers' | 'busy' | 'never-answers';

/** A request as the fake saw it: `play sound:vm-intro`, `hang up normal`. */
export type RequestListener = (request: string, moment: 'before' | 'after') => void;

/**
 * An Asterisk in memory behind the real one's port: it keeps the same order of events and refuses the same requests
 * (both pass one contract suite), but time stands still: prompts, recordings and calls go on when a test says so.
 */
export class FakeAsterisk implements AsteriskPort {
  readonly application = 'flexpbx';
  readonly channels: ChannelRequests;
  readonly bridges: BridgeRequests;
  readonly playbacks: PlaybackRequests;
  readonly recordings: RecordingRequests;
  /** Every request so far, in order. */
  readonly requests: string[] = [];
  readonly #feed = new EventFeed((fault) => {
    throw fault;
  });
  readonly #channels = new Map<string, FakeChannel>();
  readonly #bridges: FakeBridges;
  readonly #stored = new Set<string>();
  /** Legs that ring, and how they were called. */
  readonly #ringing = new Map<string, OutgoingLeg>();
  readonly #phones: Readonly<Record<string, FakePhone>>;
  readonly #watchers = new Set<(change: ConnectionChange) => void>();
  readonly #onRequest = new Set<RequestListener>();
  #connected = true;

  /** `phones` says for each endpoint how it takes a call. */
  constructor(phones: Readonly<Record<string, FakePhone>>) {
    this.#phones = phones;
    this.#bridges = new FakeBridges((event) => this.#emit(event));
    this.channels = this.#channelRequests();
    this.bridges = this.#bridgeRequests();
    this.playbacks = {
      stop: (id) => this.#carryOut('stop playing', () => this.#stopPlayback(id)),
      // How far a sound has come is not known here: it goes on until a test has heard it out.
      skip: (id, direction) => this.#carryOut(`skip ${direction}`, () => void this.#playedOn(id)),
    };
    this.recordings = this.#recordingRequests();
  }

  get connected(): boolean {
    return this.#connected;
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
    return this.#carryOut('show us', () => ({
      channelIds: [...this.#channels.values()]
        .filter(({ inApplication, isCalled }) => inApplication || isCalled)
        .map(({ id }) => id),
      bridgeIds: this.#bridges.list().map(({ id }) => id),
    }));
  }

  async close(): Promise<void> {
    this.#connected = false;
  }

  /** A call comes into the application. */
  callEnters(description: FakeChannelDescription, args: readonly string[]): FakeChannel {
    const channel = this.#addChannel(description);
    channel.enter(args);
    return channel;
  }

  /** A channel that exists, also one that is no longer in the application. */
  channel(id: string): FakeChannel | null {
    return this.#channels.get(id) ?? null;
  }

  /** The endpoints that ring, in the order they were called. */
  get ringing(): readonly string[] {
    return [...this.#ringing.values()].map(({ endpoint }) => endpoint);
  }

  /** How a phone that rings was called. */
  callTo(endpoint: string): OutgoingLeg {
    return this.#ringingLeg(endpoint).leg;
  }

  /** A phone that rings is picked up. */
  picksUp(endpoint: string): FakeChannel {
    const { channel, leg } = this.#ringingLeg(endpoint);
    this.#ringing.delete(channel.id);
    channel.changeState('Up');
    this.#emit({ type: 'dial', channelId: channel.id, status: 'ANSWER' });
    channel.enter(leg.arguments);
    return channel;
  }

  /** Whoever is at a phone that rings doesn't want the call. */
  declines(endpoint: string): void {
    const { channel } = this.#ringingLeg(endpoint);
    this.#emit({ type: 'dial', channelId: channel.id, status: 'BUSY' });
    channel.end('busy');
  }

  /** The same by the name Asterisk gave it. */
  channelNamed(name: string): FakeChannel | null {
    return [...this.#channels.values()].find((one) => one.snapshot().name === name) ?? null;
  }

  /** The connection breaks: requests are refused and events are lost. */
  loseConnection(): void {
    this.#connected = false;
    for (const watcher of this.#watchers) watcher('lost');
  }

  restoreConnection(): void {
    this.#connected = true;
    for (const watcher of this.#watchers) watcher('restored');
  }

  /** Hears each request before it is carried out (so that it can be thwarted) and after. */
  onRequest(listener: RequestListener): Unsubscribe {
    this.#onRequest.add(listener);
    return () => void this.#onRequest.delete(listener);
  }

  /** What is going on: for "nothing stays open". */
  get open(): readonly string[] {
    const tasks = [...this.#channels.values()].flatMap((channel) => channel.openTasks);
    return [...tasks, ...this.#bridges.list().map(({ id }) => `bridge ${id}`)];
  }

  /** Channels, bridges, playbacks and recordings somebody still listens to: none when every call has ended. */
  get listenedTo(): number {
    return this.#feed.subjectCount;
  }

  #channelRequests(): ChannelRequests {
    return {
      get: (id) => this.#carryOut('show a channel', () => this.#existing(id).snapshot()),
      list: () => this.#carryOut('list channels', () => [...this.#channels.values()].map((one) => one.snapshot())),
      answer: (id) => this.#carryOut('answer', () => this.#ours(id).changeState('Up')),
      ring: (id) => this.#carryOut('ring', () => void this.#ours(id)),
      hangUp: (id, cause) => this.#carryOut(`hang up ${cause}`, () => this.#existing(id).end(cause)),
      continueTo: (id, place) =>
        this.#carryOut(`continue to ${place.extension}@${place.context}`, () => this.#ours(id).leave(place)),
      play: (id, playbackId, media) =>
        this.#carryOut(`play ${media.join(' ')}`, () => this.#ours(id).play(playbackId, media)),
      startMusic: (id, musicClass) =>
        this.#carryOut('start music', () => {
          this.#ours(id).music = musicClass ?? 'default';
        }),
      stopMusic: (id) =>
        this.#carryOut('stop music', () => {
          this.#ours(id).music = null;
        }),
      record: (id, recording) =>
        this.#carryOut('record', () => {
          if (this.#stored.has(recording.name)) throw refusal(`Recording '${recording.name}' already exists`);
          this.#ours(id).record(recording);
        }),
      getVariable: (id, name) => this.#carryOut(`read ${name}`, () => this.#existing(id).variables.get(name) ?? null),
      setVariables: (id, variables) =>
        this.#carryOut(`set ${Object.keys(variables).join(' ')}`, () => {
          const channel = this.#ours(id);
          for (const [name, value] of Object.entries(variables)) channel.variables.set(name, value);
        }),
      originate: (id, leg) => this.#carryOut(`call ${leg.endpoint}`, () => this.#callLeg(id, leg)),
    };
  }

  #bridgeRequests(): BridgeRequests {
    return {
      create: (id, name) => this.#carryOut('create a bridge', () => this.#bridges.create(id, name)),
      list: () => this.#carryOut('list bridges', () => this.#bridges.list()),
      addChannel: (id, channelId) => this.#carryOut('join', () => this.#bridges.add(id, this.#ours(channelId).id)),
      removeChannel: (id, channelId) =>
        this.#carryOut('part', () => this.#bridges.remove(id, this.#ours(channelId).id)),
      destroy: (id) => this.#carryOut('destroy a bridge', () => this.#bridges.destroy(id)),
    };
  }

  #recordingRequests(): RecordingRequests {
    const finish = (name: string, keep: 'keep' | 'discard') => {
      const channel = [...this.#channels.values()].find((one) => one.hasRecording(name));
      if (!channel) throw gone('Recording');
      channel.finishRecording(keep);
    };
    return {
      stop: (name) => this.#carryOut('stop recording', () => finish(name, 'keep')),
      cancel: (name) => this.#carryOut('throw a recording away', () => finish(name, 'discard')),
      listStored: () => this.#carryOut('list recordings', () => [...this.#stored]),
      deleteStored: (name) =>
        this.#carryOut('delete a recording', () => {
          if (!this.#stored.delete(name)) throw gone('Recording');
        }),
    };
  }

  #stopPlayback(id: string): void {
    this.#playedOn(id).stopPlayback(id);
  }

  #playedOn(playbackId: string): FakeChannel {
    const channel = [...this.#channels.values()].find((one) => one.hasPlayback(playbackId));
    if (!channel) throw gone('Playback');
    return channel;
  }

  #callLeg(id: string, leg: OutgoingLeg): void {
    const phone = this.#phones[leg.endpoint];
    if (!phone) throw refusal('Allocation failed');
    const channel = this.#addChannel({ id, callerNumber: '', callerName: '', dialplan: null });
    for (const [name, value] of Object.entries(leg.variables)) channel.variables.set(name, value);
    this.#emit({ type: 'dial', channelId: id, status: '' });
    if (phone === 'busy') {
      this.#emit({ type: 'dial', channelId: id, status: 'BUSY' });
      channel.end('busy');
      return;
    }
    this.#ringing.set(id, leg);
    channel.changeState('Ringing');
    this.#emit({ type: 'dial', channelId: id, status: 'RINGING' });
    if (phone === 'answers') this.picksUp(leg.endpoint);
  }

  #ringingLeg(endpoint: string): { channel: FakeChannel; leg: OutgoingLeg } {
    const [id, leg] = [...this.#ringing].find(([, ringing]) => ringing.endpoint === endpoint) ?? [];
    if (id === undefined || !leg) throw new Error(`${endpoint} does not ring`);
    return { channel: this.#existing(id), leg };
  }

  #addChannel(description: FakeChannelDescription): FakeChannel {
    if (this.#channels.has(description.id)) throw refusal('Provided channel id is in use');
    const channel = new FakeChannel(description, {
      emit: (event) => this.#emit(event),
      onStored: (name) => void this.#stored.add(name),
      onGone: ({ id }) => {
        this.#channels.delete(id);
        this.#ringing.delete(id);
        this.#bridges.forget(id);
      },
    });
    this.#channels.set(description.id, channel);
    return channel;
  }

  #existing(id: string): FakeChannel {
    const channel = this.#channels.get(id);
    if (!channel) throw gone('Channel');
    return channel;
  }

  #ours(id: string): FakeChannel {
    const channel = this.#existing(id);
    if (!channel.inApplication) throw refusal('Channel not in Stasis application');
    return channel;
  }

  /** A request takes a turn of the event loop's microtasks, never longer. */
  async #carryOut<Answer>(request: string, carryOut: () => Answer): Promise<Answer> {
    if (!this.#connected) throw new AppError('asterisk-unreachable', `Asterisk can't be asked now (${request})`);
    this.requests.push(request);
    for (const listener of this.#onRequest) listener(request, 'before');
    try {
      return carryOut();
    } finally {
      for (const listener of this.#onRequest) listener(request, 'after');
    }
  }

  #emit(event: AsteriskEvent): void {
    if (this.#connected) this.#feed.deliver(event);
  }
}

function gone(kind: string): AppError {
  return new AppError('not-found', `${kind} not found`);
}

function refusal(reason: string): AppError {
  return new AppError('asterisk-refused', reason);
}
