import { expect, test } from 'vitest';
import { targetRow } from '../../telephony/ring-targets.ts';
import { checkFields, fieldsOf, memberFault, newFields, newMember, ringGroupOf } from './ring-group-fields.ts';

const sales = ringGroupOf({
  ...{ ...newFields, number: '600', name: 'Sales', fallback: 'voicemail:1002', name_prefix: 'Sales: ' },
  members: [
    targetRow({ type: 'extension', target: '1002' }, 0),
    targetRow({ type: 'external', target: '2125550100', confirm: false }, 20),
  ],
});

test('given a ring group, then the form and back again change nothing', () =>
  expect(ringGroupOf(fieldsOf(sales))).toEqual(sales));

test('given its members ring one after the other, then nobody joins in later', () =>
  expect(
    ringGroupOf({ ...fieldsOf(sales), strategy: 'hunt' }).members.map(({ delay_seconds: delay }) => delay),
  ).toEqual([0, 0]));

test('given a member that is not chosen, words for seconds and nowhere to go, then each is said at its field', () => {
  const members = [...fieldsOf(sales).members, newMember];
  expect(checkFields({ ...fieldsOf(sales), members, total_seconds: 'long', fallback: '' })).toEqual({
    members: 'Member 3: Choose who rings.',
    total_seconds: 'Give a whole number, for example 15.',
    fallback: 'Choose where the call goes then.',
  });
});

test.each([
  ['the API refuses', '500', 'Wait for at most 2 minutes.'],
  ['is no number', 'soon', 'Give the seconds as a whole number.'],
])('given a delay that %s, then it is said of the member, unless delays don’t count', (_what, seconds, message) => {
  const late = { ...targetRow({ type: 'extension', target: '1002' }, 0), seconds };
  expect(memberFault(late, 'all')).toBe(message);
  expect(memberFault(late, 'hunt')).toBeNull();
});
