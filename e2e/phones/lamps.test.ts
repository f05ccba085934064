import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountAt, type Exchange, startExchange } from './exchange.ts';
import type { LampFormat } from './lamp-state.ts';
import type { Phone } from './phone.ts';
import { type PhoneBank, startPhoneBank } from './phone-bank.ts';
import { SubscriptionRefused } from './signalling/subscription.ts';

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
    bank.phone(accountAt(exchange, '1002', {})),
    bank.phone(accountAt(exchange, '1003', { lampSeconds: 4 })),
  ]);
  await Promise.all([alice, bob].map((phone) => phone.register()));
});

afterAll(async () => {
  await bank?.stop();
  await exchange?.stop();
});

describe.each<LampFormat>(['dialog-info', 'pidf'])('a lamp told by %s', (format) => {
  test('given a call, held for a while, then lamps at another phone follow both ends', async () => {
    const [ofAlice, ofBob] = [await carol.lamp('1001', format), await carol.lamp('1002', format)];
    expect([ofAlice.state, ofBob.state]).toEqual(['idle', 'idle']);
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    await ofBob.is('ringing');
    await ringing.answer();
    await Promise.all([ofAlice.is('busy'), ofBob.is('busy')]);
    await ringing.hold();
    // Asterisk says it of the one who hears the music.
    await ofAlice.is('held');
    await ringing.resume();
    await ofAlice.is('busy');
    await call.hangUp();
    await Promise.all([ofAlice.is('idle'), ofBob.is('idle')]);
    await Promise.all([ofAlice.remove(), ofBob.remove()]);
  });

  test('given a number without a state, then it is refused', async () => {
    const refusal = await carol.lamp('5555', format).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SubscriptionRefused);
    expect(refusal).toMatchObject({ status: 404 });
  });
});

describe('a lamp and the troubles of the exchange', () => {
  test('given a phone that unregisters, then the lamp that knows presence says so', async () => {
    const lamp = await carol.lamp('1002', 'pidf');
    await bob.unregister();
    await lamp.is('unavailable');
    await bob.register();
    await lamp.is('idle');
    await lamp.remove();
  });

  test('given its time runs out, then the lamp is subscribed again before', async () => {
    const lamp = await carol.lamp('1002', 'dialog-info');
    const renewed = await lamp.next();
    expect(renewed.state).toBe('idle');
    await lamp.remove();
  });

  test.each([
    ['udp', 'in order'],
    ['udp', 'by force'],
    ['tcp', 'by force'],
    ['tls', 'in order'],
  ] as const)(
    'given a phone over %s, and the exchange ends %s and comes back, then its lamp works again',
    async (transport, how) => {
      const phone = await bank.phone(accountAt(exchange, '1003', { transport, lampSeconds: 4 }));
      const lamp = await phone.lamp('1002', 'dialog-info');
      await exchange.asterisk.end(how);
      await exchange.asterisk.begin();
      await lamp.next();
      await Promise.all([alice, bob].map((phone) => phone.register()));
      const call = await alice.dial('1002');
      await bob.nextCall();
      await lamp.is('ringing');
      await call.hangUp();
      await lamp.is('idle');
      await lamp.remove();
    },
  );
});
