import { describe, expect, test } from 'vitest';
import { type CallHandling, handlingFrom } from '../call-handling/call-handling.ts';
import type { House } from '../house.ts';
import { defaultNumberPlan } from '../number-plan/default-plan.ts';
import type { SwitchState } from '../schedules/switch-state.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Circumstances, Course } from './course.ts';
import { whatHappens } from './what-happens.ts';

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const hours = aThing('schedule', {
  ...{ id: 'office', name: 'Office', time_zone: 'America/New_York' },
  hours: [{ days: [...workdays], from: '09:00', to: '17:00' }],
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
});
const toAda = { type: 'extension', target: '1001' } as const;
const house = aHouse({
  extensions: [
    { number: '1001', name: 'Ada' },
    { number: '1002', name: 'Grace' },
    { number: '1003', name: 'Edsger', voicemail: false },
  ],
  things: {
    'dial-rule': defaultNumberPlan,
    trunk: [
      aThing('trunk', { id: 'telco', name: 'Telco', kind: 'address', host: 'telco.net' }),
      aThing('trunk', { id: 'spare', name: 'Spare', kind: 'address', host: 'spare.net' }),
    ],
    'outbound-route': [
      aThing('outbound-route', { id: 'city', name: 'City', patterns: ['^[2-9][0-9]{9}$'], trunks: ['telco', 'spare'] }),
    ],
    schedule: [hours],
    switch: [aThing('switch', { number: '1', name: 'Office' })],
    'inbound-route': [
      aThing('inbound-route', {
        ...{ id: 'main', name: 'Main line', number: '5550100', destination: toAda, schedule: 'office', switch: '1' },
        closed_destination: { type: 'voicemail', target: '1002' },
      }),
      aThing('inbound-route', {
        ...{ id: 'fax', name: 'Fax', number: '5550199', queue_priority: 5 },
        destination: { type: 'inbound-route', target: 'main' },
      }),
      aThing('inbound-route', {
        id: 'boss',
        name: 'Boss',
        number: '5550177',
        destination: { type: 'external', target: '2125550199' },
      }),
      aThing('inbound-route', {
        id: 'spam',
        name: 'Spam',
        number: null,
        caller: 'anonymous',
        destination: { type: 'hang-up' },
      }),
    ],
  },
});

interface Situation {
  readonly at?: string;
  readonly turned?: SwitchState;
  readonly handling?: Readonly<Record<string, Partial<CallHandling>>>;
  readonly mayNot?: string;
}

function circumstances({ at, turned, handling, mayNot }: Situation): Circumstances {
  return {
    moment: new Date(at ?? '2026-07-01T12:00:00-04:00'),
    switchState: () => turned ?? 'auto',
    handlingOf: (extension) => ({ ...handlingFrom(extension, () => ''), ...handling?.[extension] }),
    mayCallOutside: (extension) => extension !== mayNot,
  };
}

const dial = (dialled: string, situation: Situation = {}, extension = '1001', inHouse: House = house): Course =>
  whatHappens(inHouse, { dialled, extension }, circumstances(situation));
const callIn = (called: string, situation: Situation = {}, caller: string | null = '4930'): Course =>
  whatHappens(house, { called, caller, trunk: 'telco' }, circumstances(situation));
const told = ({ steps }: Course): string[] => steps.map(({ says }) => says);

describe('given a phone dials', () => {
  test('an extension, then it rings there, and what follows when nobody answers is told', () =>
    expect(dial('1002')).toEqual({
      ends: 'extension',
      steps: [
        { says: 'It rings at Grace (1002).', by: { kind: 'extension', key: '1002' } },
        {
          says: 'When it isn’t answered, the caller can leave a message.',
          by: { kind: 'extension', key: '1002' },
        },
      ],
    }));

  test('an extension with forwards for some cases, then each is told', () =>
    expect(told(dial('1003', { handling: { '1003': { forward_busy: '1002' } } }))).toEqual([
      'It rings at Edsger (1003).',
      'While it is busy, it goes to 1002.',
      'Else, when it isn’t answered, the caller hears that nobody is there.',
    ]));

  test('an extension that forwards outside, then the forwarder’s permission counts, not the caller’s', () => {
    const handling = { '1002': { forward_always: '2125550199' } };
    expect(told(dial('1002', { handling, mayNot: '1001' }))).toEqual([
      'Grace (1002) forwards every call to 2125550199.',
      'The outbound route “City” (city) takes it.',
      'It goes out as 2125550199 by Telco, else by Spare.',
    ]);
    expect(dial('1002', { handling, mayNot: '1002' }).ends).toBe('announcement');
  });

  test('an extension that forwards to an emergency number, then that leads nowhere', () =>
    expect(dial('1002', { handling: { '1002': { forward_always: '911' } } }).ends).toBe('announcement'));

  test('an extension that forwards back to the phone that calls, then a message can be left for that one', () =>
    expect(dial('1002', { handling: { '1002': { forward_always: '1001' } } })).toMatchObject({
      ends: 'mailbox',
      steps: [
        {},
        { says: 'Ada (1001) is the phone that calls.' },
        { says: 'The caller can leave a message for Ada (1001).' },
      ],
    }));

  test('an extension in a circle of forwards, then it ends with an announcement', () => {
    const handling = { '1002': { forward_always: '1003' }, '1003': { forward_always: '1002' } };
    const { steps, ends } = dial('1002', { handling });
    expect(ends).toBe('announcement');
    expect(steps).toHaveLength(6);
    expect(steps.at(-1)?.says).toContain('too often');
  });

  test('somebody who doesn’t want to be disturbed, then a message can be left', () =>
    expect(dial('1002', { handling: { '1002': { do_not_disturb: true } } }).ends).toBe('mailbox'));

  test.each([
    ['1001', 'mailbox'],
    ['911', 'emergency'],
    ['2001', 'announcement'],
    ['70', 'parked-call'],
    ['*281', 'code'],
    ['8001', 'announcement'],
    ['0', 'announcement'],
    ['2125550199', 'outside'],
    ['0049', 'announcement'],
  ])('%s, then it ends in: %s', (dialled, ends) => expect(dial(dialled).ends).toBe(ends));

  test('0 with a destination, then it leads there', () => {
    const operator = aThing('dial-rule', { id: 'zero', pattern: '^0$', action: 'auto_attendant', destination: toAda });
    const attended = aHouse({ ...house, things: { ...house.things, 'dial-rule': [operator] } });
    expect(told(dial('0', {}, '1002', attended)).slice(0, 2)).toEqual([
      'The number plan says where 0 goes.',
      'It rings at Ada (1001).',
    ]);
  });
});

describe('given a call from outside', () => {
  test('in the hours, then it goes where its route leads', () =>
    expect(told(callIn('+5550100')).slice(0, 3)).toEqual([
      'The inbound route “Main line” (main) takes calls to 5550100.',
      'By the schedule “Office” (office) it is open on Wednesday, 2026-07-01 at 12:00 (America/New_York).',
      'It rings at Ada (1001).',
    ]));

  test.each([
    ['2026-07-01T08:59:59-04:00', 'mailbox'],
    ['2026-07-01T09:00:00-04:00', 'extension'],
    ['2026-12-25T12:00:00-05:00', 'mailbox'],
  ])('at %s, then it ends in: %s', (at, ends) => expect(callIn('5550100', { at }).ends).toBe(ends));

  test('on a holiday, then the holiday is named', () =>
    expect(told(callIn('5550100', { at: '2026-12-25T12:00:00-05:00' }))[1]).toContain(
      'closed for Christmas on Friday',
    ));

  test.each([
    ['night', '2026-07-01T12:00:00-04:00', 'mailbox'],
    ['day', '2026-07-01T23:00:00-04:00', 'extension'],
  ] as const)('while its switch is turned to %s, then the hours don’t count', (turned, at, ends) => {
    const course = callIn('5550100', { turned, at });
    expect(course.ends).toBe(ends);
    expect(course.steps[1]).toEqual({
      says: `The day/night switch “Office” (1) is turned to ${turned}, whatever the hours say.`,
      by: { kind: 'switch', key: '1' },
    });
  });

  test('to a route that leads to another, then that one’s hours count', () =>
    expect(callIn('5550199', { turned: 'night' }).ends).toBe('mailbox'));

  test('by a route that gives priority, then that is told before where it goes', () => {
    const [, second, third] = callIn('5550199', { turned: 'night' }).steps;
    const says = 'In queues the call stands before all with a priority below 5.';
    expect([second, third?.by]).toEqual([
      { says, by: { kind: 'inbound-route', key: 'fax' } },
      { kind: 'switch', key: '1' },
    ]);
  });

  test('that goes outside again, then no extension’s permission is asked', () =>
    expect(callIn('5550177').ends).toBe('outside'));

  test('without a number, then the route for such callers takes it', () =>
    expect(callIn('777', {}, null)).toMatchObject({ ends: 'hang-up', steps: [{ by: { key: 'spam' } }, {}] }));

  test('that no route takes, then the caller is told', () =>
    expect(callIn('777')).toMatchObject({ ends: 'announcement', steps: [{ by: null }] }));
});
