import type { Ami } from '@flexpbx/asterisk';
import {
  type ContactState,
  contactStates,
  type OutboundRegistration,
  outboundRegistrations,
  qualify,
} from '@flexpbx/asterisk/manager-actions';
import type { Database } from '@flexpbx/db';
import { accountAddress, firstHost, type Thing, type Topic, type TrunkState } from '@flexpbx/domain';
import type { Clock, Logger } from '@flexpbx/runtime';
import { ListFollower } from '../list-follower.ts';
import { endOfLog } from './asterisk-log.ts';
import { certificateFaultIn } from './certificate-log.ts';
import { type Findings, judgeTrunk } from './judge-trunk.ts';
import { registrationFaultIn } from './registration-log.ts';

/** What trunks are followed with. */
export interface TrunkWatchParts {
  readonly ami: Pick<Ami, 'action' | 'on' | 'onConnection'>;
  readonly database: Pick<Database, 'trunkStates' | 'things' | 'bell'>;
  /** Asterisk's log of notices and warnings. */
  readonly asteriskLog: string;
  readonly hostIsKnown: (host: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Asterisk tells every change; this is for what it may have told while nobody listened. */
const lookEveryMs = 15_000;
/** `retry_interval` of pjsip_trunks.conf. */
const registrationTriesEverySeconds = 30;
/** The trunks themselves changed, or Asterisk has just read them. */
const topicsOfTrunks: readonly Topic[] = ['telephony', 'configuration-state'];

/** Follows how the trunks stand. Returns how to stop. */
export function watchTrunks(parts: TrunkWatchParts): () => Promise<void> {
  const { ami, database, clock, logger } = parts;
  const look = trunkLook(parts);
  let areReadAnew = false;
  const list = {
    name: 'trunks',
    lookEveryMs,
    look: (before: readonly TrunkState[]) => {
      const asked = areReadAnew ? ['NonQualified', 'Unreachable'] : ['NonQualified'];
      areReadAnew = false;
      return look(before, asked);
    },
    read: () => database.trunkStates.list(),
    write: (states: readonly TrunkState[]) => database.trunkStates.replaceAll(states),
  };
  const follower = new ListFollower<TrunkState>(list, clock, logger);
  const stops = [
    ami.on('Registry', () => follower.lookSoon()),
    ami.on('ContactStatus', ({ endpoint }) => {
      if (endpoint.startsWith('trunk-')) follower.lookSoon();
    }),
    ami.onConnection((change) => {
      if (change === 'restored') follower.lookAnew();
    }),
    database.bell.listen(topicsOfTrunks, () => {
      areReadAnew = true;
      follower.lookSoon();
    }),
  ];
  follower.lookAnew();
  return async () => {
    for (const stop of stops) stop();
    await follower.close();
  };
}

/** `asked`: contacts of this status are asked at once whether they are there. */
type Look = (before: readonly TrunkState[], asked: readonly string[]) => Promise<TrunkState[]>;

function trunkLook(parts: TrunkWatchParts): Look {
  const { ami, database, clock } = parts;
  return async (before, asked) => {
    const stored = await database.things.list('trunk');
    const trunks = stored.map(({ thing }) => thing).filter(({ enabled }) => enabled);
    const registrations = trunks.length > 0 ? await outboundRegistrations(ami) : [];
    return Promise.all(
      trunks.map(async (trunk) => {
        const contacts = await contactStates(ami, `trunk-${trunk.id}`);
        if (trunk.qualify_seconds !== null && isOneOf(asked, contacts)) await qualify(ami, `trunk-${trunk.id}`);
        const judgement = judgeTrunk(trunk, await findings(trunk, contacts, registrations, parts));
        return sinceWhen(
          { trunk: trunk.id, ...judgement, since: new Date(clock.now()) },
          before.find((state) => state.trunk === trunk.id),
        );
      }),
    );
  };
}

/**
 * Asterisk asks a trunk that is new some seconds later, and one it read anew when its turn comes; whoever made it or mended it
 * looks at the page now.
 */
function isOneOf(asked: readonly string[], contacts: readonly ContactState[]): boolean {
  return contacts.length > 0 && contacts.every(({ status }) => asked.includes(status));
}

async function findings(
  trunk: Thing<'trunk'>,
  contacts: readonly ContactState[],
  registrations: readonly OutboundRegistration[],
  { asteriskLog, hostIsKnown, clock }: TrunkWatchParts,
): Promise<Findings> {
  const registration = registrations.find(({ name }) => name === `trunk-${trunk.id}`)?.status ?? null;
  const seemsDown = registration === 'Rejected' || contacts.some(({ status }) => status === 'Unreachable');
  if (!seemsDown) return { registration, contacts, fault: null, certificateFault: null, hostIsKnown: true };
  const log = await endOfLog(asteriskLog);
  const host = firstHost(trunk);
  const isChecked = trunk.transport === 'tls' && trunk.verify_certificate;
  return {
    registration,
    contacts,
    fault: registration === 'Rejected' ? registrationFaultIn(log, accountAddress(trunk)) : null,
    certificateFault: isChecked ? certificateFaultIn(log, host, twoTriesAgo(trunk, clock)) : null,
    hostIsKnown: await hostIsKnown(host),
  };
}

/** When Asterisk had tried a trunk that is down twice since, by its questions and by registering. */
function twoTriesAgo({ qualify_seconds: qualifySeconds }: Thing<'trunk'>, clock: Clock): Date {
  return new Date(clock.now() - 2 * Math.max(qualifySeconds ?? 0, registrationTriesEverySeconds) * 1000);
}

/** What stays the same keeps its time; a round trip counts as other when it is half as long again. */
function sinceWhen(now: TrunkState, before: TrunkState | undefined): TrunkState {
  if (!before) return now;
  const isSame =
    before.condition === now.condition && before.trouble === now.trouble && before.sipStatus === now.sipStatus;
  const roundTripMs = isMuchAlike(before.roundTripMs, now.roundTripMs) ? before.roundTripMs : now.roundTripMs;
  return { ...now, roundTripMs, since: isSame ? before.since : now.since };
}

function isMuchAlike(before: number | null, now: number | null): boolean {
  if (before === null || now === null) return before === now;
  return Math.abs(now - before) <= Math.max(20, before / 2);
}
