import type { Input } from '@flexpbx/domain/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Office } from '../calls/office.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { readWav } from '../sound/wav.ts';
import {
  bobCallsAda,
  join,
  joinFirst,
  joinWithPin,
  mutedIs,
  type People,
  type Room,
  sayName,
  tonesAt,
} from './in-a-room.ts';

/** The tests of a part, which go on from each other. */
const inTurn = { concurrent: false } as const;

let office: Office;
let groups: readonly People[];

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const numbers = [1, 2, 3, 4, 5].map((group) => [`10${group}1`, `10${group}2`, `10${group}3`] as const);
  await office.addExtensions(
    ...numbers.flatMap(([ada, bob, cleo]) => [
      { number: ada, name: 'Ada' },
      { number: bob, name: 'Bob' },
      { number: cleo, name: 'Cleo' },
    ]),
  );
  const phone = (number: string) => office.registeredPhone(number, 'udp');
  groups = await Promise.all(
    numbers.map(async ([ada, bob, cleo]) => ({
      ada: await phone(ada),
      bob: await phone(bob),
      cleo: await phone(cleo),
    })),
  );
});

afterAll(async () => {
  await office?.close();
});

/** The three of a part of the tests, since all parts go on at once; those of the first have 1011, 1012 and 1013. */
function people(group: number): People {
  const found = groups[group - 1];
  if (!found) throw new Error(`there is no group ${group}`);
  return found;
}

/** Makes a room and waits until Asterisk knows it. */
async function makeRoom(room: Input<'createConference'>['body']): Promise<void> {
  await office.admin.call('createConference', { body: room });
  await office.applied();
}

/** What the portal shows of a room, once it is as wanted. */
function roomIs(key: string, wanted: (room: Room) => boolean): Promise<Room> {
  return office.admin.until('getConferenceRoom', { params: { key } }, wanted);
}

async function leave(room: string, ...calls: PhoneCall[]): Promise<void> {
  for (const call of calls) await call.hangUp();
  await roomIs(room, ({ members }) => members.length === 0);
}

describe.concurrent('a room open to everybody', () => {
  test(
    'given three phones dial it, then the first hears that nobody is there, and music, and then all hear all others',
    inTurn,
    async () => {
      const { ada, bob, cleo } = people(1);
      await makeRoom({ number: '2001', name: 'Staff' });
      const first = await joinFirst(ada, '2001');
      const others = [await join(bob, '2001'), await join(cleo, '2001')] as const;
      const room = await roomIs('2001', ({ members }) => members.length === 3);
      expect(room).toMatchObject({ name: 'Staff', locked: false, recording: false });
      expect(room.members.map(({ number, name, moderator }) => ({ number, name, moderator }))).toEqual([
        { number: '1011', name: 'Ada', moderator: false },
        { number: '1012', name: 'Bob', moderator: false },
        { number: '1013', name: 'Cleo', moderator: false },
      ]);
      await Promise.all([first.playTone(440), others[0].playTone(1000), others[1].playTone(1700)]);
      await roomIs('2001', ({ members }) => members.every(({ talking }) => talking));
      expect(await Promise.all([first, ...others].map(tonesAt))).toEqual([
        [1000, 1700],
        [440, 1700],
        [440, 1000],
      ]);
      await leave('2001', first, ...others);
    },
  );
});

describe.concurrent('a room with PINs', () => {
  const room = '2002';
  beforeAll(() => makeRoom({ number: room, name: 'Board', pin: '0123', moderator_pin: '45678' }));

  test('given the one or the other PIN, then it says who is a moderator', inTurn, async () => {
    const { ada, bob } = people(2);
    const member = await joinWithPin(bob, room, '0123#');
    const moderator = await joinWithPin(ada, room, '45678');
    const { members } = await roomIs(room, ({ members }) => members.length === 2);
    expect(members.map(({ number, moderator }) => [number, moderator])).toEqual([
      ['1022', false],
      ['1021', true],
    ]);
    await leave(room, member, moderator);
  });

  test('given three wrong PINs, then it is said each time and the call ends', inTurn, async () => {
    const call = await join(people(2).cleo, room);
    // A PIN is no number: without its zero it is another.
    for (const wrong of ['123#', '#', '99999']) {
      await call.hearsBeginningOf('conf-getpin');
      await call.sendDigits(wrong);
      await call.hears('conf-invalidpin');
    }
    await call.hears('vm-goodbye');
    await call.ended();
    expect((await roomIs(room, () => true)).members).toEqual([]);
  });

  test('given a caller is transferred there, then the PIN is asked of that caller', inTurn, async () => {
    const { call, atAda } = await bobCallsAda(people(2));
    await atAda.blindTransfer(room);
    expect((await roomIs(room, () => true)).members).toEqual([]);
    await call.sendDigits('0123#');
    await roomIs(room, ({ members }) => members.some(({ number }) => number === '1022'));
    await leave(room, call);
  });

  test('given somebody in the room brings a caller in, then nothing is asked and both talk', inTurn, async () => {
    const { ada, bob, cleo } = people(2);
    const there = await joinWithPin(cleo, room, '0123#');
    await there.hears('conf-onlyperson');
    const { call, atAda } = await bobCallsAda({ ada, bob, cleo });
    await atAda.hold();
    const consultation = await joinWithPin(ada, room, '0123#');
    await roomIs(room, ({ members }) => members.length === 2);
    await atAda.attendedTransfer(consultation);
    await roomIs(room, ({ members }) => members.some(({ number }) => number === '1022') && members.length === 2);
    await call.playTone(1000);
    expect(await tonesAt(there)).toEqual([1000]);
    await leave(room, there, call);
  });
});

describe.concurrent('a moderator with a phone', () => {
  const room = '2003';
  let moderator: PhoneCall;
  let member: PhoneCall;
  beforeAll(async () => {
    await makeRoom({ number: room, name: 'Parents', moderator_pin: '4567', announce: 'nothing' });
    moderator = await joinWithPin(people(3).ada, room, '4567');
    await moderator.hears('conf-onlyperson');
    // Nothing but # is for those who know no PIN.
    member = await joinWithPin(people(3).bob, room, '#');
    await roomIs(room, ({ members }) => members.length === 2);
  });
  afterAll(() => leave(room, moderator, member));

  test('given * is pressed, then the keys are explained to moderators and to members', inTurn, async () => {
    await Promise.all([moderator, member].map((call) => call.sendDigits('*')));
    await Promise.all([moderator.hearsBeginningOf('conf-adminmenu-18'), member.hearsBeginningOf('conf-usermenu')]);
    // More of them, and out again.
    await moderator.sendDigits('8');
    await moderator.hearsBeginningOf('conf-adminmenu-menu8');
    await Promise.all([moderator.sendDigits('8'), member.sendDigits('0')]);
  });

  test(
    'given the room is locked, then others hear why they stay outside, and the portal soon shows it',
    inTurn,
    async () => {
      await moderator.sendDigits('*2');
      await moderator.hears('conf-lockednow');
      const since = performance.now();
      await roomIs(room, ({ locked }) => locked);
      expect(performance.now() - since).toBeLessThan(5_000);
      const late = await joinWithPin(people(3).cleo, room, '#');
      await late.hears('conf-locked');
      await late.ended();
      await moderator.sendDigits('*2');
      await moderator.hears('conf-unlockednow');
      await roomIs(room, ({ locked }) => !locked);
    },
  );

  test('given somebody mutes, then nobody hears it, whoever did it', inTurn, async () => {
    await member.playTone(1000);
    await member.sendDigits('*1');
    await member.hears('conf-muted');
    await roomIs(room, mutedIs('1032', true));
    expect(await tonesAt(moderator)).toEqual([]);
    await member.sendDigits('*1');
    await member.hears('conf-unmuted');
    expect(await tonesAt(moderator)).toEqual([1000]);
    await moderator.sendDigits('*83');
    await Promise.all([moderator.hears('conf-now-muted'), roomIs(room, mutedIs('1032', true))]);
    expect(await tonesAt(moderator)).toEqual([]);
    await member.beQuiet();
    await moderator.sendDigits('*83');
    await Promise.all([moderator.hears('conf-now-unmuted'), roomIs(room, mutedIs('1032', false))]);
  });

  test('given the last one who came is put out, then that is said, and the others stay', inTurn, async () => {
    const late = await joinWithPin(people(3).cleo, room, '#');
    await roomIs(room, ({ members }) => members.length === 3);
    await moderator.sendDigits('*3');
    await late.hears('conf-kicked');
    await late.ended();
    await roomIs(room, ({ members }) => members.length === 2);
    const another = await joinWithPin(people(3).cleo, room, '#');
    await roomIs(room, ({ members }) => members.length === 3);
    await moderator.sendDigits('*82');
    await Promise.all([another.hears('conf-kicked'), member.hears('conf-kicked')]);
    const { members } = await roomIs(room, ({ members }) => members.length === 1);
    expect(members).toMatchObject([{ number: '1031', moderator: true }]);
  });
});

describe.concurrent('an administrator at the portal', () => {
  const room = '2004';
  let calls: [PhoneCall, PhoneCall, PhoneCall];
  beforeAll(async () => {
    await makeRoom({ number: room, name: 'Town hall', announce: 'tone' });
    const { ada, bob, cleo } = people(4);
    const first = await joinFirst(ada, room);
    calls = [first, await join(bob, room), await join(cleo, room)];
    await roomIs(room, ({ members }) => members.length === 3);
    await Promise.all([calls[0].playTone(440), calls[1].playTone(1000), calls[2].playTone(1700)]);
  });

  const idOf = async (number: string): Promise<string> => {
    const { members } = await roomIs(room, ({ members }) => members.length === 3);
    return members.find((member) => member.number === number)?.id ?? '';
  };

  test('given one is muted, then the others hear all but that one', inTurn, async () => {
    const member = await idOf('1042');
    await office.admin.call('changeConferenceMember', { params: { key: room, member }, body: { muted: true } });
    await roomIs(room, mutedIs('1042', true));
    expect(await Promise.all(calls.map(tonesAt))).toEqual([[1700], [440, 1700], [440]]);
    await office.admin.call('changeConferenceMember', { params: { key: room, member }, body: { muted: false } });
    await roomIs(room, mutedIs('1042', false));
    expect(await tonesAt(calls[0])).toEqual([1000, 1700]);
  });

  test('given all are muted, then nobody is heard', inTurn, async () => {
    await office.admin.call('changeConferenceMembers', { params: { key: room }, body: { muted: true } });
    await roomIs(room, ({ members }) => members.every(({ muted }) => muted));
    expect(await Promise.all(calls.map(tonesAt))).toEqual([[], [], []]);
    await office.admin.call('changeConferenceMembers', { params: { key: room }, body: { muted: false } });
  });

  test('given it is locked, then nobody else gets in until it is unlocked', inTurn, async () => {
    await office.admin.call('kickConferenceMember', { params: { key: room, member: await idOf('1043') } });
    await calls[2].hears('conf-kicked');
    await calls[2].ended();
    await office.admin.call('changeConferenceRoom', { params: { key: room }, body: { locked: true } });
    await roomIs(room, ({ locked }) => locked);
    const { cleo } = people(4);
    const refused = await join(cleo, room);
    await refused.hears('conf-locked');
    await refused.ended();
    await office.admin.call('changeConferenceRoom', { params: { key: room }, body: { locked: false } });
    calls[2] = await join(cleo, room);
    await roomIs(room, ({ members }) => members.length === 3);
  });

  test('given it is recorded, then all are told, and the recording holds every voice', inTurn, async () => {
    // The announcement can't be told from others' voices mixed into it.
    await Promise.all(calls.map((call) => call.beQuiet()));
    await Promise.all(calls.map((call) => call.hearsNothing(500)));
    await office.admin.call('changeConferenceRoom', { params: { key: room }, body: { recording: true } });
    await Promise.all(calls.map((call) => call.hears('conf-now-recording')));
    await roomIs(room, ({ recording }) => recording);
    for (const [at, hz] of [440, 1000, 1700].entries()) {
      await calls[at]?.playTone(hz);
      await calls[(at + 1) % 3]?.record(1_000);
      await calls[at]?.beQuiet();
    }
    const params = { key: room };
    const { items: going } = await office.admin.call('listConferenceRecordings', { params });
    expect(going).toMatchObject([{ in_progress: true }]);
    await office.admin.call('changeConferenceRoom', { params, body: { recording: false } });
    await roomIs(room, ({ recording }) => !recording);
    const { items } = await office.admin.until('listConferenceRecordings', { params }, ({ items }) => {
      return items.every(({ in_progress }) => !in_progress);
    });
    const id = items[0]?.id ?? '';
    const sound = readWav(await office.admin.download('getConferenceRecording', { params: { key: room, id } }));
    expect([440, 1000, 1700].map((hz) => sound.hasTone(hz))).toEqual([true, true, true]);
    await office.admin.call('deleteConferenceRecording', { params: { key: room, id } });
    expect((await office.admin.call('listConferenceRecordings', { params })).items).toEqual([]);
  });

  test(
    'given the room is renamed and deleted while they talk, then nobody is cut, and nobody else comes in',
    inTurn,
    async () => {
      await office.admin.call('changeConference', { params: { key: room }, body: { name: 'Old town hall' } });
      await office.applied();
      await office.admin.call('deleteConference', { params: { key: room } });
      await office.applied();
      await calls[0].playTone(440);
      expect(await tonesAt(calls[1])).toEqual([440]);
      expect(await roomIs(room, () => true)).toMatchObject({ name: null, members: [{}, {}, {}] });
      const late = await people(4).ada.dial(room);
      await late.hears('ss-noservice');
      await late.ended();
    },
  );

  test('given it is ended, then everybody hears that and is out', inTurn, async () => {
    await office.admin.call('endConference', { params: { key: room } });
    await Promise.all(calls.map((call) => call.hears('conf-kicked')));
    await Promise.all(calls.map((call) => call.ended()));
    await office.admin.until('listLiveConferences', {}, ({ items }) => items.every(({ number }) => number !== room));
  });
});

describe.concurrent('what a room can do', () => {
  let ada: Phone;
  let bob: Phone;
  let cleo: Phone;
  beforeAll(() => {
    ({ ada, bob, cleo } = people(5));
  });

  test('given it is full, then the next one hears that', inTurn, async () => {
    await makeRoom({ number: '2010', name: 'Two', max_members: 2 });
    const calls = [await join(ada, '2010'), await join(bob, '2010')];
    await roomIs('2010', ({ members }) => members.length === 2);
    const third = await join(cleo, '2010');
    await third.hears('conf-full');
    await third.ended();
    await leave('2010', ...calls);
  });

  test(
    'given members wait for a moderator, then they hear music until one comes, and wait again when that one left',
    inTurn,
    async () => {
      await makeRoom({ number: '2011', name: 'Class', moderator_pin: '9999', wait_for_moderator: true });
      const pupil = await joinWithPin(bob, '2011', '#');
      await pupil.hears('conf-waitforleader');
      await roomIs('2011', ({ members }) => members.some(({ waiting }) => waiting));
      expect((await pupil.record(3_000)).rms()).toBeGreaterThan(100);
      const teacher = await joinWithPin(ada, '2011', '9999');
      await roomIs('2011', ({ members }) => members.every(({ waiting }) => !waiting) && members.length === 2);
      await pupil.hears('confbridge-conf-begin');
      await Promise.all([teacher.playTone(440), pupil.playTone(1000)]);
      expect(await Promise.all([teacher, pupil].map(tonesAt))).toEqual([[1000], [440]]);
      await teacher.hangUp();
      await roomIs('2011', ({ members }) => members.every(({ waiting }) => waiting));
      await leave('2011', pupil);
    },
  );

  test(
    'given members are muted at the start, then only moderators are heard until they are unmuted',
    inTurn,
    async () => {
      await makeRoom({ number: '2012', name: 'Talk', moderator_pin: '9999', muted_at_start: true });
      const speaker = await joinWithPin(ada, '2012', '9999');
      await speaker.hears('conf-onlyperson');
      const listener = await joinWithPin(bob, '2012', '#');
      await roomIs('2012', mutedIs('1052', true));
      await Promise.all([speaker.playTone(440), listener.playTone(1000)]);
      expect(await Promise.all([speaker, listener].map(tonesAt))).toEqual([[], [440]]);
      await leave('2012', speaker, listener);
    },
  );

  test('given names are announced, then each says one, and the others hear it', inTurn, async () => {
    await makeRoom({ number: '2013', name: 'Club', announce: 'name' });
    const first = await join(ada, '2013');
    await sayName(first, 440);
    await roomIs('2013', ({ members }) => members.length === 1);
    const others = [await join(bob, '2013'), await join(cleo, '2013')] as const;
    await Promise.all(others.map((call) => sayName(call, 1700)));
    for (const _ of others) await first.hears('conf-hasjoin');
    expect((await first.heard()).hasTone(1700)).toBe(true);
    await roomIs('2013', ({ members }) => members.length === 3);
    await others[0].hangUp();
    await first.hears('conf-hasleft');
    await leave('2013', first, others[1]);
  });

  test('given it is always recorded, then whoever comes is told, and the recording is there', inTurn, async () => {
    await makeRoom({ number: '2014', name: 'Council', record: true });
    const calls = [await join(ada, '2014'), await join(bob, '2014')] as const;
    await Promise.all(calls.map((call) => call.hears('conf-now-recording')));
    await calls[0].hears('conf-onlyperson');
    await calls[0].playTone(440);
    await roomIs('2014', ({ recording, members }) => recording && members.length === 2);
    expect(await tonesAt(calls[1])).toEqual([440]);
    await leave('2014', ...calls);
    const { items } = await office.admin.call('listConferenceRecordings', { params: { key: '2014' } });
    expect(items).toHaveLength(1);
    const params = { key: '2014', id: items[0]?.id ?? '' };
    const recording = readWav(await office.admin.download('getConferenceRecording', { params }));
    expect(recording.hasTone(440)).toBe(true);
  });
});
