import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import type { ProviderCall } from '../provider/provider-call.ts';
import { OutsideWorld } from './outside-world.ts';

const REFUSED = 'feature-not-avail-line';
const CALLED = '+15550100';
const stranger = { number: '+4930123456', name: 'Konrad', isHidden: false };

let world: OutsideWorld;
let dialled = 2_125_550_200;
const newNumber = (): string => String(dialled++);

beforeAll(async () => {
  world = await OutsideWorld.open();
  const { admin } = world.office;
  for (const target of ['1001', '1002']) {
    const body = { id: `to-${target}`, name: target, number: `${CALLED}${target}` };
    await admin.call('createInboundRoute', { body: { ...body, destination: { type: 'extension', target } } });
  }
  const onward = { id: 'onward', name: 'Onward', number: `${CALLED}9` };
  const destination = { type: 'external', target: '2125550999' } as const;
  await admin.call('createInboundRoute', { body: { ...onward, destination } });
  await world.office.applied();
});

afterAll(() => world?.close());

/** The two are connected. */
async function connected(caller: Phone, to: string, called: Phone): Promise<[PhoneCall, IncomingCall]> {
  const call = await caller.dial(to);
  const ringing = await called.nextCall();
  await ringing.answer();
  await call.answered();
  return [call, ringing];
}

/** Somebody from outside is connected with an extension. */
async function calledFromOutside(number: string, called: Phone): Promise<[PhoneCall, IncomingCall]> {
  const outside = await world.main.call({ customer: 'acme', number: `${CALLED}${number}`, from: stranger });
  const ringing = await called.nextCall();
  await ringing.answer();
  await outside.answered();
  return [outside, ringing];
}

/** Somebody transfers a call to outside, where it is answered. */
async function transferred(call: PhoneCall): Promise<ProviderCall> {
  const number = newNumber();
  const transfer = call.blindTransfer(number);
  const outside = await world.main.nextCallTo(`+1${number}`);
  await outside.answer();
  await transfer;
  return outside;
}

describe.each([
  ['everything of ours running', false],
  ['every process of ours killed', true],
])('with %s', (_what, areKilled) => {
  beforeAll(async () => {
    if (areKilled) await world.killAllOfOurs();
  });

  test('given who may not call outside is transferred there by who may, then the call goes out', async () => {
    const [grace, ada] = await connected(world.grace, '1001', world.ada);
    const outside = await transferred(ada);
    await expectToHearEachOther(grace, outside);
    await grace.hangUp();
    await outside.ended();
  });

  test('given who may call outside is transferred there by who may not, then the call is refused', async () => {
    const [ada, grace] = await connected(world.ada, '1002', world.grace);
    await Promise.all([ada.hears(REFUSED), grace.blindTransfer(newNumber())]);
    await ada.ended();
  });

  test('given a call from outside, then only who may call outside can transfer it there', async () => {
    const [toGrace, grace] = await calledFromOutside('1002', world.grace);
    await Promise.all([toGrace.hears(REFUSED), grace.blindTransfer(newNumber())]);
    await toGrace.ended();
    const [toAda, ada] = await calledFromOutside('1001', world.ada);
    const outside = await transferred(ada);
    await expectToHearEachOther(toAda, outside);
    await toAda.hangUp();
    await outside.ended();
  });

  test('given a transfer by keys with a question before, then the one who presses them has to be allowed', async () => {
    const [grace, ada] = await connected(world.grace, '1001', world.ada);
    const number = newNumber();
    await ada.sendDigits(`*2`);
    await ada.sendDigits(number);
    const outside = await world.main.nextCallTo(`+1${number}`);
    await outside.answer();
    await expectToHearEachOther(ada, outside);
    await ada.hangUp();
    await expectToHearEachOther(grace, outside);
    await grace.hangUp();
    await outside.ended();
  });

  test('given forwards to outside, then they count for who may call there, and nobody else', async () => {
    const number = newNumber();
    for (const [phone, code] of [
      [world.ada, `*21*${number}`],
      [world.grace, `*21*${number}`],
    ] as const) {
      const call = await phone.dial(code);
      await call.ended();
    }
    const toAda = await world.grace.dial('1001');
    const outside = await world.main.nextCallTo(`+1${number}`);
    await outside.answer();
    await expectToHearEachOther(toAda, outside);
    await toAda.hangUp();
    await outside.ended();
    const toGrace = await world.ada.dial('1002');
    await toGrace.hears(REFUSED);
    await toGrace.ended();
    for (const phone of [world.ada, world.grace]) await (await phone.dial('#21')).ended();
  });

  test('given phones that forward by themselves, then they can send calls only where they may call', async () => {
    const number = newNumber();
    const toAda = await world.grace.dial('1001');
    await (await world.ada.nextCall()).forwardTo(number);
    const outside = await world.main.nextCallTo(`+1${number}`);
    await outside.answer();
    await expectToHearEachOther(toAda, outside);
    await toAda.hangUp();
    await outside.ended();
    const toGrace = await world.ada.dial('1002');
    await (await world.grace.nextCall()).forwardTo(newNumber());
    await toGrace.hears(REFUSED);
    // Her mailbox would follow.
    await toGrace.hangUp();
  });

  test('given an administrator sends calls on to outside, then nobody’s permission is asked', async () => {
    const caller = await world.main.call({ customer: 'acme', number: `${CALLED}9`, from: stranger });
    const outside = await world.main.nextCallTo('+12125550999');
    await outside.answer();
    await expectToHearEachOther(caller, outside);
    await caller.hangUp();
    await outside.ended();
  });
});

test('given calls from outside, then they count as calls of the trunk', async () => {
  await world.office.system.start();
  await world.changeTrunk('main', { max_calls: 1 });
  const [outside, ada] = await calledFromOutside('1001', world.ada);
  const number = newNumber();
  await ada.hold();
  const second = await world.ada.dial(number);
  const bySpare = await world.spare.nextCallTo(`+1${number}`);
  await bySpare.answer();
  await second.answered();
  await second.hangUp();
  await outside.hangUp();
  await ada.ended();
  expect((await world.trunkIs('main', 'up'))?.state).toBe('up');
});
