import { freshEnvironment } from '@flexpbx/db/testing';
import { expect, test } from 'vitest';
import { finishMessage, openMailbox, passGreeting } from '../mailboxes/mailbox-steps.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';
import { expectNothingLeft } from './nothing-left.ts';

const NUMBERS = ['1001', '1002', '1003', '1004', '1005', '1006', '1007'];

test.each(['sqlite', 'postgresql'] as const)(
  'given everything of ours is killed at once (%s), then calls go on, mailboxes are served, and what was begun is finished',
  async (kind) => {
    const household = await Household.open((await freshEnvironment(kind)).databaseUrl, NUMBERS);
    try {
      const talk = await Conversation.begin(household, '1001', '1002');
      const [recorded, greeted, listener] = await Promise.all([
        reachesBeep(household, '1003', '1002'),
        hearsGreeting(household, '1004', '1002'),
        listens(household, '1005'),
      ]);
      await recorded.playTone(700);
      await recorded.record(1_000);
      await talk.staysUnbroken(async () => {
        await household.killAll();
        await talkShortly(household, '1006', '1007');
        await leaveNativeMessage(household, '1006', '1007');
        await household.system.start();
      });
      await Promise.all([finishMessage(recorded), leaveFromTheGreeting(greeted), listenAnew(listener)]);
      await expectMessages(household);
      await talk.end();
      await household.expectEveryCallOnce();
      await expectNothingLeft(household);
    } finally {
      await household.close();
    }
  },
);

async function talkShortly(household: Household, from: string, to: string): Promise<void> {
  const conversation = await Conversation.begin(household, from, to);
  await conversation.end();
}

/** Calls a phone in a call, which says that it is busy, and hears the mailbox's greeting begin. */
async function hearsGreeting(household: Household, from: string, to: string): Promise<PhoneCall> {
  const call = await household.dial(from, to, 'voicemail');
  await (await household.phone(to).nextCall()).busy();
  await call.hearsBeginningOf('vm-theperson');
  return call;
}

async function reachesBeep(household: Household, from: string, to: string): Promise<PhoneCall> {
  const call = await hearsGreeting(household, from, to);
  await call.sendDigits('#');
  await call.hears('beep');
  return call;
}

async function listens(household: Household, number: string): Promise<PhoneCall> {
  const call = await household.dial(number, `*${number}`, 'answered');
  await openMailbox(call);
  return call;
}

async function leaveNativeMessage(household: Household, from: string, to: string): Promise<void> {
  const call = await reachesBeep(household, from, to);
  await call.playTone(500);
  await call.record(3_000);
  await call.hangUp();
  await call.ended();
}

async function leaveFromTheGreeting(call: PhoneCall): Promise<void> {
  await passGreeting(call);
  await call.playTone(900);
  await call.record(3_000);
  await call.hangUp();
  await call.ended();
}

async function listenAnew(call: PhoneCall): Promise<void> {
  await openMailbox(call);
  await call.hangUp();
  await call.ended();
}

/** Each message is there once, whole, and known to the portal as well. */
async function expectMessages({ admin }: Household): Promise<void> {
  const ofTwo = { params: { mailbox: '1002' } };
  const { items } = await admin.until('listVoicemail', ofTwo, (box) => box.items.length >= 2);
  expect(items.map(({ from }) => from).toSorted()).toEqual(['1003', '1004']);
  // Recorded on while nobody of us was there.
  const adopted = items.find(({ from }) => from === '1003');
  expect(adopted?.duration).toBeGreaterThanOrEqual(5);
  const ofSeven = await admin.call('listVoicemail', { params: { mailbox: '1007' } });
  expect(ofSeven.items).toMatchObject([{ from: '1006', heard: false }]);
}
