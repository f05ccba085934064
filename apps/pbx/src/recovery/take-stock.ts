import type { AsteriskPort, Channel } from '@flexpbx/asterisk/port';
import type { VoicemailDraft, VoicemailSpool } from '@flexpbx/voicemail-spool';

/** What stands in Asterisk and in the spool, whoever began it. */
export interface Stock {
  /** Channels in our application. */
  readonly channels: readonly Channel[];
  /** Bridges of our application; none of our flows makes any. */
  readonly bridgeIds: readonly string[];
  /** Messages that were begun and are in no mailbox yet. */
  readonly drafts: readonly VoicemailDraft[];
}

/** Reads what there is. Drafts first: a draft made after that belongs to a call that is being served. */
export async function takeStock(asterisk: AsteriskPort, spool: VoicemailSpool): Promise<Stock> {
  const drafts = await spool.listDrafts();
  const { channelIds, bridgeIds } = await asterisk.holdings();
  const ours = new Set(channelIds);
  const channels = ours.size === 0 ? [] : (await asterisk.channels.list()).filter(({ id }) => ours.has(id));
  return { channels, bridgeIds, drafts };
}
