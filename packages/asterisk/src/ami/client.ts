import { AppError, type Logger, reasonOf } from '@flexpbx/runtime';
import { KeptSession, type SessionChange } from '../kept-session.ts';
import type { Unsubscribe } from '../port.ts';
import type { Ami, AmiAnswer, AmiFields, AmiMessage } from './ami.ts';
import { configSections, contact, dialplanLine, endpoint, shownChannels } from './answers.ts';
import type { AmiEvent, AmiEventName } from './events.ts';
import { readers } from './read-event.ts';
import { type AmiLogin, AmiSession } from './session.ts';

const answerLimitMs = 5_000;
/** Loading 10,000 endpoints again was measured to take 9 s. */
const reloadLimitMs = 60_000;

/** The manager interface over a connection that is kept up. */
export class AmiClient implements Ami {
  readonly #kept: KeptSession<AmiSession>;
  readonly #logger: Logger;
  readonly #listeners = new Map<AmiEventName, Set<(message: AmiMessage) => void>>();
  readonly #watchers = new Set<(change: SessionChange) => void>();
  #held: AmiMessage[] | null = [];

  constructor(login: AmiLogin, logger: Logger) {
    this.#logger = logger;
    this.#kept = new KeptSession(
      () => AmiSession.open(login, (message) => this.#deliver(message)),
      logger,
      (change) => {
        for (const watcher of this.#watchers) this.#guarded(() => watcher(change));
      },
    );
  }

  start(signal: AbortSignal): Promise<void> {
    return this.#kept.start(signal);
  }

  get connected(): boolean {
    return this.#kept.current !== null;
  }

  on<Name extends AmiEventName>(name: Name, listener: (event: AmiEvent<Name>) => void): Unsubscribe {
    const onMessage = (message: AmiMessage) => listener(readers[name](message));
    if (this.#listeners.size === 0) queueMicrotask(() => this.#deliverHeld());
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(onMessage));
    return () => void listeners.delete(onMessage);
  }

  onConnection(listener: (change: SessionChange) => void): Unsubscribe {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  async ping(): Promise<void> {
    await this.action('Ping', {});
  }

  async reload(module: string): Promise<void> {
    await this.#ask('Reload', { Module: module }, reloadLimitMs);
  }

  async getConfig(file: string) {
    return configSections((await this.action('GetConfig', { Filename: file })).response);
  }

  async showEndpoints() {
    return (await this.#list('PJSIPShowEndpoints', {})).map(endpoint);
  }

  async showEndpoint(name: string): Promise<AmiMessage> {
    const { entries } = await this.action('PJSIPShowEndpoint', { Endpoint: name });
    const detail = entries.find((entry) => entry.Event === 'EndpointDetail');
    if (!detail) throw new AppError('not-found', 'Asterisk has no such endpoint', { fields: { endpoint: name } });
    return detail;
  }

  async showContacts() {
    return (await this.#list('PJSIPShowContacts', {})).map(contact);
  }

  async showDialplan(context: string, extension: string) {
    const entries = await this.#list('ShowDialPlan', { Context: context, Extension: extension });
    return entries.map(dialplanLine).filter((line) => line !== null);
  }

  async voicemailRefresh(mailbox: string): Promise<void> {
    const [box = '', context = 'default'] = mailbox.split('@');
    await this.action('VoicemailRefresh', { Mailbox: box, Context: context });
  }

  async hangup(channel: string): Promise<void> {
    await this.action('Hangup', { Channel: channel });
  }

  async coreShowChannels() {
    return shownChannels(await this.#list('CoreShowChannels', {}));
  }

  action(name: string, fields: AmiFields): Promise<AmiAnswer> {
    return this.#ask(name, fields, answerLimitMs);
  }

  close(): Promise<void> {
    return this.#kept.stop();
  }

  async #ask(name: string, fields: AmiFields, limitMs: number): Promise<AmiAnswer> {
    const session = this.#kept.current;
    if (!session) throw new AppError('asterisk-unreachable', `Asterisk's manager interface can't be asked (${name})`);
    return session.action(name, fields, limitMs);
  }

  /** A list that is empty is told as an error by some actions. */
  async #list(name: string, fields: AmiFields): Promise<readonly AmiMessage[]> {
    try {
      return (await this.action(name, fields)).entries;
    } catch (fault) {
      if (fault instanceof AppError && fault.id === 'not-found') return [];
      throw fault;
    }
  }

  #deliverHeld(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const message of held) this.#deliver(message);
  }

  #deliver(message: AmiMessage): void {
    const name = message.Event;
    if (name === undefined || !Object.hasOwn(readers, name)) return;
    if (this.#held) return void this.#held.push(message);
    for (const listener of this.#listeners.get(name as AmiEventName) ?? []) this.#guarded(() => listener(message));
  }

  #guarded(tell: () => void): void {
    try {
      tell();
    } catch (fault) {
      this.#logger.error('a listener to Asterisk failed', { reason: reasonOf(fault) });
    }
  }
}
