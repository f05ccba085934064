import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { askAsterisk } from '../survival/asterisk-console.ts';
import { Household } from '../survival/household.ts';

let house: Household;
let ada: Phone;
let grace: Phone;

beforeAll(async () => {
  house = await Household.open(null, ['1001', '1002']);
  [ada, grace] = [house.phone('1001'), house.phone('1002')];
  const { admin } = house;
  await admin.call('createConference', { body: { number: '2001', name: 'Staff' } });
  const destination = { type: 'extension', target: '1002' } as const;
  await admin.call('changeDialRule', { params: { key: 'operator' }, body: { destination } });
  await applied();
});

afterAll(() => house?.close());

async function applied(): Promise<void> {
  await house.admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
}

/** Dials, and hears how it begins. */
async function hears(number: string, prompt: string): Promise<void> {
  const call = await ada.dial(number);
  await call.hearsBeginningOf(prompt);
  await hungUp(call);
}

async function ringsAt(phone: Phone, number: string): Promise<void> {
  const call = await ada.dial(number);
  await (await phone.nextCall()).busy();
  await hungUp(call);
}

async function hungUp(call: PhoneCall): Promise<void> {
  await call.hangUp();
  await call.ended();
}

/** The context in which Asterisk finds a number that a phone dials; one that only has a lamp for it is passed over. */
async function contextOf(number: string): Promise<string> {
  const shown = await askAsterisk(house.system, `dialplan show ${number}@from-extension`);
  const contexts = shown.split(/^\[ (?=(?:Included c|C)ontext )/m);
  const found = contexts.find((lines) => /\s1\. /.test(lines)) ?? '';
  return /'([\w-]+)'/.exec(found)?.[1] ?? '';
}

/** Every range of the default plan: extensions, operator, conferences, parking, mailboxes; of queues and paging zones there is none. */
async function everyRangeLeadsWhereItShould(): Promise<void> {
  await ringsAt(grace, '1002');
  await ringsAt(grace, '0');
  await hears('2001', 'conf-onlyperson');
  await hears('*1002', 'vm-password');
  for (const nobody of ['1777', '2002', '8001', '9001']) await hears(nobody, 'ss-noservice');
}

test(
  'given the plan of a new system, then each range reaches its feature, and what is nothing says so',
  everyRangeLeadsWhereItShould,
);

test('given a parked call, then its slot fetches it; an empty slot says that nothing is there', async () => {
  const call = await ada.dial('1002');
  const ringing = await grace.nextCall();
  await ringing.answer();
  await call.answered();
  await ringing.blindTransfer('*74');
  const fetching = await grace.dial('70');
  await fetching.answered();
  await Promise.all([hungUp(fetching), call.ended()]);
  await hears('71', 'pbx-invalidpark');
});

test('given the rules are asked where a number leads, then Asterisk finds the same', async () => {
  const numbers = ['1002', '2001', '2002', '70', '0', '8001', '*1002', '*97', '*78', '*281', '*2', '5', '2125550199'];
  const places: Record<string, string[]> = {
    extension: ['extensions'],
    conference: ['rooms'],
    'parked-call': ['rooms'],
    mailbox: ['mailbox-access'],
    code: ['feature-codes'],
    announcement: ['plan-conferences', 'plan-queues', 'mailbox-access', 'outside', 'not-in-service'],
  };
  for (const number of numbers) {
    const { ends, steps } = await house.admin.call('whatHappens', { query: { number, from: '1001' } });
    const context = await contextOf(number);
    const isByPlan = steps[0]?.by?.kind === 'dial-rule' && ends === 'extension';
    expect([number, isByPlan ? ['plan-operator'] : places[ends]]).toEqual([number, expect.arrayContaining([context])]);
  }
});

test('given rules that overlap, then the plan says which numbers go where, and a rule nothing would reach is refused', async () => {
  const { admin } = house;
  await admin.call('createDialRule', { body: { id: 'guests', pattern: '^[12][0-9]{3,4}$', action: 'extension' } });
  const { items } = await admin.call('getNumberPlan', {});
  expect(items.find(({ key }) => key === 'guests')?.notes).toEqual([
    '1000 and its like belong to the rule extensions, which comes before.',
    '2000 and its like belong to the rule conferences, which comes before.',
  ]);
  const never = admin.call('createDialRule', { body: { id: 'never', pattern: '^20[0-9]{2}$', action: 'queue' } });
  await expect(never).rejects.toThrow(/No call would ever reach .* the rules before it \(conferences, guests\)/);
  await expect(admin.call('createExtension', { body: { number: '8001', name: 'X' } })).rejects.toThrow(/call queues/);
  await admin.call('deleteDialRule', { params: { key: 'guests' } });
});

test('given the plan is changed, then the numbers move, and the old ones say that they are not in service', async () => {
  const destination = { type: 'conference', target: '2001' } as const;
  const { admin } = house;
  await admin.call('changeDialRule', { params: { key: 'operator' }, body: { pattern: '^9$', destination } });
  await applied();
  await hears('9', 'conf-onlyperson');
  await hears('0', 'ss-noservice');
  await admin.call('changeDialRule', {
    params: { key: 'operator' },
    body: { pattern: '^0$', destination: { type: 'extension', target: '1002' } },
  });
  await applied();
});

test('given every process of ours is killed, then the plan is the same', async () => {
  await house.killAll();
  await everyRangeLeadsWhereItShould();
});
