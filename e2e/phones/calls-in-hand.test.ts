import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stockMusic } from '../asterisk/stock-sounds.ts';
import { accountAt, type Exchange, startExchange } from './exchange.ts';
import { MUSIC } from './exchange-configuration.ts';
import type { Phone } from './phone.ts';
import { type PhoneBank, startPhoneBank } from './phone-bank.ts';
import type { PhoneCall } from './phone-call.ts';

let exchange: Exchange;
let bank: PhoneBank;
let alice: Phone;
let bob: Phone;
let carol: Phone;

beforeAll(async () => {
  exchange = await startExchange({ trunk: null });
  bank = await startPhoneBank();
  [alice, bob, carol] = await Promise.all([
    bank.phone(accountAt(exchange, '1001', {})),
    bank.phone(accountAt(exchange, '1002', { transport: 'tcp' })),
    bank.phone(accountAt(exchange, '1003', { transport: 'tls', encryption: 'sdes' })),
  ]);
  await Promise.all([alice, bob, carol].map((phone) => phone.register()));
});

afterAll(async () => {
  await bank?.stop();
  await exchange?.stop();
});

async function connect(caller: Phone, callee: Phone): Promise<[PhoneCall, PhoneCall]> {
  const call = await caller.dial(callee.account.number);
  const ringing = await callee.nextCall();
  await ringing.answer();
  await call.answered();
  return [call, ringing];
}

async function expectToHearEachOther(one: PhoneCall, other: PhoneCall): Promise<void> {
  await Promise.all([one.playTone(440), other.playTone(1000)]);
  const [atOne, atOther] = await Promise.all([one.record(1_000), other.record(1_000)]);
  expect([atOne.hasTone(1000), atOther.hasTone(440)]).toEqual([true, true]);
  await Promise.all([one.beQuiet(), other.beQuiet()]);
}

describe('hold', () => {
  test('given a phone holds its call, then the other hears the music of the exchange, and both hear each other once it resumes', async () => {
    const [call, other] = await connect(alice, bob);
    await call.hold();
    await other.hearsMusic(await stockMusic(MUSIC));
    await call.resume();
    await other.hearsNothing(500);
    await expectToHearEachOther(call, other);
    await call.hangUp();
    await other.ended();
  });

  test('given the phone that was called holds, over TLS and SRTP too, then the caller hears music', async () => {
    const [call, other] = await connect(alice, carol);
    await other.hold();
    expect((await call.record(1_000)).isSilent()).toBe(false);
    await other.resume();
    await expectToHearEachOther(call, other);
    await other.hangUp();
    await call.ended();
  });
});

describe('transfer', () => {
  test('given a blind transfer, then the transferred phone talks to the one that answers', async () => {
    const [call, other] = await connect(alice, bob);
    const transferred = call.blindTransfer('1003');
    const ringing = await carol.nextCall();
    await ringing.answer();
    await transferred;
    await call.ended();
    await expectToHearEachOther(other, ringing);
    await other.hangUp();
    await ringing.ended();
  });

  test('given a blind transfer to nobody, then it fails with the status of that call, and they talk on', async () => {
    const [call, other] = await connect(alice, bob);
    await expect(call.blindTransfer('5555')).rejects.toMatchObject({ status: 404 });
    await call.hold();
    await call.resume();
    await expectToHearEachOther(call, other);
    await call.hangUp();
    await other.ended();
  });

  test('given an attended transfer, then the other two talk, and the one who transferred is out of it', async () => {
    const [call, atBob] = await connect(alice, bob);
    await call.hold();
    const [consultation, atCarol] = await connect(alice, carol);
    await call.attendedTransfer(consultation);
    await Promise.all([call.ended(), consultation.ended()]);
    await expectToHearEachOther(atBob, atCarol);
    await atBob.hangUp();
    await atCarol.ended();
  });

  test('given an attended transfer by the phone that was called, then the other two talk as well', async () => {
    const [atAlice, call] = await connect(alice, bob);
    await call.hold();
    const [consultation, atCarol] = await connect(bob, carol);
    await call.attendedTransfer(consultation);
    await Promise.all([call.ended(), consultation.ended()]);
    await expectToHearEachOther(atAlice, atCarol);
    await atCarol.hangUp();
    await atAlice.ended();
  });
});
