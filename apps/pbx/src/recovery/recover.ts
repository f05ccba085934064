import { type AsteriskPort, type Channel, isGone } from '@flexpbx/asterisk/port';
import { silenceLeftOver } from '@flexpbx/call';
import { reasonOf } from '@flexpbx/runtime';
import { storeMessage } from '../flows/leave-voicemail.ts';
import type { MenuParts } from '../flows/menu.ts';
import type { QueueParts } from '../flows/queue-parts.ts';
import type { RingGroupParts } from '../flows/ring-group-parts.ts';
import type { VoicemailParts } from '../flows/voicemail-parts.ts';
import { groupRoute } from '../sessions/group-routes.ts';
import { menuRoute } from '../sessions/menu-routes.ts';
import { waitingRoute } from '../sessions/queue-routes.ts';
import { checkingRoute, leavingRoute, recordingRoute, unknownRoute } from '../sessions/routes.ts';
import type { Route, Sessions } from '../sessions/sessions.ts';
import { planRecovery, type RecoveryStep } from './plan-recovery.ts';
import { takeStock } from './take-stock.ts';

/** What recovery works with. */
export interface RecoveryParts {
  readonly asterisk: AsteriskPort;
  readonly sessions: Sessions;
  readonly voicemail: VoicemailParts;
  readonly groups: RingGroupParts;
  readonly menus: MenuParts;
  readonly waiting: QueueParts;
}

/**
 * Takes up what another process, or this one before the connection was lost, left unfinished. The same at the start and
 * after each reconnect. One step that fails does not keep the others from being done.
 */
export async function recover(parts: RecoveryParts): Promise<void> {
  const { asterisk, sessions, voicemail } = parts;
  const stock = await takeStock(asterisk, voicemail.spool, () => false);
  const steps = planRecovery(stock, (channelId) => sessions.has(channelId));
  const unserved = stock.channels.filter(({ id }) => !sessions.has(id));
  await Promise.all(unserved.map(({ id }) => silenceLeftOver(asterisk, id).catch(unlessGone)));
  for (const step of steps) {
    try {
      await take(step, parts);
      voicemail.logger.info('recovered', { step: step.kind });
    } catch (fault) {
      voicemail.logger.error('could not be recovered', { step: step.kind, reason: reasonOf(fault) });
    }
  }
  await parts.waiting.queues.recover(new Set(stock.channels.map(({ story }) => story.queueStay)));
}

async function take(
  step: RecoveryStep,
  { asterisk, sessions, voicemail, groups, menus, waiting }: RecoveryParts,
): Promise<void> {
  const begin = (channel: Channel, route: Route) =>
    sessions.begin({ type: 'channel-entered', channel, arguments: [] }, route);
  switch (step.kind) {
    case 'adopt-recording':
      return begin(step.channel, recordingRoute(step.mailbox, step.draftId, voicemail));
    case 'restart-leaving':
      return begin(step.channel, leavingRoute(step.mailbox, step.reason, voicemail));
    case 'restart-checking':
      if (step.spokenId !== null) await stopSpeaking(step.spokenId, asterisk, voicemail);
      return begin(step.channel, checkingRoute(step.mailbox, voicemail));
    case 'restart-ringing':
      return begin(step.channel, groupRoute([step.flow, step.number], groups) ?? unknownRoute);
    case 'restart-menu':
      return begin(step.channel, menuRoute(['menu', step.menu], menus) ?? unknownRoute);
    case 'restart-waiting':
      return begin(step.channel, waitingRoute(step.arrival, waiting));
    case 'hang-up':
      return begin(step.channel, unknownRoute);
    case 'store-draft':
      await storeMessage(step.draftId, voicemail);
      return;
    case 'destroy-bridge':
      return asterisk.bridges.destroy(step.bridgeId).catch(unlessGone);
    default:
      step satisfies never;
  }
}

/** A channel does one thing after the other: while it records, it would not hear that the PIN is asked. */
async function stopSpeaking(spokenId: string, asterisk: AsteriskPort, { spool }: VoicemailParts): Promise<void> {
  await asterisk.recordings.cancel(spool.spoken.recordingName(spokenId)).catch(unlessGone);
  await spool.spoken.discard(spokenId);
}

function unlessGone(fault: unknown): void {
  if (!isGone(fault)) throw fault;
}
