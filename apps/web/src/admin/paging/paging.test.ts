import { thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import * as announcements from './announcement-fields.ts';
import * as zones from './zone-fields.ts';

const answered = { created_at: '', updated_at: '', secrets_set: [] };
const yard = thingKinds['paging-zone'].schema.parse({
  ...{ number: '9001', name: 'Yard', phones: ['1001', '1002'], callers: ['1001'], pin: '4711', priority: true },
  devices: [{ ip: '192.168.1.100' }, { ip: '239.255.0.1', by: 'multicast', port: 5004, codec: 'G722' }],
});
const bell = thingKinds['scheduled-page'].schema.parse({
  ...{ id: 'bell', name: 'Bell', zone: '9001', prompt: 'gong', time_zone: 'Europe/Berlin' },
  ...{ days: ['monday', 'tuesday', 'wednesday'], times: ['08:00', '12:30'], holidays_of: 'school' },
});

test('given a zone, then the form and back again change nothing', () =>
  expect(zones.zoneOf(zones.fieldsOf({ ...yard, ...answered }))).toEqual(yard));

test('given rows nobody filled in, then they are none, and who may page is asked only where it counts', () => {
  const fields = {
    ...zones.newFields,
    number: '9001',
    name: 'Yard',
    phones: [{ extension: '1001' }, zones.newExtension],
  };
  expect(zones.zoneOf(fields)).toMatchObject({ phones: ['1001'], callers: null, pin: null });
  expect(zones.checkFields({ ...fields, who: 'listed' })).toEqual({
    callers: 'Choose at least one extension that may page.',
  });
});

test('given a loudspeaker that can’t be reached so, then it is said which one and why', () => {
  const devices = [
    { ...zones.newDevice, ip: '192.168.1.100' },
    { ...zones.newDevice, ip: '239.255.0.1' },
  ];
  expect(zones.checkFields({ ...zones.newFields, devices })).toEqual({
    devices: expect.stringMatching(/^Loudspeaker 2: This is the address of a multicast group\./),
  });
});

test('given a loudspeaker is reached in another way, then the usual port changes with it, and one of its own stays', () => {
  expect(zones.reachedBy(zones.newDevice, 'unicast')).toEqual({ by: 'unicast', port: '5004' });
  expect(zones.reachedBy({ ...zones.newDevice, port: '6000' }, 'unicast')).toEqual({ by: 'unicast', port: '6000' });
});

test.each([
  ['members', '2 phones, 2 loudspeakers'],
  ['everybody', 'Every phone and all zones, 2 phones, 2 loudspeakers'],
] as const)('given a zone that reaches %s, then who hears it is said: %s', (reach, words) =>
  expect(zones.membersInWords({ ...yard, reach })).toBe(words),
);

test('given an announcement, then the form and back again change nothing', () =>
  expect(announcements.announcementOf(announcements.fieldsOf({ ...bell, ...answered }))).toEqual(bell));

test('given it is for one day, then the days of the week don’t count', () => {
  const fields = { ...announcements.fieldsOf({ ...bell, ...answered }), when: 'once', date: '2026-12-24' } as const;
  expect(announcements.announcementOf(fields)).toMatchObject({ date: '2026-12-24', days: [] });
});

test('given an empty form, then each field says what it wants', () => {
  const errors = announcements.checkFields({ ...announcements.newFields(), days: [] });
  expect(Object.keys(errors).toSorted()).toEqual(['days', 'prompt', 'times', 'zone']);
});

test('given the times of an announcement, then they are told, and the next by its own clock', () => {
  expect(announcements.timesInWords(bell)).toBe('Monday to Wednesday, 08:00, 12:30');
  const at = (moment: string) => announcements.nextInWords(bell, null, new Date(moment));
  // 23 November 2026 is a Monday; Berlin is an hour ahead of UTC then.
  expect(at('2026-11-23T07:00:00Z')).toBe('today, 12:30');
  expect(at('2026-11-25T12:00:00Z')).toBe('Monday, 08:00');
  expect(announcements.nextInWords({ ...bell, enabled: false }, null, new Date())).toBeNull();
});
