import type { Ami } from '@flexpbx/asterisk';
import type { AsteriskPort } from '@flexpbx/asterisk/port';
import type { Database } from '@flexpbx/db';
import { type Clock, type Logger, reasonOf, repeatedly } from '@flexpbx/runtime';
import { ConferenceWatch } from '../live/conferences.ts';
import { announceInConference } from './announce.ts';
import { type ModerationParts, moderate } from './moderate.ts';
import { guardRecordingRoom, hasRecordingRoom } from './recording-room.ts';

/** What conferences are looked after with. */
export interface ConferencesParts {
  readonly asterisk: Pick<AsteriskPort, 'channels'>;
  readonly ami: Ami;
  readonly database: Pick<Database, 'liveConferences' | 'audit'>;
  /** Asterisk's spool: the disk that recordings fill. */
  readonly spoolFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Conferences looked after: rooms work without us, but nobody would see them, moderate them or watch the disk. */
export interface Conferences {
  readonly moderation: ModerationParts;
  close(): Promise<void>;
}

const guardEveryMs = 10_000;
/** What the dialplan tells when a moderator presses the keys of recording. */
const recordingKeys = 'FlexPBX-ConferenceRecord';

/** Begins to follow who is in which room, and to see that recordings leave room on the disk. */
export function startConferences({
  asterisk,
  ami,
  database,
  spoolFolder,
  clock,
  logger,
}: ConferencesParts): Conferences {
  const end = new AbortController();
  const watch = new ConferenceWatch({ ami, database, clock, logger });
  watch.start();
  const guard = () => guardRecordingRoom({ folder: spoolFolder, ami, rooms: () => watch.rooms, logger });
  void repeatedly('the disk could not be watched', guardEveryMs, { logger, clock, signal: end.signal }, guard);
  const moderation: ModerationParts = {
    ami,
    roomOf: (conference) => watch.roomOf(conference),
    mayRecord: () => hasRecordingRoom(spoolFolder),
    announceRecording: (conference) =>
      void announceInConference(asterisk, conference, 'conf-now-recording').catch((fault: unknown) =>
        logger.warn('nobody was told that a conference is recorded', { conference, reason: reasonOf(fault) }),
      ),
    lookAgain: () => watch.lookSoon(),
  };
  const stopHearing = ami.on('UserEvent', ({ userEvent, headers }) => {
    const { Conference: conference } = headers;
    if (userEvent !== recordingKeys || conference === undefined) return;
    void turnRecording(conference, moderation, database.audit).catch((fault: unknown) =>
      logger.warn('a recording could not be turned on or off by phone', { conference, reason: reasonOf(fault) }),
    );
  });
  return {
    moderation,
    async close() {
      end.abort(new Error('closed'));
      stopHearing();
      await watch.close();
    },
  };
}

/** A moderator pressed the keys for it: ConfBridge has none of its own. */
async function turnRecording(conference: string, moderation: ModerationParts, audit: Database['audit']): Promise<void> {
  const does = moderation.roomOf(conference)?.isRecording ? 'stop-recording' : 'start-recording';
  await moderate(conference, { does }, moderation);
  await audit.note({ actor: 'phone', action: 'order.moderate-conference', target: `${conference}: ${does}` });
}
