import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountAt, type Exchange, startExchange } from './exchange.ts';
import type { Phone, PhoneAccount } from './phone.ts';
import { type PhoneBank, startPhoneBank } from './phone-bank.ts';
import type { SoundEncryption } from './session-description.ts';

/** Who insists on what at the exchange. */
const numbers = { none: '1005', sdes: '1008', dtls: '1009' } as const;

let exchange: Exchange;
let bank: PhoneBank;
let alice: Phone;

function phoneOf(number: string, changes: Partial<PhoneAccount>): Promise<Phone> {
  return bank.phone(accountAt(exchange, number, { transport: 'tls', ...changes }));
}

beforeAll(async () => {
  exchange = await startExchange({ trunk: null });
  bank = await startPhoneBank();
  alice = await phoneOf('1001', {});
  await alice.register();
});

afterAll(async () => {
  await bank?.stop();
  await exchange?.stop();
});

describe.each<SoundEncryption>(['none', 'sdes', 'dtls'])(
  'a phone over TLS whose sound is encrypted: %s',
  (encryption) => {
    test('given it calls, then both hear each other, and what flows is what it says', async () => {
      const call = await (await phoneOf(numbers[encryption], { encryption })).dial('1001');
      const ringing = await alice.nextCall();
      await ringing.answer();
      await call.answered();
      await Promise.all([call.playTone(440), ringing.playTone(1000)]);
      const [atCaller, atAlice] = await Promise.all([call.record(1_500), ringing.record(1_500)]);
      expect([atCaller.hasTone(1000), atAlice.hasTone(440)]).toEqual([true, true]);
      expect([await call.encryption(), await ringing.encryption()]).toEqual([encryption, 'none']);
      await call.hangUp();
      await ringing.ended();
    });

    test('given it is called, then both hear each other as well', async () => {
      const phone = await phoneOf(numbers[encryption], { encryption });
      await phone.register();
      const call = await alice.dial(numbers[encryption]);
      const ringing = await phone.nextCall();
      await ringing.answer();
      await call.answered();
      await Promise.all([call.playTone(440), ringing.playTone(1000)]);
      const [atAlice, atCallee] = await Promise.all([call.record(1_500), ringing.record(1_500)]);
      expect([atAlice.hasTone(1000), atCallee.hasTone(440)]).toEqual([true, true]);
      expect(await ringing.encryption()).toBe(encryption);
      await call.hangUp();
      await ringing.ended();
      await phone.unregister();
    });
  },
);

describe('a phone that does not encrypt where it has to', () => {
  test.each(['sdes', 'dtls'] as const)(
    'given the exchange insists on %s, then its call is refused with 488',
    async (wanted) => {
      const call = await (await phoneOf(numbers[wanted], { encryption: 'none' })).dial('1001');
      expect(await (await call.sip()).refusal()).toMatchObject({ status: 488, phrase: 'Not Acceptable Here' });
      await call.ended();
    },
  );

  test('given it is called with encrypted sound, then it refuses', async () => {
    const phone = await phoneOf(numbers.sdes, { encryption: 'none' });
    await phone.register();
    const call = await alice.dial(numbers.sdes);
    await call.ended();
    await phone.unregister();
  });
});
