import type { Input } from '@flexpbx/domain/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { OutsideWorld } from './outside-world.ts';

let world: OutsideWorld;

const HOUR_MS = 3_600_000;
const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** The time of day so many hours from now, in UTC. */
const clock = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString().slice(11, 16);
/** Schedules whose edges lie an hour before and an hour after now. */
const toHours = (id: string, from: string, to: string, holidays: string[]): Input<'createSchedule'>['body'] => ({
  ...{ id, name: id, time_zone: 'UTC', hours: [{ days: [...everyDay], from, to }] },
  holidays: holidays.map((date) => ({ date, name: 'Jubilee' })),
});
const days = [-1, 0, 1].map((day) => new Date(Date.now() + day * 24 * HOUR_MS).toISOString().slice(0, 10));
const schedules = [
  toHours('around-now', clock(-1), clock(1), []),
  toHours('not-now', clock(1), clock(-1), []),
  toHours('holiday', '00:00', '24:00', days),
];

const toAda = { type: 'extension', target: '1001' } as const;
const toGrace = { type: 'extension', target: '1002' } as const;
const toQueue = { type: 'queue', target: '8001' } as const;
const routes: Input<'createInboundRoute'>['body'][] = [
  { id: 'sales', name: 'Sales', number: '+15550001', destination: toAda, name_prefix: 'Sales: ' },
  { id: 'block', name: 'Block', number: '+1555*', destination: toGrace },
  { id: 'city', name: 'City', number: '+1555*', caller: '+1212*', destination: toAda },
  { id: 'hidden', name: 'Hidden', number: '+1555*', caller: 'anonymous', destination: { type: 'closed' } },
  { id: 'open', name: 'Open', number: '15550010', destination: toAda, schedule: 'around-now' },
  { id: 'shut', name: 'Shut', number: '15550011', destination: toAda, schedule: 'not-now' },
  { id: 'feast', name: 'Feast', number: '15550012', destination: toAda, schedule: 'holiday' },
  { id: 'box', name: 'Box', number: '15550020', destination: { type: 'voicemail', target: '1002' } },
  { id: 'room', name: 'Room', number: '15550021', destination: { type: 'conference', target: '2001' } },
  { id: 'away', name: 'Away', number: '15550022', destination: { type: 'external', target: '2125550177' } },
  { id: 'end', name: 'End', number: '15550023', destination: { type: 'hang-up' } },
  { id: 'clients', name: 'Clients', number: '15550030', destination: toQueue },
  { id: 'vip', name: 'VIP', number: '15550030', caller: '+4940*', destination: toQueue, queue_priority: 5 },
  { id: 'onward', name: 'Onward', number: '15550024', destination: { type: 'inbound-route', target: 'sales' } },
];

beforeAll(async () => {
  world = await OutsideWorld.open();
  const { admin } = world.office;
  for (const body of schedules) await admin.call('createSchedule', { body });
  await admin.call('createConference', { body: { number: '2001', name: 'Staff', pin: '1234' } });
  const agents = [{ extension: '1002', always: true }];
  await admin.call('createQueue', { body: { number: '8001', name: 'Sales', agents } });
  for (const body of routes) await admin.call('createInboundRoute', { body });
  const direct = { id: 'direct', pattern: '^55[0-9]{3}$', action: 'trunk', trunk: 'main' } as const;
  await admin.call('createDialRule', { body: direct });
  await world.office.applied();
});

afterAll(() => world?.close());

const outsider = { number: '+4930555', name: 'Outsider', isHidden: false };

function callIn(number: string, from: Partial<typeof outsider> = {}): Promise<PhoneCall> {
  return world.main.call({ customer: 'acme', number, from: { ...outsider, ...from } });
}

/** A call that rings at a phone, and is busy there. */
async function ringsAt(phone: Phone, number: string, from: Partial<typeof outsider> = {}): Promise<void> {
  const call = await callIn(number, from);
  await (await phone.nextCall()).busy();
  await call.hangUp();
  await call.ended();
}

/** A call that is not put through to anybody: what its caller hears first. */
async function hears(prompt: string, number: string, from: Partial<typeof outsider> = {}): Promise<void> {
  const call = await callIn(number, from);
  await call.hearsBeginningOf(prompt);
  await call.hangUp();
  await call.ended();
}

test('given a number nobody has, then the caller hears so, is told 404, and the history has it', async () => {
  const call = await callIn('+4999');
  await call.hears('ss-noservice');
  expect(await call.ended()).toMatchObject({ sipStatus: 404 });
  const [record] = await world.office.history((records) => records.length > 0);
  expect(record).toMatchObject({ from: '+4930555', to: '4999', outcome: 'failed' });
});

test('given a caller hides the number, then the phone that rings is not told it either', async () => {
  const call = await callIn('+15550001', { isHidden: true });
  const ringing = await world.ada.nextCall();
  expect(ringing.from.number).not.toContain('4930555');
  expect(await ringing.header('p-asserted-identity')).not.toContain('4930555');
  await ringing.busy();
  await call.hangUp();
  await call.ended();
});

/** Whom the portal shows as waiting in the queue, in the order they are served, once there are so many. */
async function waiting(count: number): Promise<(readonly [string, number])[]> {
  const params = { key: '8001' };
  const live = await world.office.admin.until('getLiveQueue', { params }, (queue) => queue.waiting.length === count);
  return live.waiting.map(({ number, priority }) => [number, priority]);
}

test('given a route gives priority in queues, then its callers are served before others, and after call control was killed too', async () => {
  const first = await callIn('15550030');
  const atGrace = await world.grace.nextCall();
  await atGrace.answer();
  await first.answered();
  const patient = await callIn('15550030');
  await patient.hearsBeginningOf('queue-youarenext');
  const vip = await callIn('15550030', { number: '+4940777' });
  await vip.hearsBeginningOf('queue-youarenext');
  expect(await waiting(2)).toEqual([
    ['+4940777', 5],
    ['+4930555', 0],
  ]);

  const { system } = world.office;
  const old = await system.pidOf('pbx');
  process.kill(old, 'SIGKILL');
  await expect.poll(() => system.pidOf('pbx'), { timeout: 20_000 }).not.toBe(old);
  await first.hangUp();
  await atGrace.ended();
  for (const [caller, number] of [[vip, '+4940777'] as const, [patient, '+4930555'] as const]) {
    const ringing = await world.grace.nextCall();
    expect(ringing.from.number).toBe(number);
    await ringing.answer();
    await caller.hangUp();
    await ringing.ended();
  }
  expect(await waiting(0)).toEqual([]);
});

describe.each([
  ['everything of ours running', false],
  ['every process of ours killed', true],
])('with %s', (_what, areKilled) => {
  beforeAll(async () => {
    if (areKilled) await world.killAllOfOurs();
  });

  test.each(['+15550001', '15550024'])(
    'given %s is called, then it rings where its route leads, with the prefix, and they are connected',
    async (number) => {
      const call = await callIn(number);
      const ringing = await world.ada.nextCall();
      expect(ringing.from).toMatchObject({ number: '+4930555', name: expect.stringContaining('Sales: ') });
      await ringing.answer();
      await call.answered();
      await call.playTone(440);
      await ringing.hearsTone(440);
      await call.hangUp();
      await ringing.ended();
    },
  );

  test('given only the beginning of the number is known, then who calls decides, hidden numbers too', async () => {
    await ringsAt(world.grace, '15559999');
    await ringsAt(world.ada, '+15559999', { number: '+12125550199' });
    await hears('vm-nobodyavail', '+15559999', { isHidden: true });
  });

  test('given a stranger shows the number of an extension, then it rings there, and opens nobody’s mailbox', () =>
    ringsAt(world.ada, '+15550001', { number: '1001' }));

  test('given hours around now, hours that are not now, and a holiday, then only the first ring', async () => {
    await ringsAt(world.ada, '15550010');
    await hears('vm-nobodyavail', '15550011');
    await hears('vm-nobodyavail', '15550012');
  });

  test('given a mailbox is the destination, then callers are in it', () => hears('vm-theperson', '15550020'));

  test('given a conference is the destination, then callers are asked for its PIN as colleagues are, and are in it', async () => {
    const calls = [await callIn('15550021'), await world.ada.dial('2001')] as const;
    const enter = async (call: PhoneCall) => {
      await call.hearsBeginningOf('conf-getpin');
      await call.sendDigits('1234');
    };
    await Promise.all(calls.map(enter));
    const [outsideCall, colleague] = calls;
    await outsideCall.playTone(440);
    await colleague.hearsTone(440);
    await Promise.all(calls.map((call) => call.hangUp()));
  });

  test('given a number outside is the destination, then the call goes out again', async () => {
    const call = await callIn('15550022');
    const outside = await world.main.nextCallTo('+12125550177');
    await outside.answer();
    await call.answered();
    await call.hangUp();
    await outside.ended();
  });

  test('given nothing but the end is the destination, then the call ends at once', async () =>
    expect((await (await callIn('15550023')).ended()).sipStatus).toBeGreaterThanOrEqual(400));

  test('given a rule of the number plan names a trunk, then its numbers go out there as they are dialled', async () => {
    const call = await world.ada.dial('55123');
    const outside = await world.main.nextCallTo('55123');
    await outside.answer();
    await call.answered();
    await call.hangUp();
    await outside.ended();
  });
});
