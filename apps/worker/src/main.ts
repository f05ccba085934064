import { join } from 'node:path';
import { openDatabase } from '@flexpbx/db';
import { espeak, findAsterisk, portalAddress } from '@flexpbx/ops';
import { readPushKeys, repeatedly, runProcess, statePaths, systemClock } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { watchCallRecords } from './call-records/watch-call-records.ts';
import { watchTracks } from './music/watch-tracks.ts';
import { deliverNotices } from './outbox/deliver-notices.ts';
import { watchPrompts } from './prompts/watch-prompts.ts';
import { keepSpeech } from './speech/keep-speech.ts';
import { soundsOf } from './transcription/sound-of.ts';
import { transcribeMessages } from './transcription/transcribe-messages.ts';
import { eraseMailboxes } from './voicemail/erase-mailboxes.ts';
import { remindOfMessages } from './voicemail/remind-of-messages.ts';
import { soundToAttach } from './voicemail/sound-to-attach.ts';
import { tellOfMessages } from './voicemail/tell-of-messages.ts';

const tenMegabytes = 10 * 1024 * 1024;
const heartbeatEveryMs = 5_000;
const hourMs = 60 * 60 * 1000;

await runProcess('worker', async ({ environment, logger, stopping, ready, onStop }) => {
  const startedAt = new Date();
  const paths = statePaths(environment);
  const database = await openDatabase(environment, logger);
  onStop('database', () => database.close());

  const surroundings = { logger, clock: systemClock };
  const spool = openVoicemailSpool(paths.asterisk);
  const { transcriptions, mailboxBook: book } = database;
  const notices = {
    ...surroundings,
    outbox: database.outbox,
    bell: database.bell,
    things: database.things,
    subscriptions: database.pushSubscriptions,
    sender: { keys: await readPushKeys(paths.pushKeys), trustedOrigin: environment.trustedPushOrigin },
    portal: portalAddress(environment),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    soundOf: (mailbox: string, id: string) => soundToAttach({ spool, book, things: database.things }, mailbox, id),
    wordsOf: async (mailbox: string, id: string) =>
      (await transcriptions.find({ kind: 'message', mailbox, id }))?.text ?? '',
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
    watchPrompts({ logger, things: database.things, bell: database.bell, folders: paths.prompts }, stopping),
    watchTracks({ logger, things: database.things, bell: database.bell, folders: paths.music }, stopping),
    deliverNotices(notices, stopping),
    tellOfMessages(
      {
        ...surroundings,
        ...database,
        spool,
        optionsOf: async (mailbox) => (await book.find(mailbox))?.options ?? null,
      },
      stopping,
    ),
    transcribeMessages(
      {
        ...surroundings,
        transcriptions,
        things: database.things,
        bell: database.bell,
        allowed: environment.transcription,
        soundOf: soundsOf(spool, async () => {
          const program = await findAsterisk(environment).catch(() => null);
          return program && join(program.dataDir, 'sounds');
        }),
      },
      stopping,
    ),
    eraseMailboxes({ ...surroundings, ...database, spool, book }, stopping),
    remindOfMessages({ ...surroundings, ...database, spool, timeZone: notices.timeZone }, stopping),
    keepSpeech(
      {
        ...surroundings,
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
    repeatedly('old transcriptions could not be given up', hourMs, { ...surroundings, signal: stopping }, () =>
      transcriptions.tidy(new Date()),
    ),
    repeatedly('old events could not be cleared away', hourMs, { ...surroundings, signal: stopping }, () =>
      database.events.tidy(new Date()),
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
