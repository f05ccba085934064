import type { RoomMember } from '@flexpbx/asterisk/manager-actions';
import type { LiveConference } from '@flexpbx/domain';
import { expect, it } from 'vitest';
import { type KnownBefore, type ListedRoom, roomsFrom } from './conferences.ts';

const t0 = Date.parse('2026-11-21T09:00:00Z');
const at = (seconds: number) => new Date(t0 + seconds * 1000);

const member = (id: string, particulars: Partial<RoomMember> = {}): RoomMember => ({
  id,
  channel: `PJSIP/1001-${id}`,
  callerNumber: '1001',
  callerName: 'Ada',
  isModerator: false,
  isMuted: false,
  isWaiting: false,
  isTalking: false,
  answeredSeconds: 0,
  ...particulars,
});
const listed = (...members: RoomMember[]): ListedRoom[] => [{ number: '2001', isLocked: false, members }];
const known = (seconds: number, before: readonly LiveConference[] = []): KnownBefore => ({
  before,
  recorded: new Set(),
  now: at(seconds),
  isFirst: false,
});

it('given people come one after the other, then each has come when first seen, and the room began with the first', () => {
  const first = roomsFrom(listed(member('a')), known(0));
  const [room] = roomsFrom(listed(member('b'), member('a')), known(5, first));
  expect(room?.startedAt).toEqual(at(0));
  expect(room?.members.map(({ id, joinedAt }) => [id, joinedAt])).toEqual([
    ['a', at(0)],
    ['b', at(5)],
  ]);
});

it('given the first one leaves, then the room goes on since it began', () => {
  const first = roomsFrom(listed(member('a')), known(0));
  const both = roomsFrom(listed(member('a'), member('b')), known(5, first));
  expect(roomsFrom(listed(member('b')), known(9, both))).toMatchObject([{ startedAt: at(0), members: [{ id: 'b' }] }]);
});

it('given a process that begins while people talk, then those an earlier one saw came then, others when answered', () => {
  const earlier = roomsFrom(listed(member('a')), known(0));
  const people = listed(member('a', { answeredSeconds: 70 }), member('b', { answeredSeconds: 20 }));
  const [room] = roomsFrom(people, { ...known(60, earlier), isFirst: true });
  expect(room?.members.map(({ joinedAt }) => joinedAt)).toEqual([at(0), at(40)]);
});

it('given only an announcement is in a room, then nobody is', () => {
  const announcement = member('x', { channel: 'Local/2001@conference-announcement-00000001;2' });
  expect(roomsFrom(listed(announcement), known(0))).toEqual([]);
});

it('given a room that is recorded, then it says so', () => {
  expect(roomsFrom(listed(member('a')), { ...known(0), recorded: new Set(['2001']) })).toMatchObject([
    { isRecording: true },
  ]);
});
