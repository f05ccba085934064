import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sound } from '../sound/sound.ts';
import { accountAt, type Exchange, startExchange } from './exchange.ts';
import type { Phone, PhoneAccount } from './phone.ts';
import { type PhoneBank, startPhoneBank } from './phone-bank.ts';
import { RegistrationRefused } from './registration-watch.ts';
import { WebPhone } from './web/web-phone.ts';

let exchange: Exchange;
let bank: PhoneBank;
let alice: Phone;
let bob: Phone;
let carol: Phone;

function phoneOf(number: string, transport: PhoneAccount['transport'], changes: Partial<PhoneAccount>): Promise<Phone> {
  return bank.phone(accountAt(exchange, number, { transport, ...changes }));
}

beforeAll(async () => {
  exchange = await startExchange({ trunk: null });
  bank = await startPhoneBank();
  alice = await phoneOf('1001', 'udp', {});
  bob = await phoneOf('1002', 'tcp', {});
  carol = await phoneOf('1003', 'tls', { encryption: 'sdes' });
  await Promise.all([alice.register(), bob.register(), carol.register()]);
});

afterAll(async () => {
  await bank?.stop();
  await exchange?.stop();
});

describe('registering', () => {
  test('given a phone on each transport, then the exchange knows where each is', async () => {
    const contacts = await exchange.asterisk.cli('pjsip show contacts');
    expect(contacts).toMatch(/1001\/sip:phone1@127\.0\.0\.1:\d+;line/);
    expect(contacts).toMatch(/1002\/sip:phone2@127\.0\.0\.1:\d+;transport=TCP/i);
    expect(contacts).toMatch(/1003\/sip:phone3@127\.0\.0\.1:\d+;transport=TLS/i);
  });

  test.each(['udp', 'tls'] as const)('given a wrong secret over %s, then it is refused with 401', async (transport) => {
    const phone = await phoneOf('1001', transport, { secret: 'guessed' });
    const refusal = await phone.register().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RegistrationRefused);
    expect(refusal).toMatchObject({ status: 401 });
  });

  test('given a phone that unregisters, then it can not be called, and can again once it is back', async () => {
    await bob.unregister();
    const unheard = await alice.dial('1002');
    expect(await unheard.ended()).toMatchObject({ sipStatus: 503 });
    await bob.register();
    const call = await alice.dial('1002');
    await bob.nextCall();
    await call.hangUp();
    await call.ended();
  });
});

describe('talking', () => {
  test('given two phones in a call, then each hears the tone of the other only', async () => {
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    expect(ringing.from).toEqual({ name: 'Person 1001', number: '1001' });
    await call.ringing();
    await ringing.answer();
    await call.answered();
    await call.playTone(440);
    await ringing.playTone(1000);
    const [atAlice, atBob] = await Promise.all([call.record(2_000), ringing.record(2_000)]);
    expect([atAlice.hasTone(1000), atAlice.hasTone(440)]).toEqual([true, false]);
    expect([atBob.hasTone(440), atBob.hasTone(1000)]).toEqual([true, false]);
    await call.hangUp();
    expect(await call.ended()).toMatchObject({ cause: 16 });
    expect(await ringing.ended()).toMatchObject({ cause: 16 });
  });

  test('given one phone speaks TLS and SRTP, then tones go through both ways as well', async () => {
    const call = await carol.dial('1001');
    const ringing = await alice.nextCall();
    await ringing.answer();
    await call.playTone(600);
    await ringing.playTone(900);
    const [atCarol, atAlice] = await Promise.all([call.record(1_000), ringing.record(1_000)]);
    expect([atCarol.hasTone(900), atAlice.hasTone(600)]).toEqual([true, true]);
    await ringing.hangUp();
    await call.ended();
  });

  test('given a phone that stops its tone, then there is silence', async () => {
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    await ringing.answer();
    expect((await ringing.record(500)).isSilent()).toBe(true);
    await call.say(Sound.tone(700, 1_500, 8_000));
    await call.record(300);
    expect((await ringing.heard()).hasTone(700)).toBe(true);
    expect((await ringing.record(500)).isSilent()).toBe(true);
    await call.hangUp();
    await ringing.ended();
  });

  test('given keys pressed, then the other phone gets them in order', async () => {
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    await ringing.answer();
    await call.sendDigits('1234*#0');
    expect(await ringing.digits(4)).toBe('1234');
    expect(await ringing.digits(3)).toBe('*#0');
    await call.hangUp();
    await ringing.ended();
  });
});

describe('calls that fail', () => {
  test('given a busy phone, then the caller is told 486', async () => {
    const call = await alice.dial('1002');
    await (await bob.nextCall()).busy();
    expect(await call.ended()).toMatchObject({ cause: 17, sipStatus: 486 });
    await expect(call.answered()).rejects.toThrow('the call ended before: User busy (17), SIP 486');
  });

  test('given a phone where the call is declined, then it is over for both', async () => {
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    await ringing.decline();
    await Promise.all([call.ended(), ringing.ended()]);
  });

  test('given nobody answers, then both ends are told when the exchange gives up', async () => {
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    const [atAlice, atBob] = await Promise.all([call.ended(), ringing.ended()]);
    expect(atBob.sipStatus).toBe(487);
    expect(atAlice.sipStatus).toBeGreaterThanOrEqual(400);
  });

  test('given the caller gives up, then the other phone stops ringing', async () => {
    const call = await alice.dial('1002');
    const ringing = await bob.nextCall();
    await call.hangUp();
    expect(await ringing.ended()).toMatchObject({ sipStatus: 487 });
  });

  test('given an unknown number, then the cause and the status say so', async () => {
    expect(await (await alice.dial('5555')).ended()).toMatchObject({ cause: 1, sipStatus: 404 });
  });

  test('given an announcement before the refusal, then it is heard although nobody answered', async () => {
    const call = await alice.dial('9001');
    await call.hears('ss-noservice');
    expect(await call.ended()).toMatchObject({ sipStatus: 404 });
  });
});

describe('prompts', () => {
  test('given an announcement, then its prompts are heard in their order, and no other', async () => {
    const call = await alice.dial('9000');
    await call.hearsBeginningOf('vm-intro');
    await call.hears('beep');
    await expect(call.hears('vm-goodbye')).rejects.toThrow('vm-goodbye was not heard before the call ended');
  });
});

describe('voicemail', () => {
  test('given a message is left, then the light goes on, it can be heard, and deleting it puts the light out', async () => {
    const caller = await alice.dial('*91002');
    await caller.hears('beep');
    await caller.say(Sound.tone(850, 2_000, 8_000));
    await caller.hangUp();
    const lit = await bob.light.until(({ on }) => on);
    expect(lit).toEqual({ on: true, newMessages: 1, oldMessages: 0 });

    const owner = await bob.dial('*97');
    await owner.hears('vm-youhave');
    await owner.hearsBeginningOf('vm-onefor');
    await owner.sendDigits('1');
    await owner.hears('vm-advopts');
    expect((await owner.heard()).hasTone(850)).toBe(true);
    await owner.sendDigits('7');
    await owner.hears('vm-deleted');
    await owner.hangUp();
    const dark = await bob.light.until(({ on }) => !on);
    expect(dark).toEqual({ on: false, newMessages: 0, oldMessages: 0 });
    expect(bob.light.state).toEqual(dark);
  });
});

describe('a phone in a browser', () => {
  let webPhone: WebPhone;

  function connect(secret: string): Promise<WebPhone> {
    return WebPhone.connect({ url: exchange.webSocketUrl, number: '1004', secret, domain: '127.0.0.1' });
  }

  beforeAll(async () => {
    webPhone = await connect('secret-1004');
    await webPhone.register();
  });

  afterAll(() => webPhone?.close());

  test('given a wrong secret, then it is refused with 401', async () => {
    const stranger = await connect('guessed');
    await expect(stranger.register()).rejects.toMatchObject({ status: 401 });
    stranger.close();
  });

  test('given it calls a phone, then each hears the other', async () => {
    const answered = webPhone.call('1001');
    const ringing = await alice.nextCall();
    await ringing.answer();
    const call = await answered;
    call.playTone(440);
    await ringing.playTone(1000);
    const [atBrowser, atAlice] = await Promise.all([call.record(1_000), ringing.record(1_000)]);
    expect([atBrowser.hasTone(1000), atAlice.hasTone(440)]).toEqual([true, true]);
    await call.hangUp();
    await ringing.ended();
  });

  test('given it is called, then each hears the other, until the caller hangs up', async () => {
    const call = await alice.dial('1004');
    const ringing = await (await webPhone.nextCall()).answer();
    await call.answered();
    ringing.playTone(500);
    await call.playTone(700);
    const [atAlice, atBrowser] = await Promise.all([call.record(1_000), ringing.record(1_000)]);
    expect([atAlice.hasTone(500), atBrowser.hasTone(700)]).toEqual([true, true]);
    await call.hangUp();
    await ringing.ended();
  });

  test('given an unknown number, then the call is refused with 404', async () => {
    await expect(webPhone.call('5555')).rejects.toMatchObject({ status: 404 });
  });

  test('given it subscribed to its messages, then the light goes on when one is left', async () => {
    await webPhone.subscribeToMessages();
    expect((await webPhone.light.until(() => true)).on).toBe(false);
    const caller = await alice.dial('*91004');
    await caller.hears('beep');
    await caller.say(Sound.tone(850, 1_500, 8_000));
    await caller.hangUp();
    expect(await webPhone.light.until(({ on }) => on)).toEqual({ on: true, newMessages: 1, oldMessages: 0 });
  });
});
