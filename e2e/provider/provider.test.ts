import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountAt, type Exchange, startExchange } from '../phones/exchange.ts';
import type { Trunk } from '../phones/exchange-configuration.ts';
import type { RefusalStatus } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import { type PhoneBank, startPhoneBank } from '../phones/phone-bank.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { freePort } from '../system/free-port.ts';
import { type Provider, startProvider } from './provider.ts';
import type { ProviderCall } from './provider-call.ts';

const ACME = 'acme';
const PASSWORD = 'dial-tone-7';

let provider: Provider;
let exchange: Exchange;
let bank: PhoneBank;
let alice: Phone;

/** A phone at an exchange whose trunk leads to a telephone company. */
async function lay(
  known: 'by password' | 'by address',
  { transport, encryption }: Pick<Trunk, 'transport' | 'encryption'>,
): Promise<void> {
  const sip = await freePort();
  const byPassword = known === 'by password';
  provider = await startProvider({
    address: '127.0.0.2',
    customers: [
      {
        name: ACME,
        known: byPassword ? { password: PASSWORD } : { at: `127.0.0.1:${sip}` },
        transport,
        encryption,
        codecs: ['PCMU', 'PCMA'],
      },
    ],
  });
  const credentials = byPassword ? { username: ACME, password: PASSWORD } : null;
  exchange = await startExchange({
    trunk: { server: provider.servers[transport], transport, encryption, credentials },
    sip,
  });
  bank = await startPhoneBank();
  alice = await bank.phone(accountAt(exchange, '1001', {}));
  await alice.register();
}

async function clear(): Promise<void> {
  await bank?.stop();
  await exchange?.stop();
  await provider?.stop();
}

/** Alice calls out; the call has reached the company, where nothing was done yet. */
async function callOut(number: string): Promise<[PhoneCall, ProviderCall]> {
  const call = await alice.dial(`0${number}`);
  return [call, await provider.nextCallTo(number)];
}

async function expectToHearEachOther(one: PhoneCall, other: PhoneCall): Promise<void> {
  await Promise.all([one.playTone(440), other.playTone(1000)]);
  const [atOne, atOther] = await Promise.all([one.record(1_000), other.record(1_000)]);
  expect([atOne.hasTone(1000), atOther.hasTone(440)]).toEqual([true, true]);
}

describe.each([
  ['by password', 'udp', 'none'],
  ['by password', 'tls', 'sdes'],
  ['by address', 'tcp', 'none'],
] as const)('a customer known %s over %s, encrypted: %s', (known, transport, encryption) => {
  beforeAll(() => lay(known, { transport, encryption }));
  afterAll(clear);

  test('given a call out, then the company sees number, caller, codec and encryption, and both hear each other', async () => {
    if (known === 'by password') await provider.registered(ACME);
    const [call, outside] = await callOut('5551234');
    expect([outside.number, outside.customer]).toEqual(['5551234', ACME]);
    expect(await outside.caller()).toEqual({ number: '1001', name: 'Person 1001', asserted: '1001', privacy: '' });
    expect(await (await outside.sip()).offer()).toMatchObject({ codecs: ['PCMA', 'PCMU'], encryption });
    await outside.ring();
    await call.ringing();
    await outside.answer();
    await call.answered();
    expect((await (await outside.sip()).answer()).encryption).toBe(encryption);
    await expectToHearEachOther(call, outside);
    await outside.hangUp();
    await call.ended();
  });

  test('given a call in, then the phone shows who calls, and both hear each other', async () => {
    if (known === 'by password') await provider.registered(ACME);
    const from = { number: '+4930123456', name: 'Konrad', isHidden: false };
    const outside = await provider.call({ customer: ACME, number: '+15550001', from });
    const ringing = await alice.nextCall();
    expect(ringing.from).toEqual({ number: '+4930123456', name: 'Konrad' });
    await ringing.answer();
    await outside.answered();
    await expectToHearEachOther(outside, ringing);
    await ringing.hangUp();
    await outside.ended();
  });
});

describe('a company with troubles', () => {
  beforeAll(() => lay('by password', { transport: 'udp', encryption: 'none' }));
  afterAll(clear);

  test.each<RefusalStatus>([403, 404, 480, 486, 500, 503])(
    'given it refuses with %i, then the exchange is told so',
    async (status) => {
      const [call, outside] = await callOut('5551234');
      await outside.refuse(status);
      await call.ended();
      expect((await (await outside.sip()).refusal()).status).toBe(status);
    },
  );

  test('given an announcement before it refuses, then it is heard', async () => {
    const [call, outside] = await callOut('5551234');
    await outside.progress();
    await outside.playTone(620);
    expect((await call.record(1_000)).hasTone(620)).toBe(true);
    await outside.refuse(404);
    await call.ended();
  });

  test('given a hidden caller, then the number is told to the exchange only', async () => {
    const from = { number: '5557777', name: 'Nobody', isHidden: true };
    const outside = await provider.call({ customer: ACME, number: '+15550001', from });
    const invite = await (await outside.sip()).invite();
    expect(invite.headers).toContainEqual(['privacy', 'id']);
    await (await alice.nextCall()).decline();
    await outside.ended();
  });

  test('given it is silent, then a call gets nowhere, and once it is back the next one does', async () => {
    await provider.goSilent();
    const lost = await alice.dial('05551234');
    await lost.hangUp();
    await lost.ended();
    await provider.begin();
    const [call, outside] = await callOut('5552345');
    await outside.refuse(486);
    await call.ended();
  });

  test('given it is switched off, then calls fail, and once it is on again it can be called and calls at the same port', async () => {
    await provider.end();
    const lost = await alice.dial('05551234');
    await lost.hangUp();
    await lost.ended();
    await provider.begin();
    const [call, outside] = await callOut('5555678');
    await outside.refuse(486);
    await call.ended();
    const from = { number: '5557777', name: 'Konrad', isHidden: false };
    const inward = await provider.call({ customer: ACME, number: '+15550001', from });
    await (await alice.nextCall()).decline();
    await inward.ended();
  });
});
