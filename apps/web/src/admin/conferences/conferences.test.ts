import { thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { changeOf, checkFields, conferenceOf, fieldsOf, wayIn } from './conference-fields.ts';
import { badgeOf, countOf, type Member, type Room, tellCount, tellMemberChange, tellRoomChange } from './room.ts';

const { schema } = thingKinds.conference;
const plain = schema.parse({ number: '2001', name: 'Staff' });

describe('the form of a conference', () => {
  test('given a conference, then what is sent back is the same', () => {
    const full = schema.parse({ ...plain, pin: '0123', moderator_pin: '98765', music: 'jazz', max_members: 7 });
    for (const conference of [plain, full])
      expect(schema.parse(conferenceOf(fieldsOf(conference)))).toEqual(conference);
  });

  test('given a change, then its number is not sent: it never changes', () => {
    expect(changeOf(fieldsOf(plain))).not.toHaveProperty('number');
  });

  test.each([
    [{ max_members: 'many' }, 'max_members'],
    [{ pin: '1234', moderator_pin: '1234' }, 'moderator_pin'],
    [{ wait_for_moderator: true }, 'moderator_pin'],
  ] as const)('given %j, then %s is at fault', (given, field) => {
    expect(Object.keys(checkFields({ ...fieldsOf(plain), ...given }))).toEqual([field]);
  });

  test.each([
    [{ pin: null, moderator_pin: null }, 'Whoever dials it'],
    [{ pin: null, moderator_pin: '1234' }, 'Whoever dials it; moderators by PIN'],
    [{ pin: '1234', moderator_pin: null }, 'With a PIN'],
  ])('given %j, then it says who gets in', (pins, words) => {
    expect(wayIn(pins)).toBe(words);
  });
});

const ada: Member = {
  id: '1.1',
  number: '1001',
  name: 'Ada',
  joined_at: '2026-11-21T08:00:00Z',
  moderator: false,
  muted: false,
  waiting: false,
  talking: false,
};
const room: Room = {
  number: '2001',
  name: 'Staff',
  started_at: '2026-11-21T08:00:00Z',
  locked: false,
  recording: false,
  members: [ada],
};

describe('what is told of a conference', () => {
  test.each([
    [undefined, ada, 'Ada came in.'],
    [{ ...ada, name: '' }, undefined, '1001 left.'],
    [ada, { ...ada, muted: true }, 'Ada is muted.'],
    [{ ...ada, muted: true }, ada, 'Ada can speak again.'],
    [{ ...ada, waiting: true }, ada, 'Ada waits no longer.'],
    [ada, { ...ada, talking: true }, null],
    [undefined, { ...ada, name: '', number: '' }, 'An unknown caller came in.'],
  ])('given %j becomes %j, then it is told as %s', (before, after, words) => {
    expect(tellMemberChange(before, after)).toBe(words);
  });

  test('given a room is locked and recorded, then both are told, but not that an empty one is neither', () => {
    const strict = { ...room, locked: true, recording: true };
    expect(tellRoomChange(room, strict)).toBe('The conference is locked. The conference is being recorded.');
    expect(tellRoomChange(strict, { ...room, members: [], started_at: null })).toBeNull();
  });

  test('given somebody comes to a room in the list, then only how many there are is told', () => {
    expect(tellCount(room, { ...room, members: [ada, { ...ada, id: '1.2' }] })).toBe('2001 Staff: 2 people.');
    expect(tellCount(room, undefined)).toBe('2001 Staff: nobody.');
    expect(tellCount(room, { ...room, locked: true })).toBeNull();
    expect(countOf([1])).toBe('1 person');
  });

  test('given how somebody takes part, then what matters most is shown', () => {
    const labels = [{}, { talking: true }, { talking: true, muted: true }, { muted: true, waiting: true }].map(
      (how) => badgeOf({ ...ada, ...how }).label,
    );
    expect(labels).toEqual(['Listening', 'Talking', 'Muted', 'Waits for a moderator']);
  });
});
