import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone, PhoneAccount } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';

/** Who is asked for what: the number of an extension by its setting. */
const numbers = { off: '1001', optional: '1002', sdes: '1003', dtls: '1004' } as const;
type Setting = keyof typeof numbers;

/** What is set at an extension, and how a phone is set up there. */
type Place = readonly [Setting, PhoneAccount['encryption'], PhoneAccount['transport']];

const agreeable: readonly Place[] = [
  ['optional', 'none', 'udp'],
  ['optional', 'sdes', 'tls'],
  ['sdes', 'sdes', 'tls'],
  ['dtls', 'dtls', 'tls'],
];
const required = ['sdes', 'dtls'] as const;
const plainOver = ['udp', 'tcp', 'tls'] as const;
const places: readonly Place[] = [
  ...agreeable,
  ...required.flatMap((setting) => plainOver.map((transport) => [setting, 'none', transport] as const)),
];

let office: Office;
/** A phone in the clear, at an extension that asks for nothing. */
let plain: Phone;
const phones = new Map<string, Phone>();

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const settings = Object.entries(numbers) as [Setting, string][];
  await office.addExtensions(
    ...settings.map(([encryption, number]) => ({ number, name: `Speaks ${encryption}`, encryption, voicemail: false })),
  );
  plain = await office.registeredPhone(numbers.off, 'udp');
  for (const place of places) {
    const [setting, encryption, transport] = place;
    phones.set(place.join(), await office.phone(numbers[setting], { encryption, transport }));
  }
});

afterAll(() => office?.close());

function phoneAt(...place: Place): Phone {
  const phone = phones.get(place.join());
  if (!phone) throw new Error(`there is no phone for ${place.join()}`);
  return phone;
}

async function connected(caller: Phone, number: string, called: Phone): Promise<[PhoneCall, IncomingCall]> {
  const call = await caller.dial(number);
  const ringing = await called.nextCall();
  await ringing.answer();
  await call.answered();
  await expectToHearEachOther(call, ringing);
  return [call, ringing];
}

test('given a phone was registered in the clear before that was forbidden, then no call goes to it', async () => {
  await office.addExtensions({ number: '1005', name: 'Was plain', voicemail: false, no_answer_timeout: 5 });
  const phone = await office.registeredPhone('1005', 'udp');
  const first = await plain.dial('1005');
  const ringing = await phone.nextCall();
  await first.hangUp();
  await ringing.ended();
  await office.admin.call('changeExtension', { params: { number: '1005' }, body: { encryption: 'sdes' } });
  await office.applied();
  const second = await plain.dial('1005');
  await second.hears('vm-nobodyavail');
  await second.ended();
});

describe.each([
  ['everything of ours running', false],
  ['every process of ours killed', true],
])('with %s', (_what, areKilled) => {
  beforeAll(async () => {
    if (areKilled) await office.system.killOurs();
  });

  describe.each(agreeable)(
    'given encryption “%s” and a phone that speaks %s over %s',
    (setting, encryption, transport) => {
      test('when it calls a phone in the clear, then both hear each other', async () => {
        const [call, ringing] = await connected(phoneAt(setting, encryption, transport), numbers.off, plain);
        expect([await call.encryption(), await ringing.encryption()]).toEqual([encryption, 'none']);
        await call.hangUp();
        await ringing.ended();
      });

      test('when it is called, then both hear each other as well', async () => {
        const phone = phoneAt(setting, encryption, transport);
        await phone.register();
        const [call, ringing] = await connected(plain, numbers[setting], phone);
        expect([await call.encryption(), await ringing.encryption()]).toEqual(['none', encryption]);
        await call.hangUp();
        await ringing.ended();
        await phone.unregister();
      });
    },
  );

  test('given two phones that are encrypted in different ways, then they hear each other, and nobody else does', async () => {
    const other = phoneAt('dtls', 'dtls', 'tls');
    await other.register();
    const [call, ringing] = await connected(phoneAt('sdes', 'sdes', 'tls'), numbers.dtls, other);
    expect([await call.encryption(), await ringing.encryption()]).toEqual(['sdes', 'dtls']);
    await call.hangUp();
    await ringing.ended();
    await other.unregister();
  });

  describe.each(required)('given encryption “%s” is required', (setting) => {
    test('when its phone calls over TLS with sound in the clear, then it is refused with 488', async () => {
      const call = await phoneAt(setting, 'none', 'tls').dial(numbers.off);
      await call.ended();
      expect(await (await call.sip()).refusal()).toMatchObject({ status: 488 });
    });

    test.each(['udp', 'tcp'] as const)(
      'when its phone calls over %s, then it hears why not, and gets 488',
      async (transport) => {
        const call = await phoneAt(setting, 'none', transport).dial(numbers.off);
        await call.hears('feature-not-avail-line');
        expect(await call.ended()).toMatchObject({ sipStatus: 488, cause: 58 });
      },
    );

    test.each(['udp', 'tcp'] as const)(
      'when its phone registers over %s, then that is forbidden',
      async (transport) => {
        await expect(phoneAt(setting, 'none', transport).register()).rejects.toMatchObject({ status: 403 });
      },
    );

    test('when its phone would take a call in the clear only, then the caller is told that nobody can be reached', async () => {
      const phone = phoneAt(setting, 'none', 'tls');
      await phone.register();
      const call = await plain.dial(numbers[setting]);
      await call.hears('vm-nobodyavail');
      expect(await call.ended()).toMatchObject({ sipStatus: 488, cause: 58 });
      await phone.unregister();
    });
  });
});
