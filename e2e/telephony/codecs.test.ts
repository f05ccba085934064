import { type Codec, codecNames, passThroughCodecs } from '@flexpbx/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';

const translated = codecNames.filter((codec) => !passThroughCodecs.some((one) => one === codec));
/** For each codec an extension whose phone has no other. */
const numberOf = (codec: Codec): string => String(1100 + codecNames.indexOf(codec));
/** Where a phone has what a test needs, and has no mailbox; and where it has one. */
const versatile = '1001';
const withMailbox = '1002';

const severalCodecs: readonly (readonly [string, ...Codec[]])[] = [
  [versatile, 'PCMU', 'G729'],
  [versatile, 'PCMU', 'iLBC'],
  [versatile, 'G729', 'PCMU'],
  [withMailbox, 'G729', 'PCMU'],
];

let office: Office;
const phones = new Map<string, Phone>();

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  await office.addExtensions(
    { number: versatile, name: 'Versatile', voicemail: false },
    { number: withMailbox, name: 'With a mailbox' },
    ...codecNames.map((codec) => ({ number: numberOf(codec), name: `Has ${codec}`, voicemail: false })),
  );
  const singles = codecNames.flatMap((codec) => [[versatile, codec] as const, [numberOf(codec), codec] as const]);
  for (const [number, ...codecs] of [...singles, ...severalCodecs]) {
    phones.set([number, ...codecs].join(), await office.phone(number, { codecs }));
  }
});

afterAll(() => office?.close());

/** The phone at an extension that has these codecs, in the order it likes them. One need not register to call. */
function phone(number: string, ...codecs: readonly Codec[]): Phone {
  const found = phones.get([number, ...codecs].join());
  if (!found) throw new Error(`there is no phone with ${codecs.join()} at ${number}`);
  return found;
}

async function connected(caller: Phone, number: string, called: Phone): Promise<[PhoneCall, IncomingCall]> {
  const call = await caller.dial(number);
  const ringing = await called.nextCall();
  await ringing.answer();
  await call.answered();
  return [call, ringing];
}

async function hungUp(call: PhoneCall, ringing: IncomingCall): Promise<void> {
  await call.hangUp();
  await ringing.ended();
}

describe('the order that is set', () => {
  const order: Codec[] = ['PCMA', 'GSM', 'opus', 'G722', 'PCMU'];
  const other: Codec[] = ['PCMU', 'opus', 'GSM', 'G722', 'PCMA'];

  async function offers(caller: readonly Codec[], called: readonly Codec[]) {
    const answering = await office.phone(withMailbox, { codecs: called });
    await answering.register();
    const calling = await office.phone(versatile, { codecs: caller });
    const [call, ringing] = await connected(calling, withMailbox, answering);
    const answered = (await (await call.sip()).answer()).codecs;
    const offered = (await (await ringing.sip()).offer()).codecs;
    await expectToHearEachOther(call, ringing);
    await hungUp(call, ringing);
    await answering.unregister();
    return { answered, offered };
  }

  test('given an order for the house, then a caller is answered in it, and who is called is offered it', async () => {
    await office.admin.call('changeConfig', { body: { codecs: { priority: order } } });
    await office.applied();
    expect(await offers(other, other)).toEqual({ answered: order, offered: order });
  });

  test('given a caller has only the last of it, then that goes first, so that nothing has to be translated', async () => {
    expect(await offers(['PCMU'], other)).toEqual({
      answered: ['PCMU'],
      offered: ['PCMU', 'PCMA', 'GSM', 'opus', 'G722'],
    });
  });

  test('given an extension with an order of its own, then that counts for it', async () => {
    await office.admin.call('changeExtension', { params: { number: versatile }, body: { codecs: ['G722', 'PCMU'] } });
    await office.admin.call('changeExtension', { params: { number: withMailbox }, body: { codecs: ['opus', 'GSM'] } });
    await office.applied();
    expect(await offers(other, other)).toEqual({ answered: ['G722', 'PCMU'], offered: ['opus', 'GSM'] });
  });

  test('given a list that can’t work, then it is refused in words', async () => {
    const change = (body: object) => office.admin.call('changeExtension', { params: { number: versatile }, body });
    await expect(change({ codecs: [] })).rejects.toThrow(/at least one codec/);
    await expect(change({ codecs: ['G729'] })).rejects.toThrow(/Add another codec/);
    await expect(change({ codecs: ['opus', 'G722'], dtmf: 'inband' })).rejects.toThrow(/PCMU and PCMA only/);
  });

  afterAll(async () => {
    await office.admin.call('changeConfig', { body: { codecs: { priority: [...codecNames] } } });
    for (const number of [versatile, withMailbox]) {
      await office.admin.call('changeExtension', { params: { number }, body: { codecs: null } });
    }
    await office.applied();
  });
});

describe.each([
  ['everything of ours running', false],
  ['every process of ours killed', true],
])('with %s', (_what, areKilled) => {
  beforeAll(async () => {
    if (areKilled) await office.system.killOurs();
    else await Promise.all(codecNames.map((codec) => phone(numberOf(codec), codec).register()));
  });

  test.each(translated)('given two phones have %s and nothing else, then they talk in it', async (codec) => {
    const [call, ringing] = await connected(phone(versatile, codec), numberOf(codec), phone(numberOf(codec), codec));
    expect([await call.codec(), await ringing.codec()]).toEqual([codec, codec]);
    await expectToHearEachOther(call, ringing);
    await hungUp(call, ringing);
  });

  test.each<[Codec, Codec]>([
    ['opus', 'PCMA'],
    ['G722', 'GSM'],
    ['Speex', 'G726'],
    ['PCMU', 'opus'],
    ['GSM', 'Speex'],
  ])('given a phone has %s and the other %s, then they hear each other all the same', async (one, two) => {
    const [call, ringing] = await connected(phone(versatile, one), numberOf(two), phone(numberOf(two), two));
    expect([await call.codec(), await ringing.codec()]).toEqual([one, two]);
    await expectToHearEachOther(call, ringing);
    await hungUp(call, ringing);
  });

  describe.each([
    ['G729', new Uint8Array(20).fill(0x39)],
    ['iLBC', new Uint8Array(38).fill(0x1b)],
  ] as const)('given a phone has %s and nothing else, which can’t be translated', (codec, frame) => {
    const own = numberOf(codec);

    test('when another calls that has it, then what is said is passed on as it is, both ways', async () => {
      const [call, ringing] = await connected(phone(versatile, codec), own, phone(own, codec));
      await Promise.all([call.sayCoded(frame), ringing.sayCoded(frame)]);
      await Promise.all([call.hearsCoded(frame), ringing.hearsCoded(frame)]);
      await hungUp(call, ringing);
    });

    test('when it calls one that prefers PCMU and has it too, then they talk in it', async () => {
      const both = phone(versatile, 'PCMU', codec);
      await both.register();
      const [call, ringing] = await connected(phone(own, codec), versatile, both);
      expect(await ringing.codec()).toBe(codec);
      await hungUp(call, ringing);
      await both.unregister();
    });

    test.each([
      ['a phone without it', numberOf('PCMU')],
      ['a mailbox', `*${withMailbox}`],
      ['a number nobody has', '1999'],
    ])('when it calls %s, then it can be told nothing, and gets 488', async (_what, number) => {
      const call = await phone(own, codec).dial(number);
      await call.ended();
      expect(await (await call.sip()).refusal()).toMatchObject({ status: 488, reason: { cause: 58 } });
    });

    test('when a phone without it calls, then the caller hears that nobody can be reached, and gets 488', async () => {
      const call = await phone(versatile, 'PCMU').dial(own);
      await call.hears('vm-nobodyavail');
      expect(await call.ended()).toMatchObject({ sipStatus: 488, cause: 58 });
    });
  });

  test('given a phone likes G729 most and has PCMU as well, then it talks with everybody, and hears its mailbox', async () => {
    const [call, ringing] = await connected(
      phone(versatile, 'G729', 'PCMU'),
      numberOf('PCMA'),
      phone(numberOf('PCMA'), 'PCMA'),
    );
    expect(await call.codec()).toBe('PCMU');
    await expectToHearEachOther(call, ringing);
    await hungUp(call, ringing);
    const toMailbox = await phone(withMailbox, 'G729', 'PCMU').dial('*97');
    await toMailbox.hearsBeginningOf('vm-password');
    await toMailbox.hangUp();
  });
});
