import { type AsteriskPort, type Channel, channelHands, isGone } from '@flexpbx/asterisk/port';
import type { VoicemailDraft, VoicemailSpool } from '@flexpbx/voicemail-spool';

/** What a channel tells of its call, in variables of its own; `''` where there is nothing to tell. */
export interface Story {
  readonly flow: string;
  readonly mailbox: string;
  readonly reason: string;
  readonly draft: string;
  /** The ring group, or whose owner is looked for. */
  readonly group: string;
  /** The menu the caller is in. */
  readonly menu: string;
  /** The queue the caller waits in, since when (ms), the name of the stay, and before whom. */
  readonly queue: string;
  readonly queueSince: string;
  readonly queueStay: string;
  readonly queuePriority: string;
  /** The call this leg was called for. */
  readonly owner: string;
}

/** A channel in our application, or on its way there, with its story. */
export interface StandingChannel extends Channel {
  readonly story: Story;
}

/** What stands in Asterisk and in the spool, whoever began it. */
export interface Stock {
  /** Channels in our application, and legs that are being called for one. */
  readonly channels: readonly StandingChannel[];
  /** Bridges of our application; none of our flows makes any. */
  readonly bridgeIds: readonly string[];
  /** Messages that were begun and are in no mailbox yet. */
  readonly drafts: readonly VoicemailDraft[];
}

/**
 * Reads what there is, but for channels whose story `needsNoStory`: each is eleven requests. Drafts first: a draft made after that
 * belongs to a call that is being served.
 */
export async function takeStock(
  asterisk: AsteriskPort,
  spool: VoicemailSpool,
  needsNoStory: (channelId: string) => boolean,
): Promise<Stock> {
  const drafts = await spool.listDrafts();
  const { channelIds, bridgeIds } = await asterisk.holdings();
  const ours = new Set(channelIds);
  const channels = ours.size === 0 ? [] : await asterisk.channels.list();
  const standing = channels.filter(
    ({ id, application }) => ours.has(id) && inOurHands.has(application) && !needsNoStory(id),
  );
  const told = await Promise.all(standing.map((channel) => withStory(channel, asterisk)));
  return { channels: told.filter((channel) => channel !== null), bridgeIds, drafts };
}

/** Who talks by now, joined with a caller, is in nobody's hands. */
const inOurHands: ReadonlySet<string> = new Set(Object.values(channelHands));

/** Null when the caller has hung up meanwhile. */
async function withStory(channel: Channel, { channels }: AsteriskPort): Promise<StandingChannel | null> {
  const told = async (name: string) => (await channels.getVariable(channel.id, name)) ?? '';
  try {
    const [flow, mailbox, reason, draft, group, menu, queue, queueSince, queueStay, queuePriority, owner] =
      await Promise.all([
        told('FLEXPBX_FLOW'),
        told('FLEXPBX_MAILBOX'),
        told('FLEXPBX_REASON'),
        told('FLEXPBX_DRAFT'),
        told('FLEXPBX_GROUP'),
        told('FLEXPBX_MENU'),
        told('FLEXPBX_QUEUE'),
        told('FLEXPBX_QUEUE_SINCE'),
        told('FLEXPBX_QUEUE_STAY'),
        told('FLEXPBX_QUEUE_PRIORITY'),
        told('FLEXPBX_OWNER'),
      ]);
    const inQueue = { queue, queueSince, queueStay, queuePriority };
    return { ...channel, story: { flow, mailbox, reason, draft, group, menu, ...inQueue, owner } };
  } catch (fault) {
    if (isGone(fault)) return null;
    throw fault;
  }
}
