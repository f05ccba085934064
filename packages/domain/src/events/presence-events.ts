import type { ConferenceMember, LiveConference } from '../live-conference.ts';
import type { Registration } from '../registration.ts';
import { eventOf, type TelephonyEvent } from './telephony-event.ts';

/** Phones that came and went between two looks. A phone with a new address is another one. Trunks are no phones. */
export function eventsOfPhones(
  before: readonly Registration[],
  after: readonly Registration[],
  now: Date,
): TelephonyEvent[] {
  const keyOf = ({ extension, contact }: Registration) => `${extension} ${contact}`;
  const gone = new Map(before.map((phone) => [keyOf(phone), phone]));
  for (const phone of after) gone.delete(keyOf(phone));
  const known = new Set(before.map(keyOf));
  return [
    ...[...gone.values()].filter(isPhone).map((phone) => phoneEvent('extension.unregistered', phone, now)),
    ...after
      .filter((phone) => !known.has(keyOf(phone)) && isPhone(phone))
      .map((phone) => phoneEvent('extension.registered', phone, now)),
  ];
}

/** People who came to conferences and left between two looks. */
export function eventsOfConferences(
  before: readonly LiveConference[],
  after: readonly LiveConference[],
  now: Date,
): TelephonyEvent[] {
  const people = (rooms: readonly LiveConference[]) =>
    new Map(
      rooms.flatMap(({ number, members }) => members.map((member) => [`${number} ${member.id}`, { number, member }])),
    );
  const were = people(before);
  const are = people(after);
  return [
    ...[...were]
      .filter(([key]) => !are.has(key))
      .map(([, { number, member }]) => roomEvent('conference.participant_left', number, member, now)),
    ...[...are]
      .filter(([key]) => !were.has(key))
      .map(([, { number, member }]) => roomEvent('conference.participant_joined', number, member, member.joinedAt)),
  ];
}

function isPhone({ extension }: Registration): boolean {
  return /^\d+$/.test(extension);
}

function phoneEvent(
  kind: 'extension.registered' | 'extension.unregistered',
  { extension, contact, userAgent }: Registration,
  at: Date,
): TelephonyEvent {
  return eventOf(kind, { what: [extension, contact, at], at, data: { extension, contact, user_agent: userAgent } });
}

function roomEvent(
  kind: 'conference.participant_joined' | 'conference.participant_left',
  conference: string,
  { id, callerNumber, callerName }: ConferenceMember,
  at: Date,
): TelephonyEvent {
  const data = { conference, participant_id: id, number: callerNumber, name: callerName };
  return eventOf(kind, { what: [conference, id, at], at, data });
}
