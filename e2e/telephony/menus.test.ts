import type { Input } from '@flexpbx/domain/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhoneCall } from '../phones/phone-call.ts';
import { OutsideWorld } from './outside-world.ts';

let world: OutsideWorld;

type MenuBody = Input<'createMenu'>['body'];

const toGrace = { type: 'extension', target: '1002' } as const;
const stock = (id: string, sound: string): Input<'createPrompt'>['body'] => ({
  ...{ id, name: id },
  source: { type: 'stock', sounds: [sound] },
});
const prompts: Input<'createPrompt'>['body'][] = [
  stock('welcome', 'demo-congrats'),
  stock('changed', 'demo-instruct'),
  stock('short', 'hello'),
  stock('nothing-pressed', 'vm-sorry'),
  stock('recorded', 'hello'),
  { id: 'spoken', name: 'Spoken', source: { type: 'text', text: 'Welcome to the school.', voice: 'en-us' } },
];
const more: MenuBody = {
  ...{ id: 'more', name: 'More', greeting: 'changed' },
  options: [
    { key: '*', action: { type: 'menu', target: 'main' } },
    { key: '0', action: { type: 'hang-up' } },
    { key: '1', action: { type: 'ring-group', target: '600' } },
    { key: '9', action: { type: 'paging-zone', target: '9001' } },
  ],
};
const patient: MenuBody = {
  ...{ id: 'patient', name: 'Patient', greeting: 'short', timeout_prompt: 'nothing-pressed' },
  ...{ timeout_seconds: 1, attempts: 2, fallback: { type: 'voicemail', target: '1001' } },
};
const main: MenuBody = {
  ...{
    id: 'main',
    name: 'Main',
    number: '0',
    greeting: 'welcome',
    timeout_seconds: 1,
    attempts: 2,
    invalid_attempts: 1,
  },
  options: [
    { key: '1', action: toGrace, prompt: 'spoken' },
    { key: '2', action: { type: 'voicemail', target: '1002' } },
    { key: '3', action: { type: 'conference', target: '2001' } },
    { key: '4', action: { type: 'menu', target: 'more' } },
    { key: '5', action: { type: 'external', target: '2125550177' } },
    { key: '6', action: { type: 'closed' } },
    { key: '7', action: { type: 'inbound-route', target: 'night' } },
    { key: '8', action: { type: 'directory' } },
    { key: '9', action: { type: 'repeat' } },
    { key: '*', action: { type: 'menu', target: 'patient' } },
  ],
  ...{ direct_dial: ['1002'], fallback: { type: 'voicemail', target: '1001' } },
};

beforeAll(async () => {
  world = await OutsideWorld.open();
  const { admin } = world.office;
  await world.office.addExtensions(
    { number: '1003', name: 'Tess', dtmf: 'inband', codecs: ['PCMU', 'PCMA'] },
    { number: '1004', name: 'Ina', dtmf: 'info' },
  );
  await admin.call('createConference', { body: { number: '2001', name: 'Staff', pin: '1234' } });
  const group = { number: '600', name: 'Office', members: [{ type: 'extension', target: '1002' }] } as const;
  await admin.call('createRingGroup', { body: { ...group, members: [...group.members] } });
  for (const body of prompts) await admin.call('createPrompt', { body });
  const zone = { number: '9001', name: 'Yard', phones: ['1002'], callers: ['1001'] };
  await admin.call('createPagingZone', { body: zone });
  await admin.call('createMenu', { body: { ...more, options: [] } });
  await admin.call('createInboundRoute', {
    body: { id: 'night', name: 'Night', number: '15550099', destination: { type: 'closed' } },
  });
  await admin.call('createMenu', { body: patient });
  await admin.call('createMenu', { body: main });
  await admin.call('changeMenu', { params: { key: 'more' }, body: { options: more.options ?? [] } });
  const route = {
    id: 'school',
    name: 'School',
    number: '15550001',
    destination: { type: 'menu', target: 'main' },
  } as const;
  await admin.call('createInboundRoute', { body: route });
  await world.office.applied();
});

afterAll(() => world?.close());

/** A call from outside that has reached the menu. */
async function entersMenu(particulars: { isHidden?: boolean } = {}): Promise<PhoneCall> {
  const from = { number: '+4930555', name: 'Outsider', isHidden: false, ...particulars };
  const call = await world.main.call({ customer: 'acme', number: '+15550001', from });
  await call.answered();
  await call.hearsBeginningOf('demo-congrats');
  return call;
}

/** Reaches Grace, who is busy. */
async function reachesGrace(call: PhoneCall): Promise<void> {
  const ringing = await world.grace.nextCall();
  await ringing.busy();
  await call.hangUp();
  await call.ended();
}

describe.concurrent('given several calls from outside are in a menu at once', () => {
  test.each([
    ['2', 'vm-theperson'],
    ['3', 'conf-getpin'],
    ['6', 'vm-nobodyavail'],
    ['7', 'vm-nobodyavail'],
    ['4*', 'demo-congrats'],
    ['00', 'vm-theperson'],
  ])('and one presses %s, then %s is heard', async (keys, prompt) => {
    const call = await entersMenu();
    await call.sendDigits(keys);
    await call.hearsBeginningOf(prompt);
    await call.hangUp();
    await call.ended();
  });

  test('and one spells a name nobody has, then that is said, and asked again', async () => {
    const call = await entersMenu();
    await call.sendDigits('8');
    await call.hearsBeginningOf('dir-welcome');
    await call.sendDigits('999');
    await call.hearsBeginningOf('dir-nomatch');
    await call.hearsBeginningOf('dir-welcome');
    await call.hangUp();
    await call.ended();
  });

  test('and one presses nothing, then it is asked as often as is set, with the words for it, and goes where the menu says', async () => {
    const call = await entersMenu();
    await call.sendDigits('*');
    for (const prompt of ['hello', 'vm-sorry', 'hello', 'vm-theperson']) await call.hearsBeginningOf(prompt);
    await call.hangUp();
    await call.ended();
  });

  test('and one presses the key of a number outside, then it goes out again', async () => {
    const call = await entersMenu();
    await call.sendDigits('5');
    const away = await world.main.nextCallTo('+12125550177');
    await away.refuse(486);
    await call.ended();
  });

  test('and one finds the end of the call two menus on, then it ends', async () => {
    const call = await entersMenu();
    await call.sendDigits('40');
    expect(await call.ended()).toMatchObject({ cause: 16 });
  });
});

test('given a call from outside presses a key, then words are said and it rings there; a ring group and an extension too', async () => {
  for (const keys of ['1', '41', '1002']) {
    const call = await entersMenu();
    await call.sendDigits(keys);
    await reachesGrace(call);
  }
});

test('given a key leads to a paging zone, then a caller from outside pages, and one who hides the number stays hidden', async () => {
  const call = await entersMenu({ isHidden: true });
  await call.sendDigits('49');
  const atGrace = await world.grace.nextCall();
  expect(await atGrace.asksToBeAnswered()).toBe(true);
  const { headers } = await (await atGrace.sip()).invite();
  expect(JSON.stringify(headers)).not.toContain('4930555');
  await atGrace.answer();
  await call.hears('beep');
  await call.playTone(1500);
  await atGrace.hearsTone(1500);
  await call.hangUp();
  await atGrace.ended();
});

describe('given a phone of the house dials 0', () => {
  test.each([
    ['in the sound itself', '1003', 'inband'],
    ['by INFO', '1004', 'info'],
  ] as const)('and sends its keys %s, then they are understood', async (_how, number, dtmf) => {
    const phone = await world.office.phone(number, { dtmf, codecs: ['PCMU'] });
    const call = await phone.dial('0');
    await call.answered();
    await call.hearsBeginningOf('demo-congrats');
    // Without # it waits for more keys, since 1 begins an extension too.
    await call.sendDigits('1#');
    await reachesGrace(call);
  });

  test('and spells a name, then that person is offered, and rings when chosen', async () => {
    const call = await world.ada.dial('0');
    await call.answered();
    await call.sendDigits('8');
    await call.hearsBeginningOf('dir-welcome');
    await call.sendDigits('472');
    await call.hearsBeginningOf('letters/g');
    await call.sendDigits('1');
    await reachesGrace(call);
  });
});

test('given a menu is changed, then the next caller hears it without Asterisk being told, a spoken text too', async () => {
  const { admin } = world.office;
  await admin.call('changeMenu', { params: { key: 'main' }, body: { greeting: 'changed' } });
  const call = await world.ada.dial('0');
  await call.answered();
  await call.hearsBeginningOf('demo-instruct');
  await call.hangUp();
  await admin.call('changeMenu', { params: { key: 'main' }, body: { greeting: 'welcome' } });
});

test('given a prompt is recorded by phone, then the next caller hears it', async () => {
  const { admin } = world.office;
  await admin.call('changeMenu', { params: { key: 'main' }, body: { greeting: 'recorded' } });
  await admin.call('recordPrompt', { params: { key: 'recorded' }, body: { extension: '1002' } });
  const ringing = await world.grace.nextCall();
  await ringing.answer();
  await ringing.hears('vm-rec-temp');
  await ringing.hears('beep');
  await ringing.playTone(1000);
  await ringing.record(2_000);
  await ringing.sendDigits('#');
  await ringing.beQuiet();
  await ringing.hearsBeginningOf('vm-review');
  await ringing.sendDigits('1');
  await ringing.hears('vm-msgsaved');
  await ringing.ended();
  await admin.until('getPrompt', { params: { key: 'recorded' } }, ({ source }) => {
    return source.type === 'file' && source.state === 'ready';
  });
  const call = await world.ada.dial('0');
  await call.answered();
  await call.hearsTone(1000);
  await call.hangUp();
  await admin.call('changeMenu', { params: { key: 'main' }, body: { greeting: 'welcome' } });
});

test('given call control dies while a caller is in a menu, then the menu is said again and serves', async () => {
  const { admin, system } = world.office;
  await admin.call('changeMenu', { params: { key: 'main' }, body: { greeting: null, timeout_seconds: 10 } });
  const call = await world.ada.dial('0');
  await call.hears('hello');
  process.kill(await system.pidOf('pbx'), 'SIGKILL');
  await call.hears('vm-enter-num-to-call');
  await call.hears('hello');
  await call.sendDigits('1002');
  await reachesGrace(call);
});

test('given every process of ours is dead, then the caller goes where the menu sends who chooses nothing', async () => {
  await world.killAllOfOurs();
  const call = await world.ada.dial('0');
  await call.hears('vm-theperson');
  await call.hangUp();
});
