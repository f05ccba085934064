import { type Thing, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

function aRoute(id: string, particulars: Partial<Thing<'inbound-route'>>): Thing<'inbound-route'> {
  const destination = { type: 'extension', target: '1001' } as const;
  return thingKinds['inbound-route'].schema.parse({ id, name: id, number: null, destination, ...particulars });
}

/** The lines of one context. */
function contextOf(name: string, ...routes: readonly Thing<'inbound-route'>[]): string[] {
  const snapshot = furnished(aSnapshot({}), { things: { 'inbound-route': routes } });
  const text = render(templates, snapshot)['extensions_inbound.conf'];
  const [, body = ''] = text.split(`[${name}]\n`);
  return (
    body
      .split('\n\n')[0]
      ?.split('\n')
      .filter((line) => line !== '' && !line.startsWith(';')) ?? []
  );
}

test('given no route, then whatever is called is unknown', () =>
  expect(contextOf('called')).toEqual(['exten => _X!,1,Goto(s,1)', 'exten => s,1,Goto(unknown-number,s,1)']));

test('given a number for everybody, then it is one line to one line', () => {
  const route = aRoute('main', { number: '+5550100' });
  expect(contextOf('called', route)[0]).toBe('exten => 5550100,1,Goto(inbound-main,s,1)');
  expect(contextOf('inbound-main', route)).toEqual(['exten => s,1,Goto(extensions,1001,1)']);
});

test('given a number for some callers only, then routes of longer and shorter beginnings follow until one takes the rest', () => {
  const lines = contextOf(
    'called',
    aRoute('never', {}),
    aRoute('rest', { number: '55*' }),
    aRoute('some', { number: '555*', trunk: 'telco' }),
    aRoute('vip', { number: '5550100', caller: '1212*' }),
    aRoute('off', { number: '5550100', enabled: false }),
  );
  expect(
    lines.map((line) => /^exten => (\S+),1,NoOp|\?(inbound-\w+)|Goto\(([\w-]+)/.exec(line)?.slice(1).join('')),
  ).toEqual([
    ...['5550100', 'inbound-vip', 'inbound-some', 'inbound-rest'],
    ...['_555!', 'inbound-some', 'inbound-rest'],
    ...['inbound-rest', 's', 'inbound-never'],
  ]);
});

test('given all a route can have, then the switch is asked before the hours', () =>
  expect(
    contextOf(
      'inbound-main',
      aRoute('main', {
        ...{ schedule: 'office', switch: '1', name_prefix: 'Sales: ', music: 'jazz', queue_priority: 5 },
        closed_destination: { type: 'voicemail', target: '1001' },
      }),
    ),
  ).toEqual([
    `exten => s,1,Set(CALLERID(name)=Sales: \${CALLERID(name)})`,
    ' same => n,Set(CHANNEL(musicclass)=jazz)',
    ' same => n,Set(FLEXPBX_QUEUE_PRIORITY=5)',
    ` same => n,GotoIf($["\${DB(flexpbx-switch/1):14}" = "night"]?closed,1)`,
    ` same => n,GotoIf($["\${DB(flexpbx-switch/1):14}" = "day"]?open,1)`,
    ' same => n,Goto(schedule-office,route-main,1)',
    'exten => open,1,Goto(extensions,1001,1)',
    'exten => closed,1,Goto(mailbox-of,1001,1)',
  ]));

test('given a schedule, then holidays are looked up by their day and hours end a minute before', () => {
  const schedule = thingKinds.schedule.schema.parse({
    ...{ id: 'office', name: 'Office', time_zone: 'Europe/Berlin' },
    hours: [{ days: ['monday'], from: '09:00', to: '17:00' }],
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  });
  const snapshot = furnished(aSnapshot({}), { things: { schedule: [schedule] } });
  const text = render(templates, snapshot)['extensions_inbound.conf'];
  expect(text).toContain(`GotoIfTime(09:00-16:59,mon,*,*,Europe/Berlin?inbound-\${EXTEN:6},open,1)`);
  expect(text).toContain('[holidays-office]\nexten => 20261225,1,NoOp()\n');
});

test('given a schedule without holidays or hours, then nothing is looked up: it is closed', () => {
  const schedule = thingKinds.schedule.schema.parse({ id: 'never', name: 'Never', time_zone: 'UTC', hours: [] });
  const snapshot = furnished(aSnapshot({}), { things: { schedule: [schedule] } });
  const [, lines] = render(templates, snapshot)['extensions_inbound.conf'].split('[schedule-never]\n');
  expect(lines?.trim().split('\n')).toEqual([
    'exten => _route-[a-z0-9]!,1,NoOp()',
    ` same => n,Goto(inbound-\${EXTEN:6},closed,1)`,
  ]);
});
