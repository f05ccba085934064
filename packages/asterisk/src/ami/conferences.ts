import { AppError } from '@flexpbx/runtime';
import type { Ami, AmiFields, AmiMessage } from './ami.ts';
import { partiesOf } from './read-event.ts';

/** A ConfBridge that has somebody in it. */
export interface ConferenceRoom {
  readonly number: string;
  readonly isLocked: boolean;
}

/** Somebody in a ConfBridge. */
export interface RoomMember {
  readonly id: string;
  readonly channel: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly isModerator: boolean;
  readonly isMuted: boolean;
  readonly isWaiting: boolean;
  readonly isTalking: boolean;
  /** Since the call was answered; it may have been somewhere else before. */
  readonly answeredSeconds: number;
}

/** A call in a parking lot. */
export interface ParkedChannel {
  readonly slot: string;
  readonly id: string;
  readonly channel: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Who is rung when the time is over: `PJSIP/1001`. */
  readonly parker: string;
  readonly parkedSeconds: number;
  readonly remainingSeconds: number;
}

type Asked = Pick<Ami, 'action'>;

/** Every room with somebody in it. */
export async function conferenceRooms(ami: Asked): Promise<ConferenceRoom[]> {
  const entries = await list(ami, 'ConfbridgeListRooms', {});
  return entries.map((entry) => ({ number: entry.Conference ?? '', isLocked: entry.Locked === 'Yes' }));
}

/** Who is in a room; nobody when there is no such room (any more). */
export async function roomMembers(ami: Asked, room: string): Promise<RoomMember[]> {
  const entries = await list(ami, 'ConfbridgeList', { Conference: room });
  return entries.map((entry) => {
    const { callerNumber, callerName } = partiesOf(entry, '');
    return {
      id: entry.Uniqueid ?? '',
      channel: entry.Channel ?? '',
      callerNumber,
      callerName,
      isModerator: entry.Admin === 'Yes',
      isMuted: entry.Muted === 'Yes',
      isWaiting: entry.Waiting === 'Yes',
      isTalking: entry.Talking === 'Yes',
      answeredSeconds: Number(entry.AnsweredTime ?? 0),
    };
  });
}

/** Every parked call. */
export async function parkedChannels(ami: Asked): Promise<ParkedChannel[]> {
  const entries = await list(ami, 'ParkedCalls', {});
  return entries.map((entry) => {
    const { callerNumber, callerName } = partiesOf(entry, 'Parkee');
    return {
      slot: entry.ParkingSpace ?? '',
      id: entry.ParkeeUniqueid ?? '',
      channel: entry.ParkeeChannel ?? '',
      callerNumber,
      callerName,
      parker: entry.ParkerDialString ?? '',
      parkedSeconds: Number(entry.ParkingDuration ?? 0),
      remainingSeconds: Number(entry.ParkingTimeout ?? 0),
    };
  });
}

/** A list that would be empty is told as an error. */
async function list(ami: Asked, action: string, fields: AmiFields): Promise<readonly AmiMessage[]> {
  try {
    return (await ami.action(action, fields)).entries;
  } catch (fault) {
    if (fault instanceof AppError && fault.id === 'not-found') return [];
    throw fault;
  }
}
