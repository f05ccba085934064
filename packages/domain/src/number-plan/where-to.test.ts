import { describe, expect, test } from 'vitest';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';
import { defaultNumberPlan } from './default-plan.ts';
import { whereForwarded, whereTo } from './where-to.ts';

const route = aThing('outbound-route', {
  id: 'city',
  name: 'City',
  patterns: ['^[2-9][0-9]{9}$'],
  prepend: '+1',
  trunks: ['telco'],
});
const trunk = aThing('trunk', { id: 'telco', name: 'Telco', kind: 'address', host: 'telco.net' });

function aSchool(...rules: readonly Partial<Thing<'dial-rule'>>[]) {
  return aHouse({
    extensions: [{ number: '1001' }, { number: '1002' }, { number: '1003', voicemail: false }],
    things: {
      'dial-rule': [...rules.map((rule) => aThing('dial-rule', rule)), ...defaultNumberPlan],
      'outbound-route': [route],
      trunk: [trunk],
      conference: [aThing('conference', { number: '2001', name: 'Staff' })],
      'paging-zone': [aThing('paging-zone', { number: '9001', name: 'Yard', phones: ['1002'] })],
      'shared-mailbox': [
        aThing('shared-mailbox', { number: '5000', name: 'Office', pin: '864209', members: ['1001'] }),
      ],
      switch: [aThing('switch', { number: '1', name: 'Office' })],
    },
  });
}

const ada = { number: '1001', allowExternal: true };
const grace = { number: '1002', allowExternal: false };

describe('given a school with the seed’s plan', () => {
  const nowhere = (because: string, rule: string | null) => ({ leads: 'nowhere', because, rule });
  test.each([
    ['911', { leads: 'emergency' }],
    ['9911', { leads: 'emergency' }],
    ['1002', { leads: 'extension', number: '1002' }],
    ['1001', { leads: 'mailbox', number: '1001' }],
    ['*97', { leads: 'mailbox', number: '1001' }],
    ['*1002', { leads: 'mailbox', number: '1002' }],
    ['*1003', nowhere('not-in-service', null)],
    ['*72', { leads: 'code', feature: 'queue-login', behind: '' }],
    ['2001', { leads: 'conference', number: '2001' }],
    ['2002', nowhere('not-in-service', 'conferences')],
    ['70', { leads: 'slot', number: '70' }],
    ['*75', { leads: 'code', feature: 'retrieve', behind: '' }],
    ['*7570', { leads: 'code', feature: 'retrieve', behind: '70' }],
    ['*281', { leads: 'code', feature: 'day-night', behind: '1' }],
    ['*282', nowhere('not-in-service', null)],
    ['*21*1002', { leads: 'code', feature: 'forward-always', behind: '1002' }],
    ['#21', { leads: 'code', feature: 'forward-always-off', behind: '' }],
    ['*2', nowhere('not-in-service', null)],
    ['*8', { leads: 'code', feature: 'pickup-group', behind: '' }],
    ['**1002', { leads: 'code', feature: 'pickup-extension', behind: '1002' }],
    ['5000', { leads: 'shared-mailbox', number: '5000' }],
    ['*5000', { leads: 'mailbox', number: '5000' }],
    ['9001', { leads: 'paging-zone', number: '9001' }],
    ['9002', nowhere('not-in-service', 'paging')],
    ['1777', nowhere('not-in-service', 'extensions')],
    ['8001', nowhere('not-in-service', 'queues')],
    ['0', nowhere('not-in-service', 'operator')],
    ['2125550199', { leads: 'outside', route: 'city', trunks: ['telco'], number: '+12125550199' }],
    ['0049301234567', nowhere('no-route', null)],
    ['55', nowhere('not-in-service', null)],
    ['#99', nowhere('not-in-service', null)],
  ])('when 1001 dials %s, then %j', (dialled, where) => expect(whereTo(aSchool(), dialled, ada)).toEqual(where));

  test('when 1001 forwards its calls to a paging zone, then nobody who calls it pages', () =>
    expect(whereForwarded(aSchool(), '9001', ada)).toEqual(nowhere('not-in-service', 'paging')));

  test('when 1001 forwards its calls to a shared mailbox, then callers leave their messages there', () =>
    expect(whereForwarded(aSchool(), '5000', ada)).toEqual({ leads: 'shared-mailbox', number: '5000' }));

  test('when a phone dials outside that may not, then it is told so', () =>
    expect(whereTo(aSchool(), '2125550199', grace)).toEqual(nowhere('not-permitted', null)));

  test('when 0 has a destination, then it leads there', () => {
    const destination = { type: 'extension', target: '1001' } as const;
    const house = aSchool({ id: 'zero', pattern: '^0$', action: 'auto_attendant', destination });
    expect(whereTo(house, '0', grace)).toEqual({ leads: 'destination', rule: 'zero', destination });
  });

  test('when a rule sends numbers to a trunk, then no outbound route is asked, but the permission is', () => {
    const house = aSchool({ id: 'direct', pattern: '^5[0-9]{4}$', action: 'trunk', trunk: 'telco' });
    expect(whereTo(house, '51234', ada)).toEqual({ leads: 'outside', route: null, trunks: ['telco'], number: '51234' });
    expect(whereTo(house, '51234', grace)).toEqual(nowhere('not-permitted', 'direct'));
  });

  test('when a rule names a route, then that route is taken, also for numbers it has no pattern for', () => {
    const house = aSchool({ id: 'direct', pattern: '^5[0-9]{4}$', action: 'trunk', trunk: 'city' });
    expect(whereTo(house, '51234', ada)).toMatchObject({ leads: 'outside', route: 'city', number: '+151234' });
  });

  test('when mailboxes are dialled by a rule, then what is in its brackets is the mailbox', () => {
    const house = aSchool({ id: 'boxes', pattern: '^#98([0-9]{4})$', action: 'voicemail' });
    expect(whereTo(house, '#981002', ada)).toEqual({ leads: 'mailbox', number: '1002' });
  });
});
