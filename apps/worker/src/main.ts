import { openDatabase } from '@flexpbx/db';
import { portalAddress } from '@flexpbx/ops';
import { repeatedly, runProcess, statePaths, systemClock } from '@flexpbx/runtime';
import { watchCallRecords } from './call-records/watch-call-records.ts';
import { watchTracks } from './music/watch-tracks.ts';
import { attemptMail } from './outbox/attempt-mail.ts';
import { type LaneSurroundings, runLane } from './outbox/run-lane.ts';

const tenMegabytes = 10 * 1024 * 1024;
const heartbeatEveryMs = 5_000;
const hourMs = 60 * 60 * 1000;
/** Mail with a long message attached, over a slow line. */
const mailLimitMs = 60 * 1000;
const mailsAtOnce = 3;

await runProcess('worker', async ({ environment, logger, stopping, ready, onStop }) => {
  const startedAt = new Date();
  const database = await openDatabase(environment, logger);
  onStop('database', () => database.close());

  const surroundings = { logger, clock: systemClock };
  const outgoing: LaneSurroundings = { ...surroundings, outbox: database.outbox, bell: database.bell };
  const mail = {
    things: database.things,
    portal: portalAddress(environment),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const works = [
    watchCallRecords(
      {
        ...surroundings,
        path: statePaths(environment).asterisk.callRecords,
        records: database.callRecords,
        rotateAboveBytes: tenMegabytes,
      },
      stopping,
    ),
    watchTracks(
      { logger, things: database.things, bell: database.bell, folders: statePaths(environment).music },
      stopping,
    ),
    runLane(
      {
        channel: 'mail',
        atOnce: mailsAtOnce,
        limitMs: mailLimitMs,
        attempt: (delivery, signal) => attemptMail(mail, delivery, signal),
      },
      outgoing,
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
