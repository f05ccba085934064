import type { Ami } from '@flexpbx/asterisk';
import { databaseDelete, databasePut, databaseTree } from '@flexpbx/asterisk/manager-actions';
import type { Database } from '@flexpbx/db';
import { isAlarming, placeInWords } from '@flexpbx/domain';
import { type Clock, keepLooking, type Logger } from '@flexpbx/runtime';
import { callNoted, type JournalEntry, journalFamily, type NotedCall, readJournal } from './read-journal.ts';

/** What emergency calls are followed with. */
export interface EmergencyParts {
  readonly ami: Pick<Ami, 'action' | 'on' | 'onConnection'> & {
    coreShowChannels(): Promise<readonly { readonly id: string }[]>;
  };
  readonly database: Pick<Database, 'bell' | 'emergencyCalls' | 'extensions' | 'things'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const lookAnywayMs = 30_000;
/** The security desk is rung for an hour at most; what nobody confirmed is kept in the journal until that is over for sure. */
const deskRingsMs = 2 * 3_600_000;

/**
 * Takes emergency calls in as the dialplan notes them, also those of a time when we were away, and clears the notes of those
 * that are over. Runs until `signal` aborts; resolves when what was noted before is taken in.
 */
export async function followEmergencyCalls(parts: EmergencyParts, signal: AbortSignal): Promise<void> {
  const { ami, database, logger } = parts;
  await keepLooking(
    {
      look: () => takeIn(parts),
      failed: (reason) => logger.error('emergency calls could not be taken in; it is tried again', { reason }),
      causes: [
        (again) => ami.on('UserEvent', ({ userEvent }) => userEvent === 'FlexPBX-Emergency' && again()),
        (again) => ami.onConnection((change) => change === 'restored' && again()),
        (again) => database.bell.listen(['emergency-calls'], again),
      ],
      anywayMs: lookAnywayMs,
      restMs: 0,
    },
    signal,
  ).first;
}

async function takeIn(parts: EmergencyParts): Promise<void> {
  const { ami, clock } = parts;
  const journal = readJournal(await databaseTree(ami, journalFamily));
  if (journal.size === 0) return;
  // Listed after the journal was read: a call that has no end there and is not in the list is over.
  const running = new Set((await ami.coreShowChannels()).map(({ id }) => id));
  const now = new Date(clock.now());
  for (const [id, entry] of journal) {
    const noted = callNoted(id, entry, running.has(id) ? null : now);
    if (noted) await takeCall(noted, entry, parts);
    else await clear(id, entry, ami);
  }
}

async function takeCall(
  noted: NotedCall,
  entry: JournalEntry,
  { ami, database, clock }: EmergencyParts,
): Promise<void> {
  const { location, ...call } = noted;
  const [extension, place, settings] = await Promise.all([
    database.extensions.find(call.extension),
    location === '' ? null : database.things.find('location', location),
    database.things.settings(),
  ]);
  const kept = await database.emergencyCalls.take({
    ...call,
    extensionName: extension?.name ?? '',
    place: [extension?.location ?? null, place && placeInWords(place.thing)].filter((part) => part !== null).join(', '),
  });
  const isDeskDone =
    !isAlarming(kept) ||
    settings.emergency.security_desk === null ||
    clock.now() - call.startedAt.getTime() > deskRingsMs;
  if (call.endedAt !== null && isDeskDone) return clear(call.id, entry, ami);
  // Said in the portal: the desk's phone rings no more.
  const isNewHere = kept.acknowledgedAt !== null && !entry.has('acknowledged');
  if (isNewHere) await databasePut(ami, journalFamily, `${call.id}/acknowledged`, secondsOf(kept.acknowledgedAt));
}

async function clear(id: string, entry: JournalEntry, ami: EmergencyParts['ami']): Promise<void> {
  for (const field of entry.keys()) await databaseDelete(ami, journalFamily, `${id}/${field}`);
}

function secondsOf(time: Date | null): string {
  return String(Math.floor((time?.getTime() ?? 0) / 1000));
}
