import type { Ami, AmiChannel } from '@flexpbx/asterisk';
import { phoneState } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import { foldRegistrations, noRegistrations, type Registrations, registrationsFrom } from '../live/registrations.ts';

/** What watching phones works with. */
export interface PhoneWatchParts {
  readonly ami: Pick<Ami, 'on' | 'onConnection' | 'coreShowChannels' | 'showContacts'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told of each extension that can be reached or not, or has a call or none, where that was different before. */
  readonly onChange: (extension: string) => void;
}

/**
 * Which extensions have a phone, and which of them have a call. Told by the channels there are: it costs nothing, since they are
 * told anyway, where Asterisk's device states would be an event more for each step of each call. Legs that a queue rings don't count.
 */
export class PhoneWatch {
  readonly #parts: PhoneWatchParts;
  readonly #stops: (() => void)[] = [];
  /** Channels by their extension, by id. */
  readonly #channels = new Map<string, Set<string>>();
  /** Legs of queues, until Asterisk has told of their end. */
  readonly #ours = new Set<string>();
  #registrations: Registrations = noRegistrations;
  /** Extensions with a phone. */
  #reachable: ReadonlySet<string> = new Set();
  /** What was told while a list was being read. */
  #meanwhile: (() => void)[] | null = null;

  constructor(parts: PhoneWatchParts) {
    this.#parts = parts;
  }

  /** Begins to follow. Resolves when what there is was read. */
  async start(): Promise<void> {
    const { ami } = this.#parts;
    this.#stops.push(
      ami.on('Newchannel', ({ channel }) => this.#take(() => this.#add(channel))),
      ami.on('Hangup', ({ channel }) => this.#take(() => this.#remove(channel))),
      ami.on('ContactStatus', (event) =>
        this.#take(() => {
          const told = foldRegistrations(this.#registrations, event, new Date(this.#parts.clock.now()));
          this.#setRegistrations(told.registrations);
          if (!told.isComplete) void this.#read();
        }),
      ),
      ami.onConnection((change) => {
        if (change === 'restored') void this.#read();
      }),
    );
    await this.#read();
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  isReachable(extension: string): boolean {
    return this.#reachable.has(extension);
  }

  /** Where its phones are dialled. */
  endpointsOf(extension: string): readonly string[] {
    return [...this.#registrations.values()]
      .filter((phone) => phone.extension === extension && phone.reachability !== 'unreachable')
      .map(({ contact }) => `PJSIP/${extension}/${contact}`);
  }

  isBusy(extension: string): boolean {
    return [...(this.#channels.get(extension) ?? [])].some((id) => !this.#ours.has(id));
  }

  /** A leg that a queue rings, or that talks for it: the queue knows better what it is at. */
  isOurs(channelId: string): void {
    this.#ours.add(channelId);
  }

  #take(change: () => void): void {
    if (this.#meanwhile) this.#meanwhile.push(change);
    else change();
  }

  async #read(): Promise<void> {
    const { ami, clock, logger } = this.#parts;
    if (this.#meanwhile) return; // It is being read.
    this.#meanwhile = [];
    try {
      const [channels, contacts] = await Promise.all([ami.coreShowChannels(), ami.showContacts()]);
      this.#setChannels(channels);
      this.#setRegistrations(registrationsFrom(contacts, this.#registrations, new Date(clock.now())));
    } catch (fault) {
      logger.warn('the phones of agents could not be listed', { reason: reasonOf(fault) });
    }
    const waiting = this.#meanwhile;
    this.#meanwhile = null;
    for (const take of waiting) take();
  }

  #add({ name, id }: Pick<AmiChannel, 'name' | 'id'>): void {
    const extension = extensionOf(name);
    if (extension === null) return;
    const channels = this.#channels.get(extension) ?? new Set();
    this.#channels.set(extension, channels.add(id));
    if (!this.#ours.has(id)) this.#parts.onChange(extension);
  }

  #remove({ name, id }: Pick<AmiChannel, 'name' | 'id'>): void {
    const extension = extensionOf(name);
    const wasOurs = this.#ours.delete(id);
    if (extension === null) return;
    const channels = this.#channels.get(extension);
    channels?.delete(id);
    if (channels?.size === 0) this.#channels.delete(extension);
    if (!wasOurs) this.#parts.onChange(extension);
  }

  #setChannels(channels: readonly Pick<AmiChannel, 'name' | 'id'>[]): void {
    const touched = new Set(this.#channels.keys());
    this.#channels.clear();
    const there = new Set(channels.map(({ id }) => id));
    for (const id of this.#ours) if (!there.has(id)) this.#ours.delete(id);
    for (const channel of channels) this.#add(channel);
    for (const extension of touched) this.#parts.onChange(extension);
  }

  #setRegistrations(registrations: Registrations): void {
    if (registrations === this.#registrations) return;
    this.#registrations = registrations;
    const phones = Map.groupBy(registrations.values(), ({ extension }) => extension);
    const before = this.#reachable;
    this.#reachable = new Set(
      [...phones].flatMap(([extension, all]) => (phoneState(all) === 'online' ? [extension] : [])),
    );
    for (const extension of [...before, ...this.#reachable])
      if (before.has(extension) !== this.#reachable.has(extension)) this.#parts.onChange(extension);
  }
}

/** Whose phone a channel is: `1001` of `PJSIP/1001-0000000a`. */
function extensionOf(channelName: string): string | null {
  return /^PJSIP\/(\d+)-[0-9a-f]+$/.exec(channelName)?.[1] ?? null;
}
