import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { PATIENCE_MS } from '../phones/time-limit.ts';
import { type Provider, startProvider } from '../provider/provider.ts';
import { RtpReceiver } from '../sound/rtp-receiver.ts';
import { Household } from '../survival/household.ts';

const minuteMs = 60_000;
/** How long before its minute an announcement is scheduled at least. */
const headStartMs = 3_000;
/** Asterisk's own beep. */
const BEEP_HZ = 700;

let house: Household;
let ada: Phone;
let bob: Phone;
let cleo: Phone;
let dan: Phone;
/** A loudspeaker that is called by SIP, two that are sent RTP, and one that rings at a certain time. */
let hall: Provider;
let yard: RtpReceiver;
let stairs: RtpReceiver;
let bell: RtpReceiver;
/** The end of a page whose pager doesn’t hang up. */
let tooLong: Promise<unknown>;
let rung: { readonly due: number; readonly at: Promise<number> };

beforeAll(async () => {
  [yard, stairs, bell] = await Promise.all([
    RtpReceiver.unicast(PATIENCE_MS),
    RtpReceiver.multicast('239.255.90.1', PATIENCE_MS),
    RtpReceiver.unicast(2 * minuteMs),
  ]);
  house = await Household.open(null, ['1001', '1002', '1003', '1004']);
  [ada, bob, cleo, dan] = [house.phone('1001'), house.phone('1002'), house.phone('1003'), house.phone('1004')];
  const known = { at: house.system.sipServers.udp };
  const customers = [{ name: 'house', known, transport: 'udp', encryption: 'none', codecs: ['PCMA'] }] as const;
  hall = await startProvider({ address: '127.0.0.2', customers });
  await makeZones();
  rung = await scheduleBell();
});

afterAll(async () => {
  await Promise.all([house?.close(), hall?.stop()]);
  for (const receiver of [yard, stairs, bell]) receiver?.close();
});

async function makeZones(): Promise<void> {
  const { admin } = house;
  const [hallIp = '', hallPort] = hall.servers.udp.split(':');
  const inHall = { ip: hallIp, port: Number(hallPort), codec: 'PCMA' as const };
  const inYard = { ip: yard.ip, port: yard.port, by: 'unicast' as const };
  const onStairs = { ip: stairs.ip, port: stairs.port, by: 'multicast' as const };
  const onBell = { ip: bell.ip, port: bell.port, by: 'unicast' as const };
  const zones = [
    { number: '9001', name: 'Yard', phones: ['1001', '1002', '1003'], devices: [inHall, inYard, onStairs] },
    { number: '9002', name: 'Workshop', phones: ['1002'], talkback: true },
    { number: '9003', name: 'Alarm', phones: ['1002', '1003'], priority: true, tone: false },
    { number: '9004', name: 'Stairs', devices: [onStairs], callers: ['1004'], pin: '4711', max_seconds: 5 },
    { number: '9006', name: 'Stairs first', devices: [onStairs], priority: true },
    { number: '9007', name: 'Stairs too', devices: [onStairs] },
    // With priority: nobody knows whether it rings while a page to all zones has its loudspeaker.
    { number: '9005', name: 'Bell', devices: [onBell], tone: false, priority: true },
    { number: '9999', name: 'All call', reach: 'all-zones' as const, tone: false },
  ];
  for (const body of zones) await admin.call('createPagingZone', { body });
  const source = { type: 'stock' as const, sounds: ['beep'] };
  await admin.call('createPrompt', { body: { id: 'gong', name: 'Gong', source } });
  await admin.until('getConfiguration', {}, ({ wanted, applied }) => applied === wanted);
}

/** For the next minute that does not begin at once. What its loudspeaker hears, it hears while the other tests run. */
async function scheduleBell(): Promise<typeof rung> {
  const due = Math.ceil((Date.now() + headStartMs) / minuteMs) * minuteMs;
  const [date = '', time = ''] = new Date(due).toISOString().split('T');
  const body = { id: 'bell', name: 'Bell', zone: '9005', prompt: 'gong', date, times: [time.slice(0, 5)] };
  await house.admin.call('createScheduledPage', { body: { ...body, time_zone: 'UTC' } });
  return { due, at: bell.hearsTone(BEEP_HZ).then(() => Date.now()) };
}

/** A phone picks up by itself, as it is asked to. */
async function picksUp(phone: Phone): Promise<IncomingCall> {
  const call = await phone.nextCall();
  expect(await call.asksToBeAnswered()).toBe(true);
  await call.answer();
  return call;
}

async function loudspeakerAnswers(): Promise<PhoneCall> {
  const call = await hall.nextCall();
  await call.answer();
  return call;
}

/** Bob and Dan talk: Dan is a tone of 1000 Hz to Bob. */
async function bobTalksToDan(): Promise<{ readonly atBob: PhoneCall; readonly atDan: PhoneCall }> {
  const atDan = await dan.dial('1002');
  const atBob = await bob.nextCall();
  await atBob.answer();
  await atDan.answered();
  await atDan.playTone(1000);
  return { atBob, atDan };
}

async function hungUp(call: PhoneCall, ...others: readonly PhoneCall[]): Promise<void> {
  await call.hangUp();
  await Promise.all([call, ...others].map((one) => one.ended()));
}

test('given a page, then each phone and loudspeaker hears the pager and nobody else, and it ends with the pager', async () => {
  const page = await ada.dial('9001');
  const [atBob, inHall] = await Promise.all([picksUp(bob), loudspeakerAnswers(), page.hearsTone(BEEP_HZ)]);
  expect(atBob.from).toEqual({ name: 'Person 1001', number: '1001' });
  await page.playTone(1500);
  const atCleo = await picksUp(cleo); // Late.
  await Promise.all([...[atBob, inHall, atCleo, yard, stairs].map((one) => one.hearsTone(1500)), atBob.playTone(900)]);
  expect((await page.record(1_000)).hasTone(900)).toBe(false);
  expect(await inHall.codec()).toBe('PCMA');
  const { items } = await house.admin.until('listCalls', {}, ({ items: [call] }) => call?.state === 'page');
  expect(items.map(({ from, to }) => `${from} → ${to}`)).toEqual(['1001 → 9001']);
  await hungUp(page, atBob, inHall, atCleo);
});

test('given somebody talks or doesn’t want to be disturbed, then a page leaves them alone', async () => {
  await house.admin.call('changeCallHandling', { params: { number: '1003' }, body: { do_not_disturb: true } });
  const { atBob, atDan } = await bobTalksToDan();
  yard.forget();
  const page = await ada.dial('9001');
  const [inHall] = await Promise.all([loudspeakerAnswers(), page.hearsTone(BEEP_HZ)]);
  await page.playTone(1500);
  await yard.hearsTone(1500);
  const heard = await atBob.record(1_000);
  expect([1000, 1500].map((hz) => heard.hasTone(hz))).toEqual([true, false]);
  await hungUp(page, inHall);
  await hungUp(atBob, atDan);
});

test('given a page with priority, then who talks hears it within the call, alone, and who is not to be disturbed too', async () => {
  const { atBob, atDan } = await bobTalksToDan();
  const page = await ada.dial('9003');
  const [atCleo] = await Promise.all([picksUp(cleo), page.hearsTone(BEEP_HZ)]);
  await page.playTone(1500);
  await Promise.all([atCleo.hearsTone(1500), atBob.hearsTone(1500)]);
  const [atBobs, atDans] = await Promise.all([atBob.record(1_000), atDan.record(1_000)]);
  expect([1000, 1500].map((hz) => atBobs.hasTone(hz))).toEqual([true, true]);
  expect(atDans.hasTone(1500)).toBe(false);
  await hungUp(page, atCleo);
  expect((await atBob.record(1_000)).hasTone(1500)).toBe(false);
  await hungUp(atBob, atDan);
  await house.admin.call('changeCallHandling', { params: { number: '1003' }, body: { do_not_disturb: false } });
});

test('given somebody calls for help, then not even a page with priority speaks into it', async () => {
  const help = await bob.dial('911');
  const page = await ada.dial('9003');
  const [atCleo] = await Promise.all([picksUp(cleo), page.hearsTone(BEEP_HZ)]);
  await page.playTone(1500);
  await atCleo.hearsTone(1500);
  expect((await help.record(1_000)).hasTone(1500)).toBe(false);
  await hungUp(page, atCleo);
  await hungUp(help);
});

test('given a zone that only some may page, and with a PIN, then others hear that they can’t, and a wrong PIN doesn’t do', async () => {
  stairs.forget();
  const refused = await bob.dial('9004');
  await refused.hearsBeginningOf('feature-not-avail-line');
  await refused.ended();
  const page = await dan.dial('9004');
  await page.hearsBeginningOf('vm-password');
  await page.sendDigits('1234');
  await page.hears('vm-incorrect');
  await page.hearsBeginningOf('vm-password');
  await page.sendDigits('4711');
  await page.hearsTone(BEEP_HZ);
  expect((await page.record(500)).isSilent()).toBe(true);
  await page.playTone(1500);
  await stairs.hearsTone(1500);
  tooLong = page.ended();
});

test('given a zone that may answer, then the pager hears them; a second pager meanwhile hears that it is busy', async () => {
  const page = await ada.dial('9002');
  const [atBob] = await Promise.all([picksUp(bob), page.hearsTone(BEEP_HZ)]);
  await atBob.playTone(900);
  await page.hearsTone(900);
  await house.admin.until('listCalls', {}, ({ items }) =>
    items.some(({ state, place }) => state === 'page' && place === '9002'),
  );
  const second = await dan.dial('9002');
  expect(await second.ended()).toMatchObject({ sipStatus: 486 });
  await hungUp(page, atBob);
});

test('given the pager hangs up before anybody answers, then who answers after that is let go', async () => {
  const page = await ada.dial('9002');
  const ringing = await bob.nextCall();
  await hungUp(page);
  await ringing.answer();
  await ringing.ended();
});

test('given the portal plays a prompt or rings a phone for a page, then the zone hears the one and the other', async () => {
  const announced = house.admin.call('announceToZone', { params: { key: '9002' }, body: { prompt: 'gong' } });
  const atBob = await picksUp(bob);
  await Promise.all([atBob.hearsTone(BEEP_HZ), announced]);
  expect(atBob.from).toEqual({ name: 'Workshop', number: '9002' });
  await atBob.ended();

  const ordered = house.admin.call('pageByPhone', { params: { key: '9002' }, body: { extension: '1001' } });
  const atAda = await ada.nextCall();
  await Promise.all([atAda.ring(), ordered]);
  await atAda.answer();
  const [hearing] = await Promise.all([picksUp(bob), atAda.hearsTone(BEEP_HZ)]);
  await atAda.playTone(1500);
  await hearing.hearsTone(1500);
  await hungUp(atAda, hearing);
});

test('given a page that takes longer than its zone allows, then it has ended by itself', async () => {
  await tooLong;
});

test('given a loudspeaker that plays a page, then another finds nobody there, but one with priority takes it', async () => {
  const page = await ada.dial('9007');
  await page.hearsTone(BEEP_HZ);
  await page.playTone(1500);
  await stairs.hearsTone(1500);
  const second = await bob.dial('9999');
  await Promise.all([picksUp(cleo), loudspeakerAnswers(), second.hearsTone(BEEP_HZ)]);
  await second.playTone(900);
  await yard.hearsTone(900);
  await hungUp(second);
  const urgent = await dan.dial('9006');
  await urgent.hearsTone(BEEP_HZ);
  stairs.forget();
  await urgent.playTone(1100);
  await stairs.hearsTone(1100);
  expect(stairs.streams).toBe(1);
  await Promise.all([hungUp(urgent), hungUp(page)]);
});

test('given a page to all zones, then who is in several of them is called once', async () => {
  stairs.forget();
  const page = await ada.dial('9999');
  const answering = Promise.all([picksUp(bob), picksUp(cleo), loudspeakerAnswers()]);
  const [members] = await Promise.all([answering, page.hearsTone(BEEP_HZ)]);
  await page.playTone(1500);
  await Promise.all([...members, stairs].map((one) => one.hearsTone(1500)));
  expect(stairs.streams).toBe(1);
  await hungUp(page, ...members);
});

test('given an announcement for a minute, then it is played in its first seconds', async () => {
  const late = (await rung.at) - rung.due;

  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(5_000);
}, 90_000);

test('given pages are over, then nothing of them is left, and each stands in the history once, as the pager’s', async () => {
  const { items } = await house.admin.until('listCallRecords', { query: { limit: 50 } }, (page) =>
    page.items.some(({ to }) => to === '9999'),
  );
  expect(items.filter(({ to }) => to === '9001').map(({ from }) => from)).toEqual(['1001', '1001']);
  expect(await house.admin.until('listCalls', {}, (calls) => calls.items.length === 0)).toEqual({ items: [] });
});

test('given every process of ours is dead, then a page is heard all the same', async () => {
  await house.killAll();
  yard.forget();
  const page = await dan.dial('9001');
  const answering = Promise.all([picksUp(ada), picksUp(bob), picksUp(cleo), loudspeakerAnswers()]);
  const [members] = await Promise.all([answering, page.hearsTone(BEEP_HZ)]);
  await page.playTone(1500);
  await Promise.all([...members, yard].map((one) => one.hearsTone(1500)));
  await hungUp(page, ...members);
});
