import type { Destination } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { findOptions } from '../design/find-options.ts';
import {
  destinationIn,
  destinationLabel,
  destinationOptions,
  destinationPage,
  destinationText,
  outsideOptions,
  type Places,
} from './destinations.ts';

const places: Places = {
  extensions: [
    { number: '1001', name: 'Ada Lovelace', voicemail: true },
    { number: '1002', name: 'Door', voicemail: false },
  ],
  queues: [],
  sharedMailboxes: [{ number: '5000', name: 'Office' }],
  conferences: [{ number: '2001', name: 'Board' }],
  ringGroups: [{ number: '3001', name: 'Sales' }],
  pagingZones: [{ number: '9001', name: 'Yard' }],
  menus: [{ id: 'welcome', name: 'Welcome' }],
  inboundRoutes: [{ id: 'main', name: 'Main line' }],
};

const destinations: readonly [Destination, label: string, page: string | null][] = [
  [{ type: 'extension', target: '1001' }, '1001 Ada Lovelace', '/admin/extensions/1001'],
  [{ type: 'voicemail', target: '1001' }, 'Voicemail of 1001 Ada Lovelace', '/admin/mailboxes/1001'],
  [{ type: 'voicemail', target: '5000' }, 'Shared mailbox 5000 Office', '/admin/mailboxes/5000'],
  [{ type: 'conference', target: '2001' }, 'Conference 2001 Board', '/admin/conferences/2001'],
  [{ type: 'ring-group', target: '3001' }, 'Ring group 3001 Sales', '/admin/ring-groups/3001'],
  [{ type: 'paging-zone', target: '9001' }, 'Paging zone 9001 Yard', '/admin/paging-zones/9001'],
  [{ type: 'menu', target: 'welcome' }, 'Menu Welcome', '/admin/menus/welcome'],
  [{ type: 'inbound-route', target: 'main' }, 'Inbound route Main line', '/admin/inbound-routes/main'],
  [{ type: 'external', target: '+15550100' }, 'Outside number +15550100', null],
  [{ type: 'closed' }, 'Closed announcement', null],
  [{ type: 'hang-up' }, 'Hang up', null],
];

test.each(destinations)('given %j, then a form’s field holds it, and it is shown with its name and page', (...row) => {
  const [destination, label, page] = row;
  expect(destinationIn(destinationText(destination))).toEqual(destination);
  expect(destinationLabel(destination, places)).toBe(label);
  expect(destinationPage(destination)).toBe(page);
});

test('given nothing chosen, or nothing that exists, then there is no destination', () =>
  expect(['', 'extension', 'extension:x', 'nowhere:1', 'external:12;3'].map(destinationIn)).toEqual(
    Array.from({ length: 5 }, () => null),
  ));

test('given everything in the house, then a mailbox is offered only of who has one', () =>
  expect(destinationOptions(places).map(({ value }) => value)).toEqual([
    'extension:1001',
    'extension:1002',
    'ring-group:3001',
    'conference:2001',
    'voicemail:1001',
    'voicemail:5000',
    'menu:welcome',
    'inbound-route:main',
    'paging-zone:9001',
    'closed',
    'hang-up',
  ]));

test('given a part of a name, then all that leads to it is found', () =>
  expect(findOptions(destinationOptions(places), 'ada', 8).map(({ title }) => title)).toEqual([
    'Extensions',
    'Voicemail',
  ]));

test('given a number typed as people write it, then it can be chosen as one outside', () => {
  expect(outsideOptions('+1 (212) 555-0100').map(({ value }) => value)).toEqual(['external:+12125550100']);
  expect(outsideOptions('5')).toEqual([]);
  expect(outsideOptions('Ada')).toEqual([]);
});

test('given a destination that is gone, then its number is shown', () =>
  expect(destinationLabel({ type: 'conference', target: '2009' }, places)).toBe('2009'));
