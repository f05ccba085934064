import { AppError } from '@flexpbx/runtime';
import type { AsteriskEvent } from '../event.ts';
import type { Bridge } from '../port.ts';

/** The bridges of the fake Asterisk. */
export class FakeBridges {
  readonly #bridges = new Map<string, { readonly name: string; readonly channelIds: Set<string> }>();
  readonly #emit: (event: AsteriskEvent) => void;

  constructor(emit: (event: AsteriskEvent) => void) {
    this.#emit = emit;
  }

  list(): Bridge[] {
    return [...this.#bridges].map(([id, { name, channelIds }]) => ({ id, name, channelIds: [...channelIds] }));
  }

  create(id: string, name: string): void {
    this.#bridges.set(id, { name, channelIds: new Set() });
  }

  /** A channel is in one bridge at a time; joining another takes it out of the first. */
  add(id: string, channelId: string): void {
    const { channelIds } = this.#existing(id);
    this.forget(channelId);
    channelIds.add(channelId);
    this.#emit({ type: 'bridge-joined', bridgeId: id, channelId });
  }

  remove(id: string, channelId: string): void {
    if (!this.#existing(id).channelIds.delete(channelId)) {
      throw new AppError('asterisk-refused', 'Channel not in this bridge');
    }
    this.#emit({ type: 'bridge-left', bridgeId: id, channelId });
  }

  destroy(id: string): void {
    const { channelIds } = this.#existing(id);
    for (const channelId of channelIds) this.remove(id, channelId);
    this.#bridges.delete(id);
  }

  /** Takes a channel out of whichever bridge it is in. */
  forget(channelId: string): void {
    for (const [id, { channelIds }] of this.#bridges) if (channelIds.has(channelId)) this.remove(id, channelId);
  }

  #existing(id: string) {
    const bridge = this.#bridges.get(id);
    if (!bridge) throw new AppError('not-found', 'Bridge not found');
    return bridge;
  }
}
