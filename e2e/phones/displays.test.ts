import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountAt, type Exchange, startExchange } from './exchange.ts';
import type { IncomingCall } from './incoming-call.ts';
import type { Phone } from './phone.ts';
import { type PhoneBank, startPhoneBank } from './phone-bank.ts';
import type { PhoneCall } from './phone-call.ts';

const [ofAlice, ofBob, ofCarol] = ['1001', '1002', '1003'].map((number) => ({ name: `Person ${number}`, number })) as [
  { name: string; number: string },
  { name: string; number: string },
  { name: string; number: string },
];

let exchange: Exchange;
let bank: PhoneBank;
let alice: Phone;
let bob: Phone;
let carol: Phone;

beforeAll(async () => {
  exchange = await startExchange({ trunk: null });
  bank = await startPhoneBank();
  [alice, bob, carol] = await Promise.all([
    bank.phone(accountAt(exchange, ofAlice.number, {})),
    bank.phone(accountAt(exchange, ofBob.number, {})),
    bank.phone(accountAt(exchange, ofCarol.number, {})),
  ]);
  await Promise.all([alice, bob, carol].map((phone) => phone.register()));
});

afterAll(async () => {
  await bank?.stop();
  await exchange?.stop();
});

async function connect(caller: Phone, callee: Phone): Promise<[PhoneCall, IncomingCall]> {
  const call = await caller.dial(callee.account.number);
  const ringing = await callee.nextCall();
  await ringing.answer();
  await call.answered();
  return [call, ringing];
}

describe('who is at the other end', () => {
  test('given a call, then each phone shows the other', async () => {
    const [call, ringing] = await connect(alice, bob);
    await Promise.all([call.display.until(ofBob), ringing.display.until(ofAlice)]);
    await call.hangUp();
    await ringing.ended();
  });

  test('given a blind transfer, then the phone that is transferred shows whom it talks to now', async () => {
    const [call, atBob] = await connect(alice, bob);
    const transferred = call.blindTransfer(ofCarol.number);
    const atCarol = await carol.nextCall();
    expect(atCarol.from).toEqual(ofBob);
    await atCarol.answer();
    await transferred;
    await atBob.display.until(ofCarol);
    await atBob.hangUp();
    await atCarol.ended();
  });

  test('given an attended transfer, then both that are left show each other', async () => {
    const [call, atBob] = await connect(alice, bob);
    await call.hold();
    const [consultation, atCarol] = await connect(alice, carol);
    expect(atCarol.display.shown).toEqual(ofAlice);
    await call.attendedTransfer(consultation);
    await Promise.all([atBob.display.until(ofCarol), atCarol.display.until(ofBob)]);
    await atBob.hangUp();
    await atCarol.ended();
  });
});

describe('what a call says of itself', () => {
  test('given a call like any other, then the phone is not asked to pick up, and nobody forwarded it', async () => {
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    expect([await ringing.asksToBeAnswered(), await ringing.diversion()]).toEqual([false, null]);
    await call.hangUp();
    await ringing.ended();
  });

  test('given an intercom call, then the phone is asked to pick up', async () => {
    const call = await alice.dial('*51002');
    const ringing = await bob.nextCall();
    expect(await ringing.asksToBeAnswered()).toBe(true);
    expect(await ringing.header('alert-info')).toContain('info=alert-autoanswer');
    await call.hangUp();
    await ringing.ended();
  });

  test('given a forwarded call, then it says for whom it was', async () => {
    const call = await alice.dial('*61003');
    const ringing = await carol.nextCall();
    expect(await ringing.diversion()).toEqual({ number: '1002', reason: 'unconditional' });
    await call.hangUp();
    await ringing.ended();
  });
});

describe('more calls', () => {
  test('given a phone that talks is called, then it rings with the second call, and can take both in turn', async () => {
    const [call, first] = await connect(alice, bob);
    const waiting = await carol.dial(ofBob.number);
    const second = await bob.nextCall();
    expect(second.from).toEqual(ofCarol);
    await waiting.ringing();
    await first.hold();
    await second.answer();
    await second.playTone(700);
    expect((await waiting.record(1_000)).hasTone(700)).toBe(true);
    await second.hangUp();
    await first.resume();
    await first.playTone(900);
    expect((await call.record(1_000)).hasTone(900)).toBe(true);
    await call.hangUp();
    await first.ended();
  });

  test('given a phone that forwards its calls by itself, then another one rings', async () => {
    const call = await alice.dial(ofBob.number);
    await (await bob.nextCall()).forwardTo(ofCarol.number);
    const ringing = await carol.nextCall();
    expect(await ringing.diversion()).toMatchObject({ number: ofBob.number });
    await ringing.answer();
    await call.answered();
    await call.hangUp();
    await ringing.ended();
  });
});

test('given a call is refused, then status, phrase and reason are known', async () => {
  const call = await alice.dial('9002');
  expect(await (await call.sip()).refusal()).toEqual({
    status: 403,
    phrase: 'Forbidden',
    reason: { protocol: 'Q.850', cause: 21, text: '' },
  });
  expect(await call.ended()).toMatchObject({ sipStatus: 403, cause: 21 });
});
