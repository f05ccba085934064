import type { Input, Output } from '@flexpbx/domain/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';

let office: Office;
let ada: Phone;
let bob: Phone;
let grace: Phone;

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const people = ['Ada', 'Bob', 'Grace', 'Linus'].map((name, at) => ({ number: String(1001 + at), name }));
  await office.addExtensions(...people);
  const queues: readonly Input<'createQueue'>['body'][] = [
    {
      number: '8001',
      name: 'Sales',
      strategy: 'least_recent',
      agents: [{ extension: '1003', always: true }],
      name_prefix: 'Sales: ',
      wrap_up_seconds: 2,
    },
  ];
  for (const body of queues) await office.admin.call('createQueue', { body });
  await office.applied();
  [ada, bob, grace] = await Promise.all([
    office.registeredPhone('1001', 'udp'),
    office.registeredPhone('1002', 'udp'),
    office.registeredPhone('1003', 'udp'),
  ]);
});

afterAll(() => office?.close());

async function endOf(...calls: readonly PhoneCall[]): Promise<void> {
  await calls[0]?.hangUp();
  await Promise.all(calls.map((call) => call.ended()));
}

test('given an agent is free, then it rings at once, with the queue’s name before the caller’s, and they talk', async () => {
  const call = await ada.dial('8001');
  const atGrace = await grace.nextCall();
  expect(atGrace.from).toEqual({ name: 'Sales: Ada', number: '1001' });
  await call.answered();
  expect((await call.record(1_000)).isSilent()).toBe(false);
  await atGrace.answer();
  await expectToHearEachOther(call, atGrace);

  const second = await bob.dial('8001');
  await second.hearsBeginningOf('queue-youarenext');
  await endOf(atGrace, call);
  const next = await grace.nextCall();
  await next.answer();
  await expectToHearEachOther(second, next);
  await endOf(second, next);
});
