import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { PIN } from '../mailboxes/mailbox-steps.ts';
import type { Shown } from '../phones/caller-display.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { Household } from '../survival/household.ts';

const MANY = ['1001', '1002', '1003', '1004'] as const;

let house: Household;
let ada: Phone;
let grace: Phone;
let linus: Phone;
let mary: Phone;

async function open(areKilled: boolean): Promise<void> {
  house = await Household.open(null, MANY);
  [ada, grace, linus, mary] = MANY.map((number) => house.phone(number)) as [Phone, Phone, Phone, Phone];
  for (const number of ['1002', '1003'])
    await house.admin.call('changeExtension', { params: { number }, body: { pickup_group: 'sales' } });
  await house.admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
  if (areKilled) await house.killAll();
}

/** Dials a code and waits for its confirmation. */
async function dialCode(phone: Phone, code: string, ...sounds: readonly string[]): Promise<void> {
  const call = await phone.dial(code);
  for (const sound of sounds) await call.hears(sound);
  await call.ended();
}

/** The two talk. */
async function connected(caller: Phone, to: string, called: Phone): Promise<[PhoneCall, IncomingCall]> {
  const call = await caller.dial(to);
  const ringing = await called.nextCall();
  await ringing.answer();
  await call.answered();
  return [call, ringing];
}

/** Somebody of the house as phones show it. */
function shownOf(number: string): Shown {
  return { name: `Person ${number}`, number };
}

/** A call from Ada to Grace ends up at another phone. */
async function arrivesAt(phone: Phone): Promise<IncomingCall> {
  const call = await ada.dial('1002');
  const ringing = await phone.nextCall();
  await ringing.answer();
  await call.answered();
  await expectToHearEachOther(call, ringing);
  await call.hangUp();
  await ringing.ended();
  return ringing;
}

/** What people do with their calls, with everything of ours running or with all of it killed before. */
export function tryCallsInHand(areKilled: boolean): void {
  beforeAll(() => open(areKilled));
  afterAll(() => house?.close());

  describe('forwards set by phone', () => {
    test('given always, then who is called is not rung, and the display says for whom', async () => {
      await dialCode(grace, '*21*1003', 'call-fwd-unconditional', 'enabled');
      const ringing = await arrivesAt(linus);
      expect(ringing.from.number).toBe('1001');
      expect(await ringing.diversion()).toEqual({ number: '1002', reason: 'unconditional' });
      await dialCode(grace, '#21', 'call-fwd-unconditional', 'de-activated');
      await arrivesAt(grace);
    });

    test('given busy, then only a busy phone forwards', async () => {
      await dialCode(grace, '*67*1003', 'call-fwd-on-busy', 'enabled');
      await dialCode(grace, '#43', 'call-waiting', 'disabled');
      await arrivesAt(grace);
      const [talking, atMary] = await connected(grace, '1004', mary);
      await arrivesAt(linus);
      await talking.hangUp();
      await atMary.ended();
      await dialCode(grace, '*43', 'call-waiting', 'enabled');
      await dialCode(grace, '#67', 'call-fwd-on-busy', 'de-activated');
    });

    test('given no answer, then it forwards after its ring time', async () => {
      await dialCode(grace, '*61*1003', 'call-fwd-no-ans', 'enabled');
      const call = await ada.dial('1002');
      const atGrace = await grace.nextCall();
      const atLinus = await linus.nextCall();
      await atGrace.ended();
      await atLinus.answer();
      await call.answered();
      await call.hangUp();
      await dialCode(grace, '#61', 'call-fwd-no-ans', 'de-activated');
    });

    test('given unreachable, then it forwards when none of its phones is there', async () => {
      await dialCode(grace, '*62*1003', 'call-forwarding', 'enabled');
      await grace.unregister();
      await arrivesAt(linus);
      await grace.register();
      await dialCode(grace, '#002', 'call-forwarding', 'de-activated');
      await arrivesAt(grace);
    });

    test('given two forward to each other, then the caller hears that it leads nowhere', async () => {
      await dialCode(grace, '*21*1003', 'call-fwd-unconditional', 'enabled');
      await dialCode(linus, '*21*1002', 'call-fwd-unconditional', 'enabled');
      const call = await ada.dial('1002');
      await call.hears('feature-not-avail-line');
      await call.ended();
      await dialCode(grace, '#002', 'de-activated');
      await dialCode(linus, '#002', 'de-activated');
    });

    test('given a phone forwards to itself, then it is refused', async () => {
      await dialCode(grace, '*21*1002', 'pbx-invalid');
      await arrivesAt(grace);
    });
  });

  test('given do not disturb, then it does not ring, the caller reaches the mailbox, and its lamp is on', async () => {
    const lamp = await mary.lamp('1002', 'dialog-info');
    await lamp.is('idle');
    await dialCode(grace, '*78', 'do-not-disturb', 'enabled');
    await lamp.is('busy');
    const call = await ada.dial('1002');
    await call.hears('vm-theperson');
    await call.hangUp();
    await dialCode(grace, '*79', 'do-not-disturb', 'disabled');
    await lamp.is('idle');
    await lamp.remove();
    await arrivesAt(grace);
  });

  test('given call waiting, then a second call rings at a phone that talks, and both can be answered in turn', async () => {
    const [first, atGrace] = await connected(ada, '1002', grace);
    const second = await mary.dial('1002');
    const knocking = await grace.nextCall();
    await atGrace.hold();
    await knocking.answer();
    await second.answered();
    await expectToHearEachOther(second, knocking);
    await second.hangUp();
    await knocking.ended();
    await atGrace.resume();
    await expectToHearEachOther(first, atGrace);
    await first.hangUp();
  });

  describe('transfers', () => {
    test('given a blind transfer by REFER, then the other two talk', async () => {
      const [call, atGrace] = await connected(ada, '1002', grace);
      const transferred = atGrace.blindTransfer('1003');
      const atLinus = await linus.nextCall();
      await atLinus.answer();
      await transferred;
      await expectToHearEachOther(call, atLinus);
      await call.hangUp();
      await atLinus.ended();
    });

    test('given an attended transfer by REFER, then the other two talk', async () => {
      const [call, atGrace] = await connected(ada, '1002', grace);
      await atGrace.hold();
      const [consultation, atLinus] = await connected(grace, '1003', linus);
      await Promise.all([call.display.until(shownOf('1002')), atLinus.display.until(shownOf('1002'))]);
      await atGrace.attendedTransfer(consultation);
      await expectToHearEachOther(call, atLinus);
      await Promise.all([call.display.until(shownOf('1003')), atLinus.display.until(shownOf('1001'))]);
      await call.hangUp();
      await atLinus.ended();
    });

    test.each([
      ['who called', (call: PhoneCall, _ringing: IncomingCall) => call],
      ['who was called', (_call: PhoneCall, ringing: IncomingCall) => ringing],
    ])('given a blind transfer by key of %s, then the other two talk', async (_who, choose) => {
      const [call, atGrace] = await connected(ada, '1002', grace);
      const transferring = choose(call, atGrace);
      const other = transferring === call ? atGrace : call;
      await transferring.sendDigits('##');
      await transferring.hears('pbx-transfer');
      await transferring.sendDigits('1003');
      const atLinus = await linus.nextCall();
      await atLinus.answer();
      await transferring.ended();
      await expectToHearEachOther(other, atLinus);
      await other.hangUp();
      await atLinus.ended();
    });

    test('given an attended transfer by key, then they talk first, and the other two after', async () => {
      const [call, atGrace] = await connected(ada, '1002', grace);
      await atGrace.sendDigits('*2');
      await atGrace.hears('pbx-transfer');
      await atGrace.sendDigits('1003');
      const atLinus = await linus.nextCall();
      await atLinus.answer();
      await expectToHearEachOther(atGrace, atLinus);
      await atGrace.hangUp();
      await expectToHearEachOther(call, atLinus);
      await call.hangUp();
      await atLinus.ended();
    });

    test('given a transfer to nobody, then it fails and they talk on', async () => {
      const [call, atGrace] = await connected(ada, '1002', grace);
      await atGrace.blindTransfer('1999').catch(() => {});
      // Asterisk accepts the transfer and its caller is told by voice that there is no such number.
      await call.hears('ss-noservice');
      await call.ended();
    });
  });

  describe('picking up', () => {
    test('given a phone of the same group rings, then its call can be fetched with the group’s code', async () => {
      const call = await ada.dial('1002');
      await grace.nextCall();
      const fetched = await linus.dial('*8');
      await Promise.all([call.answered(), fetched.answered()]);
      await Promise.all([call.display.until(shownOf('1003')), fetched.display.until(shownOf('1001'))]);
      await expectToHearEachOther(call, fetched);
      await call.hangUp();
      await fetched.ended();
    });

    test('given a phone of no group, then the group’s code fetches nothing, the phone’s number does', async () => {
      const call = await ada.dial('1002');
      await grace.nextCall();
      await dialCode(mary, '*8', 'vm-pls-try-again');
      const fetched = await mary.dial('**1002');
      await Promise.all([call.answered(), fetched.answered()]);
      await expectToHearEachOther(call, fetched);
      await call.hangUp();
      await fetched.ended();
    });

    test('given nothing rings, then it is said', async () => {
      await dialCode(linus, '**1002', 'vm-pls-try-again');
    });
  });

  describe('intercom', () => {
    test('given a phone that is free, then it is asked to answer by itself, beeps, and both can talk', async () => {
      const call = await ada.dial('*801002');
      const atGrace = await grace.nextCall();
      expect(await atGrace.asksToBeAnswered()).toBe(true);
      await atGrace.answer();
      await call.answered();
      await expectToHearEachOther(call, atGrace);
      await call.hangUp();
      await atGrace.ended();
    });

    test('given a phone that talks, then it is left alone', async () => {
      const [talking, atMary] = await connected(grace, '1004', mary);
      const call = await ada.dial('*801002');
      expect(await call.ended()).toMatchObject({ sipStatus: 486 });
      await talking.hangUp();
      await atMary.ended();
    });
  });

  test('given its owner dials the mailbox code, then it asks for the PIN', async () => {
    const call = await grace.dial('*97');
    await call.hearsBeginningOf('vm-password');
    await call.sendDigits(`${PIN}#`);
    await call.hangUp();
  });
}
