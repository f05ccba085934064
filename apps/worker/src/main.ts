import { openDatabase } from '@flexpbx/db';
import { portalAddress } from '@flexpbx/ops';
import { readPushKeys, repeatedly, runProcess, statePaths, systemClock } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { watchCallRecords } from './call-records/watch-call-records.ts';
import { watchTracks } from './music/watch-tracks.ts';
import { attemptMail } from './outbox/attempt-mail.ts';
import { attemptPush } from './outbox/attempt-push.ts';
import { type LaneSurroundings, runLane } from './outbox/run-lane.ts';
import { keepSpeech } from './speech/keep-speech.ts';
import { espeak } from './speech/speaker.ts';
import { tellOfMessages } from './voicemail/tell-of-messages.ts';

const tenMegabytes = 10 * 1024 * 1024;
const heartbeatEveryMs = 5_000;
const hourMs = 60 * 60 * 1000;
/** Mail with a long message attached, over a slow line. */
const mailLimitMs = 60 * 1000;
const mailsAtOnce = 3;
const pushLimitMs = 20 * 1000;
const pushesAtOnce = 4;

await runProcess('worker', async ({ environment, logger, stopping, ready, onStop }) => {
  const startedAt = new Date();
  const paths = statePaths(environment);
  const database = await openDatabase(environment, logger);
  onStop('database', () => database.close());

  const surroundings = { logger, clock: systemClock };
  const outgoing: LaneSurroundings = { ...surroundings, outbox: database.outbox, bell: database.bell };
  const written = {
    things: database.things,
    portal: portalAddress(environment),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const spool = openVoicemailSpool(paths.asterisk);
  const mailed = {
    ...written,
    soundOf: async (mailbox: string, messageId: string) => {
      const sound = await spool.soundOf(mailbox, messageId);
      return sound && `${sound}.wav`;
    },
  };
  const pushed = {
    ...written,
    subscriptions: database.pushSubscriptions,
    sender: { keys: await readPushKeys(paths.pushKeys), trustedOrigin: environment.trustedPushOrigin },
  };
  const works = [
    watchCallRecords(
      {
        ...surroundings,
        path: paths.asterisk.callRecords,
        records: database.callRecords,
        rotateAboveBytes: tenMegabytes,
      },
      stopping,
    ),
    watchTracks({ logger, things: database.things, bell: database.bell, folders: paths.music }, stopping),
    runLane(
      {
        channel: 'mail',
        atOnce: mailsAtOnce,
        limitMs: mailLimitMs,
        attempt: (delivery, signal) => attemptMail(mailed, delivery, signal),
      },
      outgoing,
      stopping,
    ),
    runLane(
      {
        channel: 'push',
        atOnce: pushesAtOnce,
        limitMs: pushLimitMs,
        attempt: (delivery, signal) => attemptPush(pushed, delivery, signal),
      },
      outgoing,
      stopping,
    ),
    tellOfMessages({ ...surroundings, spool, mailboxes: database.mailboxes, bell: database.bell }, stopping),
    keepSpeech(
      {
        logger,
        configuration: database.configuration,
        bell: database.bell,
        folder: paths.asterisk.speech,
        speaker: espeak,
      },
      stopping,
    ),
    repeatedly('old notices could not be cleared away', hourMs, { ...surroundings, signal: stopping }, () =>
      database.outbox.tidy(new Date()),
    ),
    repeatedly('expired sessions could not be deleted', hourMs, { ...surroundings, signal: stopping }, async () => {
      await database.sessions.deleteExpired(new Date());
    }),
    repeatedly('the heartbeat could not be written', heartbeatEveryMs, { ...surroundings, signal: stopping }, () =>
      database.heartbeats.beat({ process: 'worker', pid: process.pid, startedAt, beatAt: new Date(), detail: {} }),
    ),
  ];
  onStop('works', async () => {
    await Promise.all(works);
  });
  ready();
});
