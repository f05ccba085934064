import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { RtpReceiver } from '../sound/rtp-receiver.ts';
import { Household } from '../survival/household.ts';

let house: Household;
let ada: Phone;
let bob: Phone;
let cleo: Phone;
let dan: Phone;
let yard: RtpReceiver;
let halls: RtpReceiver;

beforeAll(async () => {
  [yard, halls] = await Promise.all([RtpReceiver.unicast(), RtpReceiver.multicast('239.255.90.1')]);
  house = await Household.open(null, ['1001', '1002', '1003', '1004']);
  [ada, bob, cleo, dan] = [house.phone('1001'), house.phone('1002'), house.phone('1003'), house.phone('1004')];
  const { admin } = house;
  const devices = [
    { ip: yard.ip, port: yard.port, by: 'unicast' as const },
    { ip: halls.ip, port: halls.port, by: 'multicast' as const },
  ];
  const zone = { number: '9001', name: 'First floor', phones: ['1001', '1002', '1003'], devices };
  await admin.call('createPagingZone', { body: zone });
  await admin.until('getConfiguration', {}, ({ wanted, applied }) => applied === wanted);
});

afterAll(async () => {
  await house?.close();
  for (const receiver of [yard, halls]) receiver?.close();
});

/** The phone picks up by itself, as it is asked to. */
async function picksUp(phone: Phone): Promise<PhoneCall> {
  const call = await phone.nextCall();
  expect(await call.asksToBeAnswered()).toBe(true);
  await call.answer();
  return call;
}

test('given a page, then every phone and loudspeaker of the zone hears the pager, and it ends with the pager', async () => {
  const page = await ada.dial('9001');
  const [atBob, atCleo] = await Promise.all([picksUp(bob), picksUp(cleo)]);
  await page.answered();
  await page.playTone(440);
  await Promise.all([bob, cleo].map((_, at) => [atBob, atCleo][at]?.hearsTone(440)));
  await Promise.all([yard.hearsTone(440), halls.hearsTone(440)]);
  await page.hangUp();
  await Promise.all([atBob.ended(), atCleo.ended()]);
});
