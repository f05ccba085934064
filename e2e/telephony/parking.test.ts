import type { Output } from '@flexpbx/domain/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { askAsterisk } from '../survival/asterisk-console.ts';

type Parked = Output<'listParkedCalls'>['items'][number];

const TIMEOUT_SECONDS = 10;
let office: Office;
let ada: Phone;
let bob: Phone;
let cleo: Phone;

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const parking = { timeout_seconds: TIMEOUT_SECONDS, ring_seconds: 5, last_slot: '71' };
  await office.admin.call('changeConfig', { body: { parking } });
  await office.addExtensions(
    { number: '1001', name: 'Ada', voicemail: false },
    { number: '1002', name: 'Bob' },
    { number: '1003', name: 'Cleo' },
  );
  [ada, bob, cleo] = await Promise.all([
    office.registeredPhone('1001', 'udp'),
    office.registeredPhone('1002', 'udp'),
    office.registeredPhone('1003', 'udp'),
  ]);
});

afterAll(async () => {
  await office?.close();
});

/** Calls that wait, once they are as wanted. */
async function parkedAre(wanted: (items: readonly Parked[]) => boolean): Promise<readonly Parked[]> {
  return (await office.admin.until('listParkedCalls', {}, ({ items }) => wanted(items))).items;
}

/** Somebody calls somebody, and they talk. */
async function talk(caller: Phone, callee: Phone): Promise<{ calling: PhoneCall; called: IncomingCall }> {
  const calling = await caller.dial(callee.account.number);
  const called = await callee.nextCall();
  await called.answer();
  await calling.answered();
  await expectToHearEachOther(calling, called);
  await Promise.all([calling.beQuiet(), called.beQuiet()]);
  return { calling, called };
}

/** A call is fetched by dialling; resolves when the two are joined, which the one who waited is heard by. */
async function fetch(phone: Phone, number: string, waiting: PhoneCall): Promise<PhoneCall> {
  const fetching = await phone.dial(number);
  await fetching.answered();
  await waiting.playTone(440);
  expect((await fetching.record(1_500)).hasTone(440)).toBe(true);
  await waiting.beQuiet();
  return fetching;
}

describe('parking', () => {
  test('given a call is transferred to *74, then it stands in a slot with a lamp, and another phone fetches it', async () => {
    const lamp = await cleo.lamp('70', 'dialog-info');
    expect(lamp.state).toBe('idle');
    const { calling, called } = await talk(ada, bob);
    await called.blindTransfer('*74');
    await lamp.is('busy');
    const [parked] = await parkedAre(({ length }) => length === 1);
    expect(parked).toMatchObject({
      slot: '70',
      from: '1001',
      from_name: 'Ada',
      parked_by: '1002',
      parked_by_name: 'Bob',
    });
    await office.liveCalls((calls) => calls.some(({ state, place }) => state === 'parked' && place === '70'));
    const fetching = await fetch(cleo, '70', calling);
    await lamp.is('idle');
    await parkedAre(({ length }) => length === 0);
    await fetching.hangUp();
    await calling.ended();
    await lamp.remove();
  });

  test('given *74 is dialled with the call on hold, then the slot is told, and *75 with it fetches the call', async () => {
    const { calling, called } = await talk(ada, bob);
    await called.hold();
    const consultation = await bob.dial('*74');
    await consultation.answered();
    await consultation.hears('digits/7');
    await consultation.hears('digits/0');
    await called.attendedTransfer(consultation);
    await parkedAre(([parked]) => parked?.from === '1001' && parked.parked_by === '1002');
    const fetching = await fetch(bob, '*7570', calling);
    await fetching.hangUp();
    await calling.ended();
  });

  test('given *74 is pressed during a call, then the slot is told to who pressed it, who is free then', async () => {
    const { calling, called } = await talk(ada, bob);
    await called.sendDigits('*74');
    await called.hears('digits/7');
    await called.ended();
    await parkedAre(([parked]) => parked?.slot === '70' && parked.parked_by === '1002');
    // The caller parks too, and the one who was called waits.
    const fetching = await fetch(cleo, '*75', calling);
    await calling.sendDigits('*74');
    await calling.hears('digits/7');
    await calling.ended();
    await parkedAre(([parked]) => parked?.from === '1003' && parked.parked_by === '1001');
    await fetching.hangUp();
    await parkedAre(({ length }) => length === 0);
  });

  test('given a call is transferred to a slot itself, then it is parked there', async () => {
    const { calling, called } = await talk(ada, bob);
    await called.blindTransfer('71');
    await parkedAre(([parked]) => parked?.slot === '71' && parked.parked_by === '1002');
    const fetching = await fetch(cleo, '71', calling);
    await fetching.hangUp();
    await calling.ended();
  });

  test('given nothing is parked there, then who fetches hears that', async () => {
    const fetching = await cleo.dial('71');
    await fetching.hears('pbx-invalidpark');
    await fetching.ended();
  });
});

describe('a call nobody fetches', () => {
  test('given the time is over, then it rings at who parked it, with the slot before the caller’s name', async () => {
    const { calling, called } = await talk(ada, bob);
    await called.blindTransfer('*74');
    const back = await bob.nextCall();
    expect(back.from).toEqual({ name: 'Park 70: Ada', number: '1001' });
    await back.answer();
    await calling.playTone(440);
    expect((await back.record(1_500)).hasTone(440)).toBe(true);
    await back.hangUp();
    await calling.ended();
  });

  test('given nobody answers there, then the caller reaches the parker’s mailbox', async () => {
    const { calling, called } = await talk(ada, bob);
    await called.blindTransfer('*74');
    const back = await bob.nextCall();
    await back.ended();
    await office.liveCalls((calls) => calls.some(({ from, state }) => from === '1001' && state === 'leaving-message'));
    await calling.hangUp();
  });

  test('given the parker has no mailbox, then it is parked again and rings again', async () => {
    const { calling, called } = await talk(bob, ada);
    await called.blindTransfer('*74');
    const first = await ada.nextCall();
    await first.ended();
    await parkedAre(([parked]) => parked?.parked_by === '1001');
    const second = await ada.nextCall();
    expect(second.from.name).toBe('Park 70: Bob');
    await second.answer();
    await second.hangUp();
    await calling.ended();
  });

  test('given a place for such calls was chosen, then it goes there, and says who parked it', async () => {
    const body = { parking: { destination: { type: 'extension', target: '1003' } as const } };
    await office.admin.call('changeConfig', { body });
    await office.applied();
    const { calling, called } = await talk(bob, ada);
    await called.blindTransfer('*74');
    const back = await ada.nextCall();
    await back.decline();
    const operator = await cleo.nextCall();
    expect(operator.from.name).toBe('Park 70 (1001): Bob');
    await operator.decline();
    await calling.hangUp();
    await office.admin.call('changeConfig', { body: { parking: { destination: null } } });
    await office.applied();
  });
});

describe('a lot that is full', () => {
  let waiting: PhoneCall[];
  beforeAll(async () => {
    // Two who park themselves take both slots, and keep them.
    await office.admin.call('changeConfig', { body: { parking: { timeout_seconds: 120 } } });
    await office.applied();
    waiting = [await cleo.dial('*74'), await cleo.dial('*74')];
    await Promise.all(waiting.map((call) => call.hears('digits/7')));
    await parkedAre(({ length }) => length === 2);
  });
  afterAll(async () => {
    for (const call of waiting) await call.hangUp();
  });

  test('given a key or another call is used, then the parker hears that it failed, and keeps the call', async () => {
    const { calling, called } = await talk(ada, bob);
    await called.sendDigits('*74');
    await called.hears('pbx-parkingfailed');
    await called.hold();
    const consultation = await bob.dial('*74');
    await consultation.hears('pbx-parkingfailed');
    await consultation.ended();
    await called.resume();
    await expectToHearEachOther(calling, called);
    await calling.hangUp();
    await called.ended();
  });

  test('given the phone transfers and hangs up, then the call comes back to it', async () => {
    const { calling, called } = await talk(ada, bob);
    await called.blindTransfer('*74');
    const back = await bob.nextCall();
    expect(back.from).toEqual({ name: 'Park full: Ada', number: '1001' });
    await back.answer();
    await calling.playTone(440);
    expect((await back.record(1_500)).hasTone(440)).toBe(true);
    await back.hangUp();
    await calling.ended();
  });
});

describe('lamps of slots', () => {
  test('given settings change and modules are reloaded, then they go on showing what is parked', async () => {
    const lamp = await cleo.lamp('70', 'dialog-info');
    const { calling, called } = await talk(ada, bob);
    await called.blindTransfer('*74');
    await lamp.is('busy');
    await office.admin.call('changeConfig', { body: { parking: { timeout_seconds: 130 } } });
    await office.admin.call('changeExtension', { params: { number: '1003' }, body: { name: 'Cleopatra' } });
    await office.applied();
    await askAsterisk(office.system, 'module reload res_parking.so');
    await askAsterisk(office.system, 'dialplan reload');
    expect(lamp.state).toBe('busy');
    const fetching = await fetch(cleo, '70', calling);
    await lamp.is('idle');
    await fetching.hangUp();
    await calling.ended();
  });
});
