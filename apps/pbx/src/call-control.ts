import { randomUUID } from 'node:crypto';
import type { Ami } from '@flexpbx/asterisk';
import type { AsteriskPort } from '@flexpbx/asterisk/port';
import { legArgument } from '@flexpbx/call';
import type { Database } from '@flexpbx/db';
import { type AgentPresence, noticeOfClosing } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import { startConferences } from './conferences/conferences.ts';
import { handlingSubject } from './dialled-states/handling-subject.ts';
import { keepDialledStates } from './dialled-states/keep-dialled-states.ts';
import { switchSubject } from './dialled-states/switch-subject.ts';
import { followEmergencyCalls } from './emergency/follow-emergency-calls.ts';
import { type RecordPromptParts, recordPromptRoute } from './flows/record-prompt.ts';
import type { VoicemailParts } from './flows/voicemail-parts.ts';
import { watchParking } from './live/parked-calls.ts';
import { watchTransfers } from './live/transfers.ts';
import { hostIsKnown } from './live/trunks/host-lookup.ts';
import { watchTrunks } from './live/trunks/watch-trunks.ts';
import { AsteriskWatch } from './live/watch-asterisk.ts';
import { mailboxDirectory } from './mailboxes/mailbox-directory.ts';
import { PinGuard } from './mailboxes/pin-guard.ts';
import { menuDirectory } from './menus/menu-directory.ts';
import { type PromptFolders, promptShelf } from './menus/prompt-shelf.ts';
import { announceMessageWaiting, refreshMessageWaiting } from './message-waiting.ts';
import { watchOrders } from './orders.ts';
import { announceToZone, pagingRoute } from './paging/page-zone.ts';
import { playOnTime } from './paging/play-on-time.ts';
import { keepAgentLamps } from './queues/agent-lamps.ts';
import { Queues } from './queues/queues.ts';
import { superviseRoute } from './queues/supervise.ts';
import { type RecoveryParts, recover } from './recovery/recover.ts';
import { Sweep } from './recovery/sweep.ts';
import { groupDirectory, groupRoute, shuffled } from './sessions/group-routes.ts';
import { menuRoute } from './sessions/menu-routes.ts';
import { agentRoute, callbackRoute, queueRoute } from './sessions/queue-routes.ts';
import { callingAgain, routeOf, unknownRoute } from './sessions/routes.ts';
import { Sessions } from './sessions/sessions.ts';

/** What call control is built on. */
export interface CallControlParts {
  readonly asterisk: AsteriskPort;
  readonly ami: Ami;
  readonly database: Database;
  readonly spool: VoicemailSpool;
  /** The folder Asterisk writes messages and recordings to. */
  readonly spoolFolder: string;
  readonly promptFolders: PromptFolders & Pick<RecordPromptParts, 'uploads'>;
  /** Asterisk's log of notices and warnings. */
  readonly asteriskLog: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Call control at work. */
export interface CallControl {
  /** Looks for leftovers, removes and counts them. */
  sweep(): Promise<void>;
  /** Ends our part in all calls; they go on in Asterisk and are picked up by the next process. */
  drain(): Promise<void>;
}

/** Begins to serve calls, takes up what was left unfinished, and follows what goes on. Resolves when all of it is. */
export async function startCallControl(parts: CallControlParts): Promise<CallControl> {
  const { asterisk, ami, database, logger, clock } = parts;
  const stopping = new AbortController();
  const messageWaiting = { ami, bell: database.bell, logger };
  const voicemail = voicemailParts(parts, (mailbox) => void refreshMessageWaiting(mailbox, messageWaiting));
  const sessions = new Sessions(asterisk, clock.sleep, logger);
  const groups = { directory: groupDirectory(database), shuffled, logger, now: () => clock.now() };
  const prompts = promptShelf(database.things, parts.promptFolders);
  const directory = menuDirectory(database, prompts);
  const paging = { asterisk, things: database.things, prompts, clock };
  const menus = { directory, spool: parts.spool };
  const recording = { things: database.things, voicemail, uploads: parts.promptFolders.uploads };
  const queues = new Queues({ asterisk, ami, database, shuffled, clock, logger });
  const agentCodes = {
    agents: database.agents,
    queues: () => queues.all.map(({ queue }) => queue),
    changed: (presence: AgentPresence) => queues.setPresence(presence),
  };
  const waiting = {
    queues,
    talks: queues.talks,
    callbacks: queues.callbacks,
    endpointOf: async (number: string) =>
      (await database.extensions.find(number)) ? `PJSIP/${number}` : `Local/${number}@house-outbound`,
    place: { desk: queues.desk, phones: queues.phones, logger },
    prompt: directory.prompt,
    now: () => clock.now(),
  };
  await queues.start();
  const recovery: RecoveryParts = { asterisk, sessions, voicemail, groups, menus, waiting };

  const stops = [
    asterisk.listen((event) => {
      if (event.type !== 'channel-entered') return;
      const [name, owner = ''] = event.arguments;
      if (name === legArgument && sessions.has(owner)) return; // The call it was called for takes it up.
      const route =
        routeOf(event.arguments, voicemail) ??
        groupRoute(event.arguments, groups) ??
        menuRoute(event.arguments, menus) ??
        queueRoute(event.arguments, waiting) ??
        callbackRoute(event.arguments, waiting) ??
        agentRoute(event.arguments, agentCodes) ??
        superviseRoute(event.arguments) ??
        pagingRoute(event.arguments, prompts) ??
        recordPromptRoute(event.arguments, recording) ??
        callingAgain(event.arguments, database.callRecords);
      sessions.begin(event, route ?? unknownRoute);
    }),
    asterisk.onConnection((change) => {
      if (change === 'restored') void recoverAgain(recovery);
      if (change === 'taken-over') logger.error('another process serves calls under our name; this one serves none');
    }),
    announceMessageWaiting(messageWaiting),
    watchTransfers(parts),
    directory.close,
  ];
  await voicemail.spool.tidy();
  await recover(recovery);

  const watch = new AsteriskWatch(parts);
  sessions.follow((channelId, stage) => watch.serves(channelId, stage));
  await watch.start();
  const subjects = [handlingSubject(database.extensions), switchSubject(database.things)];
  const dialled = { ami, states: database.dialledStates, bell: database.bell, subjects, logger };
  await keepDialledStates(dialled, stopping.signal);
  await keepAgentLamps(parts, stopping.signal);
  await followEmergencyCalls(parts, stopping.signal);
  const conferences = startConferences(parts);
  const stopParking = watchParking(parts);
  const stopTrunks = watchTrunks({ ...parts, hostIsKnown });
  const { orders, bell } = database;
  const channelsOf = (callId: string) => watch.channelsOf(callId);
  const supervision = { asterisk, clock, desk: queues.desk };
  const ordered = { conferences: conferences.moderation, paging, supervision };
  watchOrders({ ami, orders, bell, logger, channelsOf, ...ordered }, stopping.signal);
  const announce = (zone: string, prompt: string) => announceToZone(zone, prompt, paging);
  void playOnTime({ ...parts, things: database.things, announce }, stopping.signal);

  const sweep = new Sweep(recovery);
  return {
    sweep: () => sweep.run(),
    async drain() {
      stopping.abort();
      for (const stop of stops) stop();
      await sessions.drain();
      await queues.close();
      await Promise.all([watch.close(), conferences.close(), stopParking(), stopTrunks()]);
    },
  };
}

/** Calls of before the break must be over on our side before they are taken up anew. */
async function recoverAgain(recovery: RecoveryParts): Promise<void> {
  const { sessions, voicemail } = recovery;
  try {
    await sessions.settled();
    await recover(recovery);
  } catch (fault) {
    voicemail.logger.error('calls could not be taken up again', { reason: reasonOf(fault) });
  }
}

function voicemailParts(parts: CallControlParts, mailboxChanged: (mailbox: string) => void): VoicemailParts {
  const { database, spool, logger, clock } = parts;
  const now = () => new Date(clock.now());
  const onClosed = (mailbox: string, callerNumber: string, at: Date) =>
    void database.outbox
      .add(noticeOfClosing(mailbox, callerNumber, at))
      .catch((fault) => logger.warn('an owner could not be told of wrong PINs', { mailbox, reason: reasonOf(fault) }));
  return {
    spool,
    directory: mailboxDirectory(database, logger),
    pins: new PinGuard({ mailboxes: database.mailboxes, logger, now, onClosed }),
    mailboxChanged,
    passWordsOn: (from, to) =>
      database.transcriptions
        .passOn(from, to)
        .catch((fault) => logger.warn('the words of a message could not be passed on', { reason: reasonOf(fault) })),
    logger,
    now,
    newDraftId: () => randomUUID(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
