import type { Output } from '@flexpbx/domain/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lamp } from '../phones/lamp.ts';
import type { Phone } from '../phones/phone.ts';
import { Household } from '../survival/household.ts';

let house: Household;
let ada: Phone;
let grace: Phone;
let lamp: Lamp;
/** At Ada's phone: whether Grace takes calls of the queue. */
let agentLamp: Lamp;

const params = { key: '1' };

beforeAll(async () => {
  house = await Household.open(null, ['1001', '1002']);
  [ada, grace] = [house.phone('1001'), house.phone('1002')];
  const { admin } = house;
  await admin.call('createSwitch', { body: { number: '1', name: 'Office' } });
  await admin.call('createSchedule', { body: { id: 'never', name: 'Never', time_zone: 'Europe/Berlin', hours: [] } });
  const toAda = { destination: { type: 'extension', target: '1001' }, switch: '1' } as const;
  const byHand = { id: 'hand', name: 'By hand', number: '5550100', ...toAda };
  const byHours = { id: 'hours', name: 'By hours', number: '5550101', schedule: 'never', ...toAda };
  for (const body of [byHand, byHours]) await admin.call('createInboundRoute', { body });
  // Phones of the house come to the routes by 0 and 3.
  const to = (target: string) =>
    ({ action: 'auto_attendant', destination: { type: 'inbound-route', target } }) as const;
  await admin.call('changeDialRule', { params: { key: 'operator' }, body: to('hand') });
  await admin.call('createDialRule', { body: { id: 'three', pattern: '^3$', ...to('hours') } });
  await admin.call('createQueue', { body: { number: '8001', name: 'Sales', agents: [{ extension: '1002' }] } });
  await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
  lamp = await grace.lamp('*281', 'dialog-info');
  agentLamp = await ada.lamp('*721002', 'dialog-info');
});

afterAll(() => house?.close());

/** Turns the switch by its code and hears what it is now. */
async function turn(confirmation: 'activated' | 'de-activated'): Promise<void> {
  const call = await grace.dial('*281');
  await call.hears(confirmation);
  await call.ended();
}

/** Presses the key of Grace's lamp and hears what comes of it. */
async function press(phone: Phone, sound: string): Promise<void> {
  const call = await phone.dial('*721002');
  await call.hearsBeginningOf(sound);
  await call.ended();
}

async function isOpen(number: string): Promise<void> {
  const call = await grace.dial(number);
  await (await ada.nextCall()).busy();
  await call.hangUp();
  await call.ended();
}

async function isClosed(number: string): Promise<void> {
  const call = await grace.dial(number);
  await call.hearsBeginningOf('vm-nobodyavail');
  await call.hangUp();
  await call.ended();
}

function untilTurned(to: Partial<Output<'getSwitchState'>>): Promise<Output<'getSwitchState'>> {
  return house.admin.until('getSwitchState', { params }, (state) =>
    Object.entries(to).every(([field, value]) => state[field as keyof typeof state] === value),
  );
}

test('given nobody has turned it, then the hours count, and the lamp is off', async () => {
  await lamp.is('idle');
  await isOpen('0');
  await isClosed('3');
});

test('given it is turned to night by phone, then its routes are closed, the lamp shines, and the portal says who it was', async () => {
  await turn('activated');
  await lamp.is('busy');
  await untilTurned({ state: 'night', source: 'phone', changed_by: '1002' });
  await isClosed('0');
  const query = { number: '0', from: '1002' };
  expect(await house.admin.call('whatHappens', { query })).toMatchObject({ ends: 'announcement' });
});

test('given it is turned to day in the portal, then its routes are open whatever the hours say, without a reload', async () => {
  const { applied } = await house.admin.call('getConfiguration', {});
  await house.admin.call('putSwitchState', { params, body: { state: 'day' } });
  await lamp.is('idle');
  await isOpen('3');
  await house.admin.call('putSwitchState', { params, body: { state: 'night' } });
  await lamp.is('busy');
  await isClosed('3');
  expect((await house.admin.call('getConfiguration', {})).applied).toBe(applied);
});

test('given an agent presses the key of the own lamp, then it is lit elsewhere; nobody else can press it', async () => {
  await agentLamp.is('idle');
  await press(grace, 'agent-loginok');
  await agentLamp.is('busy');
  await press(ada, 'feature-not-avail-line');
  await press(grace, 'agent-loggedoff');
  await agentLamp.is('idle');
  await press(grace, 'agent-loginok');
  await agentLamp.is('busy');
});

test('given the agent is sent on a pause while call control is away, then the lamp blinks when that is back', async () => {
  await house.without('pbx', async () => {
    await house.admin.call('pauseAgent', { params: { extension: '1002' }, body: { reason: 'Lunch' } });
    await press(grace, 'feature-not-avail-line');
  });
  await agentLamp.is('held');
});

test('given the configuration is reloaded, then the lamps are as before', async () => {
  await house.admin.call('createSwitch', { body: { number: '2', name: 'Shop' } });
  await house.admin.until('getConfiguration', {}, ({ applied, wanted }) => applied === wanted);
  const again = await Promise.all(['*721002', '*281'].map((key) => ada.lamp(key, 'dialog-info')));
  await Promise.all([again[0]?.is('held'), again[1]?.is('busy'), agentLamp.is('held'), lamp.is('busy')]);
  await Promise.all(again.map((one) => one.remove()));
});

test('given Asterisk is started again, then it is night as before, and the agent pauses', async () => {
  await house.without('asterisk', async () => {});
  await Promise.all([ada.register(), grace.register()]);
  await isClosed('0');
  await lamp.remove();
  lamp = await grace.lamp('*281', 'dialog-info');
  await lamp.is('busy');
  await agentLamp.remove();
  agentLamp = await ada.lamp('*721002', 'dialog-info');
  await agentLamp.is('held');
  await press(grace, 'agent-loginok');
  await agentLamp.is('busy');
  await untilTurned({ state: 'night', source: 'portal' });
});

test('given everything of ours is dead, then the code turns it all the same, and the portal knows afterwards', async () => {
  await house.killAll();
  await turn('de-activated');
  await lamp.is('idle');
  await isOpen('0');
  await isClosed('3');
  await house.system.start();
  const admin = await house.system.signInAsAdmin();
  const { source, changed_by } = await admin.until('getSwitchState', { params }, ({ state }) => state === 'auto');
  expect({ source, changed_by }).toEqual({ source: 'phone', changed_by: '1002' });
  admin.close();
});
