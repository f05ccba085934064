import type { Channel } from '@flexpbx/asterisk/port';
import { storeMessage } from '../flows/leave-voicemail.ts';
import { hangUp } from '../sessions/flow-result.ts';
import type { RecoveryParts } from './recover.ts';
import { type Stock, takeStock } from './take-stock.ts';

/** Anything younger may still be on its way from one hand to another. */
const leftOverAfterMs = 60_000;

/** What nobody takes care of any more. */
export interface LeftOvers {
  readonly channels: readonly Channel[];
  readonly bridgeIds: readonly string[];
  readonly draftIds: readonly string[];
}

/** Finds what is left over in a stock. A bridge has no age: it counts when it was there in the sweep before as well. */
export function findLeftOvers(
  stock: Stock,
  known: {
    readonly now: number;
    readonly bridgesBefore: ReadonlySet<string>;
    readonly isServed: (id: string) => boolean;
  },
): LeftOvers {
  const isOld = (since: Date) => known.now - since.getTime() > leftOverAfterMs;
  const carried = new Set(stock.channels.map(({ story }) => story.draft));
  return {
    channels: stock.channels.filter(
      ({ id, createdAt, story }) => isOld(createdAt) && !known.isServed(id) && !known.isServed(story.owner),
    ),
    bridgeIds: stock.bridgeIds.filter((id) => known.bridgesBefore.has(id)),
    draftIds: stock.drafts
      .filter(({ id, channel, startedAt }) => isOld(startedAt) && !carried.has(id) && !known.isServed(channel))
      .map(({ id }) => id),
  };
}

/** Looks each minute for leftovers of ours, removes and counts them. It should never find any. */
export class Sweep {
  readonly #parts: RecoveryParts;
  #bridgesBefore: ReadonlySet<string> = new Set();
  #found = 0;

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
  }

  /** Leftovers found since the process began. */
  get found(): number {
    return this.#found;
  }

  async run(): Promise<void> {
    const { asterisk, sessions, voicemail } = this.#parts;
    const isServed = (channelId: string) => sessions.has(channelId);
    const stock = await takeStock(asterisk, voicemail.spool, isServed);
    const left = findLeftOvers(stock, {
      now: voicemail.now().getTime(),
      bridgesBefore: this.#bridgesBefore,
      isServed,
    });
    this.#bridgesBefore = new Set(stock.bridgeIds);
    const count = left.channels.length + left.bridgeIds.length + left.draftIds.length;
    if (count === 0) return;
    this.#found += count;
    voicemail.logger.warn('something was left over and is removed', {
      channels: left.channels.length,
      bridges: left.bridgeIds.length,
      drafts: left.draftIds.length,
    });
    for (const channel of left.channels) {
      const entered = { type: 'channel-entered', channel, arguments: [] } as const;
      sessions.begin(entered, { name: 'left over', flow: async () => hangUp, fallback: hangUp });
    }
    for (const id of left.bridgeIds) await asterisk.bridges.destroy(id).catch(() => undefined);
    for (const id of left.draftIds) await storeMessage(id, voicemail);
  }
}
