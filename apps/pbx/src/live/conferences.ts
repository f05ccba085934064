import type { Ami, AmiEventName } from '@flexpbx/asterisk';
import { type ConferenceRoom, conferenceRooms, type RoomMember, roomMembers } from '@flexpbx/asterisk/manager-actions';
import type { Database } from '@flexpbx/db';
import type { ConferenceMember, LiveConference } from '@flexpbx/domain';
import type { Clock, Logger } from '@flexpbx/runtime';
import { announcementContext } from '../conferences/announce.ts';
import { ListFollower } from './list-follower.ts';

/** What conferences are followed with. */
export interface ConferenceWatchParts {
  readonly ami: Pick<Ami, 'action' | 'on' | 'onConnection' | 'coreShowChannels'>;
  readonly database: Pick<Database, 'liveConferences'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A room as Asterisk lists it, with who is in it. */
export interface ListedRoom extends ConferenceRoom {
  readonly members: readonly RoomMember[];
}

// Each of them may have changed what is shown. That a room is locked by phone is told by none.
const told: readonly AmiEventName[] = [
  'ConfbridgeJoin',
  'ConfbridgeLeave',
  'ConfbridgeMute',
  'ConfbridgeUnmute',
  'ConfbridgeTalking',
  'ConfbridgeEnd',
];
const lookEveryMs = 1_000;

/** Follows who is in which conference. */
export class ConferenceWatch {
  readonly #parts: ConferenceWatchParts;
  readonly #follower: ListFollower<LiveConference>;
  readonly #stops: (() => void)[] = [];
  /** Numbers of rooms being recorded, which no list says. */
  readonly #recorded = new Set<string>();

  constructor(parts: ConferenceWatchParts) {
    this.#parts = parts;
    const { database, clock, logger } = parts;
    const list = {
      name: 'conferences',
      lookEveryMs,
      look: (before: readonly LiveConference[], isFirst: boolean) => this.#look(before, isFirst),
      read: () => database.liveConferences.list(),
      write: (rooms: readonly LiveConference[]) => database.liveConferences.replaceAll(rooms),
    };
    this.#follower = new ListFollower(list, clock, logger);
  }

  /** Begins to follow. */
  start(): void {
    const { ami } = this.#parts;
    const lookSoon = () => this.#follower.lookSoon();
    for (const name of told) this.#stops.push(ami.on(name, lookSoon));
    this.#stops.push(
      ami.on('ConfbridgeRecord', ({ conference }) => this.#setRecorded(conference, true)),
      ami.on('ConfbridgeStopRecord', ({ conference }) => this.#setRecorded(conference, false)),
      ami.onConnection((change) => {
        if (change === 'restored') this.#follower.lookAnew();
      }),
    );
    this.#follower.lookAnew();
  }

  /** Who is in a room; null when nobody is. */
  roomOf(number: string): LiveConference | null {
    return this.#follower.rows.find((room) => room.number === number) ?? null;
  }

  /** Every room with somebody in it. */
  get rooms(): readonly LiveConference[] {
    return this.#follower.rows;
  }

  /** Has a look soon. */
  lookSoon(): void {
    this.#follower.lookSoon();
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.#follower.close();
  }

  #setRecorded(conference: string, isRecorded: boolean): void {
    if (isRecorded) this.#recorded.add(conference);
    else this.#recorded.delete(conference);
    this.#follower.lookSoon();
  }

  async #look(before: readonly LiveConference[], isFirst: boolean): Promise<LiveConference[]> {
    const { ami, clock } = this.#parts;
    if (isFirst) await this.#findRecorders();
    const rooms = (await conferenceRooms(ami)).filter(({ number }) => !isPage(number));
    const listed = await Promise.all(
      rooms.map(async (room) => ({ ...room, members: await roomMembers(ami, room.number) })),
    );
    return roomsFrom(listed, { before, recorded: this.#recorded, now: new Date(clock.now()), isFirst });
  }

  /** A room that is recorded has one channel more, `CBRec/2001-00000001`. */
  async #findRecorders(): Promise<void> {
    this.#recorded.clear();
    for (const { name } of await this.#parts.ami.coreShowChannels()) {
      const [, room] = /^CBRec\/(.+)-[0-9a-f]+$/.exec(name) ?? [];
      if (room !== undefined) this.#recorded.add(room);
    }
  }
}

/** What is known besides a list of Asterisk's. */
export interface KnownBefore {
  readonly before: readonly LiveConference[];
  readonly recorded: ReadonlySet<string>;
  readonly now: Date;
  /** People nobody knows yet came some time ago, not just now. */
  readonly isFirst: boolean;
}

/** What is shown of the rooms Asterisk lists. Whoever was there at the last look came then. */
export function roomsFrom(listed: readonly ListedRoom[], known: KnownBefore): LiveConference[] {
  const roomsBefore = new Map(known.before.map((room) => [room.number, room]));
  return listed
    .map(({ number, isLocked, members }) => {
      const earlier = roomsBefore.get(number);
      const there = members.filter(isPerson).map((member) => memberFrom(member, earlier, known));
      there.sort((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime());
      const startedAt = earlier?.startedAt ?? there[0]?.joinedAt ?? known.now;
      return { number, startedAt, isLocked, isRecording: known.recorded.has(number), members: there };
    })
    .filter(({ members }) => members.length > 0)
    .sort((one, other) => one.number.localeCompare(other.number));
}

/** A page is a conference too, for as long as it lasts. */
function isPage(name: string): boolean {
  return name.startsWith('page-');
}

/** Not one of our announcements, which joins for as long as it is spoken. */
function isPerson({ channel }: RoomMember): boolean {
  return !channel.includes(`@${announcementContext}-`);
}

function memberFrom(
  { answeredSeconds, ...member }: RoomMember,
  earlier: LiveConference | undefined,
  { now, isFirst }: KnownBefore,
): ConferenceMember {
  const known = earlier?.members.find(({ id }) => id === member.id);
  const joinedAt = known?.joinedAt ?? (isFirst ? new Date(now.getTime() - answeredSeconds * 1000) : now);
  return { ...member, joinedAt };
}
