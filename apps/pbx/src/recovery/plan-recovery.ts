import type { Channel } from '@flexpbx/asterisk/port';
import { legArgument } from '@flexpbx/call';
import type { VoicemailReason } from '@flexpbx/domain';
import type { Arrival } from '../flows/wait-in-queue.ts';
import { type GroupFlow, isGroupFlow } from '../sessions/group-routes.ts';
import { priorityIn } from '../sessions/queue-routes.ts';
import { reasonIn } from '../sessions/routes.ts';
import type { StandingChannel, Stock } from './take-stock.ts';

/** One thing to do so that what was interrupted goes on. */
export type RecoveryStep =
  /** The message is being recorded, or was: wait for its end and store it. */
  | {
      readonly kind: 'adopt-recording';
      readonly channel: Channel;
      readonly mailbox: string;
      readonly draftId: string;
    }
  /** The caller heard the greeting: begin again. */
  | {
      readonly kind: 'restart-leaving';
      readonly channel: Channel;
      readonly mailbox: string;
      readonly reason: VoicemailReason;
    }
  /** The caller listened to messages: begin again at the PIN. What they were just recording (a greeting) is given up. */
  | {
      readonly kind: 'restart-checking';
      readonly channel: Channel;
      readonly mailbox: string;
      readonly spokenId: string | null;
    }
  /** Phones were rung for the caller: ring them again. */
  | {
      readonly kind: 'restart-ringing';
      readonly channel: Channel;
      readonly flow: GroupFlow;
      readonly number: string;
    }
  /** The caller was in a menu: say it again. */
  | { readonly kind: 'restart-menu'; readonly channel: Channel; readonly menu: string }
  /** The caller waited in a queue: in the same place again. */
  | { readonly kind: 'restart-waiting'; readonly channel: Channel; readonly arrival: Arrival }
  /** Nobody knows any more what this call was about. */
  | { readonly kind: 'hang-up'; readonly channel: Channel }
  /** The caller is gone, the recording is not. */
  | { readonly kind: 'store-draft'; readonly draftId: string }
  /** Nothing of ours goes on in it. */
  | { readonly kind: 'destroy-bridge'; readonly bridgeId: string };

/**
 * What to do with what stands in Asterisk, told by the stories the channels carry. `isServed` says which channels have
 * somebody already: those came while we looked.
 */
export function planRecovery(stock: Stock, isServed: (channelId: string) => boolean): readonly RecoveryStep[] {
  const carried = new Set(stock.channels.map(({ story }) => story.draft));
  const abandoned = stock.drafts.filter(({ id, channel }) => !carried.has(id) && !isServed(channel));
  const unserved = stock.channels.filter(({ id, story }) => !isServed(id) && !isServed(story.owner));
  return [
    // First the phones that still ring for nobody: their callers ring them again.
    ...unserved.filter(isLeg).map((channel): RecoveryStep => ({ kind: 'hang-up', channel })),
    ...unserved
      .filter((channel) => !isLeg(channel))
      .toSorted(byWaiting)
      .map(planChannel),
    ...abandoned.map(({ id }): RecoveryStep => ({ kind: 'store-draft', draftId: id })),
    ...stock.bridgeIds.map((bridgeId): RecoveryStep => ({ kind: 'destroy-bridge', bridgeId })),
  ];
}

/** Who was first in the line is there again before an agent is offered anybody. */
function byWaiting({ story: one }: StandingChannel, { story: other }: StandingChannel): number {
  const before = priorityIn(other.queuePriority) - priorityIn(one.queuePriority);
  return before || Number(one.queueSince) - Number(other.queueSince);
}

function isLeg({ story }: StandingChannel): boolean {
  return story.flow === legArgument;
}

function planChannel(channel: StandingChannel): RecoveryStep {
  const { flow, mailbox, reason, draft, group, menu, queue, queueSince, queueStay, queuePriority } = channel.story;
  if (flow === 'queue' && queue !== '' && queueStay !== '') {
    const arrival = { queue, since: Number(queueSince), priority: priorityIn(queuePriority), stay: queueStay };
    return { kind: 'restart-waiting', channel, arrival };
  }
  if (flow === 'menu' && menu !== '') return { kind: 'restart-menu', channel, menu };
  if (isGroupFlow(flow) && group !== '') return { kind: 'restart-ringing', channel, flow, number: group };
  if (flow === 'leave-voicemail' && draft !== '') return { kind: 'adopt-recording', channel, mailbox, draftId: draft };
  if (flow === 'leave-voicemail' && mailbox) {
    return { kind: 'restart-leaving', channel, mailbox, reason: reasonIn(reason) };
  }
  if (flow === 'check-voicemail') return { kind: 'restart-checking', channel, mailbox, spokenId: draft || null };
  return { kind: 'hang-up', channel };
}
