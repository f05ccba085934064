import { type AgentPresence, agentState, type LiveAgent } from '@flexpbx/domain';
import type { Clock } from '@flexpbx/runtime';
import type { PhoneWatch } from './phone-watch.ts';

/** What the desk knows agents by. */
export interface AgentDeskParts {
  readonly phones: Pick<PhoneWatch, 'isReachable' | 'isBusy'>;
  readonly clock: Clock;
  /** Told of each agent that may do something else than before. */
  readonly onChange: (extension: string) => void;
}

/** What an agent does for a queue. */
type Engagement =
  | { readonly is: 'ringing'; readonly callId: string }
  | { readonly is: 'talking'; readonly callId: string; readonly channel: string }
  | { readonly is: 'wrapping-up'; readonly over: AbortController };

/**
 * All agents of all queues: who stands in several is rung by one at a time. It tells nobody whom to ring; it knows what each agent
 * does.
 */
export class AgentDesk {
  readonly #parts: AgentDeskParts;
  readonly #engagements = new Map<string, Engagement>();
  readonly #shown = new Map<string, { readonly state: string; readonly since: number }>();
  #presences: ReadonlyMap<string, AgentPresence> = new Map();
  #undisturbed: ReadonlySet<string> = new Set();

  constructor(parts: AgentDeskParts) {
    this.#parts = parts;
  }

  /** What people said of themselves, anew. */
  setPresences(presences: readonly AgentPresence[]): void {
    const before = this.#presences;
    this.#presences = new Map(presences.map((presence) => [presence.extension, presence]));
    for (const extension of new Set([...before.keys(), ...this.#presences.keys()])) this.#parts.onChange(extension);
  }

  /** The same of one agent, known before it is read again. */
  setPresence(presence: AgentPresence): void {
    this.#presences = new Map(this.#presences).set(presence.extension, presence);
    this.#parts.onChange(presence.extension);
  }

  presenceOf(extension: string): AgentPresence {
    return this.#presences.get(extension) ?? { extension, queues: [], pause: null };
  }

  /** Who doesn't want to be disturbed. */
  setUndisturbed(extensions: ReadonlySet<string>): void {
    const before = this.#undisturbed;
    this.#undisturbed = extensions;
    for (const extension of [...before, ...extensions])
      if (before.has(extension) !== extensions.has(extension)) this.#parts.onChange(extension);
  }

  rings(extension: string, callId: string): void {
    this.#engage(extension, { is: 'ringing', callId });
  }

  talks(extension: string, callId: string, channel: string): void {
    this.#engage(extension, { is: 'talking', callId, channel });
  }

  /** Has nothing to do with this call any more; is left alone for a while. */
  isDone(extension: string, callId: string, wrapUpMs: number): void {
    const before = this.#engagements.get(extension);
    if (!before || before.is === 'wrapping-up' || before.callId !== callId) return;
    if (wrapUpMs === 0) {
      this.#engage(extension, null);
      return;
    }
    const over = new AbortController();
    this.#engage(extension, { is: 'wrapping-up', over });
    const isOver = () => this.#engage(extension, null);
    this.#parts.clock.sleep(wrapUpMs, over.signal).then(isOver, () => undefined);
  }

  /** The channel of an agent's phone that talks for a queue, by name; null where none does. */
  channelOf(extension: string): string | null {
    const engagement = this.#engagements.get(extension);
    return engagement?.is === 'talking' ? engagement.channel : null;
  }

  /** Ends what is waited for. */
  close(): void {
    for (const engagement of this.#engagements.values())
      if (engagement.is === 'wrapping-up') engagement.over.abort(new Error('closed'));
  }

  /** An agent as a queue sees it. */
  seen(extension: string, queue: string, isAlwaysIn: boolean): LiveAgent {
    const { pause, queues } = this.presenceOf(extension);
    const engagement = this.#engagements.get(extension);
    const facts = {
      isReachable: this.#parts.phones.isReachable(extension),
      isUndisturbed: this.#undisturbed.has(extension),
      isPaused: pause !== null,
      isBusy: this.#parts.phones.isBusy(extension),
      engagement: engagement?.is ?? null,
    };
    const state = agentState(facts, isAlwaysIn || queues.includes(queue));
    return {
      extension,
      state,
      since: new Date(this.#sinceWhen(`${extension} ${queue}`, state)),
      pauseReason: pause?.reason ?? '',
      callId: engagement && 'callId' in engagement ? engagement.callId : null,
      channel: this.channelOf(extension),
    };
  }

  #engage(extension: string, engagement: Engagement | null): void {
    const before = this.#engagements.get(extension);
    if (before?.is === 'wrapping-up') before.over.abort(new Error('over'));
    if (engagement) this.#engagements.set(extension, engagement);
    else this.#engagements.delete(extension);
    this.#parts.onChange(extension);
  }

  #sinceWhen(key: string, state: string): number {
    const shown = this.#shown.get(key);
    if (shown?.state === state) return shown.since;
    const since = this.#parts.clock.now();
    this.#shown.set(key, { state, since });
    return since;
  }
}
