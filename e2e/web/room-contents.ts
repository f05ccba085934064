import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConferenceMember, type EmergencyCall, thingKinds } from '@flexpbx/domain';
import { statePaths } from '@flexpbx/runtime';
import { silence } from '@flexpbx/voicemail-spool/testing';
import type { PortalAlone } from './portal.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Makes conference 2001, fills it with people in every state, and leaves a recording of it. */
export async function fillConference(portal: PortalAlone): Promise<void> {
  const { things, liveConferences } = portal.database;
  const staff = { number: '2001', name: 'Staff', pin: '1234', moderator_pin: '98765' };
  await things.create('conference', thingKinds.conference.schema.parse(staff), 'test');
  const somebody: ConferenceMember = {
    id: '1.1',
    channel: 'PJSIP/1001-1',
    callerNumber: '1001',
    callerName: 'Ada Lovelace',
    joinedAt: minutesAgo(4),
    isModerator: true,
    isMuted: false,
    isWaiting: false,
    isTalking: true,
  };
  const other = { ...somebody, isModerator: false, isTalking: false };
  const members = [
    somebody,
    { ...other, id: '1.2', callerNumber: '1003', callerName: 'مكتبة المدرسة', isMuted: true },
    { ...other, id: '1.3', callerNumber: '+15550100123', callerName: '' },
    { ...other, id: '1.4', callerNumber: '', callerName: '', isWaiting: true },
  ];
  const live = { startedAt: minutesAgo(5), isLocked: true, isRecording: true, members };
  await liveConferences.replaceAll([
    { number: '2001', ...live },
    // Deleted while somebody is in it.
    { number: '2999', ...live, isLocked: false, isRecording: false, members: [other] },
  ]);
  const folder = statePaths(portal.environment).asterisk.monitor;
  await mkdir(folder, { recursive: true });
  for (const at of [5, 900]) {
    const id = Math.round(minutesAgo(at).getTime() / 1000);
    await writeFile(join(folder, `conference-2001-${id}.wav`), silence(3));
  }
}

/** Parks two calls: one just now, one whose time is over. */
export async function parkCalls({ database }: PortalAlone): Promise<void> {
  const parked = { callerNumber: '+15550100123', callerName: 'Bob', parker: '1001' };
  await database.parkedCalls.replaceAll([
    { slot: '70', id: '1.1', ...parked, parkedAt: minutesAgo(0.5), returnsAt: minutesAgo(-0.5) },
    { slot: '73', id: '1.2', ...parked, parker: null, parkedAt: minutesAgo(2), returnsAt: minutesAgo(1) },
  ]);
}

/** Makes paging zones with every kind of member, and announcements of the prompt `welcome` of `offerMenus`. */
export async function furnishPaging({ database: { things } }: PortalAlone): Promise<void> {
  const devices = [
    { ip: '192.168.1.100', name: 'Amplifier in the hall' },
    { ip: '239.255.0.1', by: 'multicast', port: 5004, codec: 'G722' },
  ];
  const zones = [
    { number: '9001', name: 'First floor', phones: ['1001', '1003'], devices, callers: ['1001'], pin: '4711' },
    { number: '9999', name: 'All call', reach: 'everybody', priority: true, talkback: true },
  ];
  for (const zone of zones) await things.create('paging-zone', thingKinds['paging-zone'].schema.parse(zone), 'test');
  const bell = { name: 'Bell', zone: '9001', prompt: 'welcome', time_zone: 'Europe/Berlin' };
  const weekly = { ...bell, id: 'bell', days: ['monday', 'tuesday', 'friday'], times: ['08:00', '09:35', '12:30'] };
  const over = { ...bell, id: 'party', name: 'Party', date: '2026-01-31', times: ['18:00'] };
  for (const page of [weekly, over])
    await things.create('scheduled-page', thingKinds['scheduled-page'].schema.parse(page), 'test');
}

/** Makes two locations, one extension being at one of them, and says how emergency calls leave by the trunks of `layTrunks`. */
export async function locate({ database }: PortalAlone): Promise<void> {
  const { things, extensions } = database;
  const { schema } = thingKinds.location;
  const house = {
    id: 'main',
    name: 'Main house',
    address: '12 School Road',
    city: 'Springfield',
    elin: '+12125551234',
  };
  const gym = {
    id: 'gym',
    name: 'Gym',
    address: '14 School Road',
    city: 'Springfield',
    floor: 'Ground floor, at the back',
  };
  for (const location of [house, gym]) await things.create('location', schema.parse(location), 'test');
  await extensions.change('1001', { locationId: 'gym' }, 'test');
  const emergency = { trunks: ['telco', 'spare'], security_desk: '1001', notify: ['porter@school.org'] };
  await things.changeSettings({ emergency }, 'test');
}

/** Lets somebody have called an emergency number a minute ago. */
export async function callForHelp({ database }: PortalAlone, call: Partial<EmergencyCall>): Promise<void> {
  await database.emergencyCalls.take({
    id: '1.1',
    number: '911',
    extension: '1001',
    extensionName: 'Ada Lovelace',
    place: 'Gym, Ground floor, at the back, 14 School Road, Springfield',
    shown: '+12125551234',
    outcome: 'ringing',
    trunk: 'telco',
    startedAt: minutesAgo(1),
    answeredAt: null,
    endedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    ...call,
  });
}
