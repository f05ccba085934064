import type { Codec } from '@flexpbx/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountAt, type Exchange, startExchange } from './exchange.ts';
import type { IncomingCall } from './incoming-call.ts';
import type { Phone, PhoneAccount } from './phone.ts';
import { type PhoneBank, startPhoneBank } from './phone-bank.ts';
import type { PhoneCall } from './phone-call.ts';

/** Asterisk finds keys sent as tones in G.711 only. */
const g711: Codec[] = ['PCMU'];
const keyMethods = [
  ['rfc4733', '1001'],
  ['info', '1005'],
  ['inband', '1006'],
  ['auto', '1007'],
] as const;

let exchange: Exchange;
let bank: PhoneBank;
/** Those that are called. */
const registered = new Map<string, Phone>();

function phoneOf(number: string, changes: Partial<PhoneAccount>): Promise<Phone> {
  return bank.phone(accountAt(exchange, number, changes));
}

async function register(number: string, changes: Partial<PhoneAccount>): Promise<void> {
  const phone = await phoneOf(number, changes);
  await phone.register();
  registered.set(number, phone);
}

beforeAll(async () => {
  exchange = await startExchange({ trunk: null });
  bank = await startPhoneBank();
  await Promise.all([
    ...keyMethods.map(([dtmf, number]) => register(number, { dtmf, codecs: g711 })),
    register('1002', { codecs: ['PCMA'] }),
    register('1003', { codecs: ['G729'] }),
    register('1004', { codecs: ['iLBC'] }),
  ]);
});

afterAll(async () => {
  await bank?.stop();
  await exchange?.stop();
});

async function connect(caller: Phone, number: string): Promise<[PhoneCall, IncomingCall]> {
  const callee = registered.get(number);
  if (!callee) throw new Error(`${number} did not register`);
  const call = await caller.dial(number);
  const ringing = await callee.nextCall();
  await ringing.answer();
  await call.answered();
  return [call, ringing];
}

describe('codecs', () => {
  const decoded: Codec[] = ['opus', 'G722', 'PCMU', 'PCMA', 'G726', 'Speex', 'GSM'];

  test.each(decoded)('given a phone that knows %s only, then it talks with one that knows PCMA only', async (codec) => {
    const [call, ringing] = await connect(await phoneOf('1001', { codecs: [codec] }), '1002');
    expect([await call.codec(), await ringing.codec()]).toEqual([codec, 'PCMA']);
    await Promise.all([call.playTone(440), ringing.playTone(1000)]);
    const [atCaller, atCallee] = await Promise.all([call.record(1_000), ringing.record(1_000)]);
    expect([atCaller.hasTone(1000), atCallee.hasTone(440)]).toEqual([true, true]);
    await call.hangUp();
    await ringing.ended();
  });

  test('given a list, then it is offered in its order', async () => {
    const codecs: Codec[] = ['GSM', 'PCMA', 'opus', 'G729', 'PCMU', 'Speex', 'iLBC', 'G722', 'G726'];
    const call = await (await phoneOf('1001', { codecs })).dial('9000');
    await call.answered();
    expect((await (await call.sip()).offer()).codecs).toEqual(codecs);
    await call.hangUp();
    await call.ended();
  });

  test.each([
    ['G729', '1003', 20],
    ['iLBC', '1004', 38],
  ] as const)('given two phones that know %s only, then its frames pass as they are', async (codec, number, length) => {
    const [call, ringing] = await connect(await phoneOf('1001', { codecs: [codec] }), number);
    const [one, other] = [new Uint8Array(length).fill(0x5a), new Uint8Array(length).fill(0x33)];
    await Promise.all([call.sayCoded(one), ringing.sayCoded(other)]);
    await Promise.all([call.hearsCoded(other), ringing.hearsCoded(one)]);
    await call.hangUp();
    await ringing.ended();
  });
});

describe('keys', () => {
  test.each(keyMethods)('given a phone sends keys as %s, then another gets them in order', async (dtmf, number) => {
    const [call, ringing] = await connect(await phoneOf(number, { dtmf, codecs: g711 }), '1002');
    await call.sendDigits('159*#0');
    expect(await ringing.digits(6)).toBe('159*#0');
    await call.hangUp();
    await ringing.ended();
  });

  test.each(keyMethods)('given a phone takes keys as %s, then it gets those of another', async (_, number) => {
    const [call, ringing] = await connect(await phoneOf('1002', {}), number);
    await call.sendDigits('2580');
    expect(await ringing.digits(4)).toBe('2580');
    await call.hangUp();
    await ringing.ended();
  });

  test('given keys are sent as tones, then no RTP events are offered', async () => {
    const call = await (await phoneOf('1006', { dtmf: 'inband' })).dial('9000');
    expect((await (await call.sip()).offer()).takesKeyEvents).toBe(false);
    await call.hangUp();
    await call.ended();
  });
});
