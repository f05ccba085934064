import { type PagingZone, type Thing, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { planChange } from '../plan-change.ts';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();
const people = aSnapshot({ number: '1001' }, { number: '1002' });

function rendered(...zones: readonly object[]) {
  const things: readonly Thing<'paging-zone'>[] = zones.map((zone) =>
    thingKinds['paging-zone'].schema.parse({ number: '9001', name: 'Yard', ...zone }),
  );
  return render(templates, furnished(people, { things: { 'paging-zone': things } }));
}

/** The lines that name what is looked for. */
const lines = (text: string, what: string) => text.split('\n').filter((line) => line.includes(what));

const devices: readonly Partial<PagingZone['devices'][number]>[] = [
  { ip: '192.0.2.1', codec: 'PCMA' },
  { ip: '192.0.2.2', by: 'unicast', port: 5004 },
  { ip: '239.255.0.1', by: 'multicast', port: 5006, codec: 'G722' },
];

test('given a zone, then each phone and loudspeaker is called as it must be, each in its codec', () => {
  const files = rendered({ phones: ['1001', '1002'], devices });
  const dialplan = files['extensions_paging.conf'];
  expect(lines(dialplan, 'same => n,Gosub(page-phone,')).toEqual([
    ' same => n,Gosub(page-phone,1001,1)',
    ' same => n,Gosub(page-phone,1002,1)',
  ]);
  expect(dialplan).toContain('Gosub(page-call,s,1(PJSIP/speaker-PCMA/sip:192.0.2.1:5060))\n');
  expect(lines(dialplan, 'Gosub(page-stream,')).toEqual([
    ' same => n,Gosub(page-stream,s,1(UnicastRTP/192.0.2.2:5004,UnicastRTP/192.0.2.2:5004/c(ulaw)))',
    ' same => n,Gosub(page-stream,s,1(MulticastRTP/239.255.0.1:5006,MulticastRTP/basic/239.255.0.1:5006//c(g722)))',
  ]);
  expect(files['pjsip_endpoints.conf']).toContain('[speaker-PCMA](speaker)\nallow = !all,alaw\n');
});

test('given Asterisk listens at one address only, then groups are sent to from there', () => {
  const zone = thingKinds['paging-zone'].schema.parse({ number: '9001', name: 'Yard', devices });
  const snapshot = furnished(people, { things: { 'paging-zone': [zone] } });
  const machine = { ...snapshot.machine, bindAddress: '192.0.2.9' };
  const dialplan = render(templates, { ...snapshot, machine })['extensions_paging.conf'];
  expect(dialplan).toContain('MulticastRTP/basic/239.255.0.1:5006//c(g722)i(192.0.2.9)))\n');
  expect(dialplan).toContain('UnicastRTP/192.0.2.2:5004/c(ulaw)))\n');
});

test('given everybody may page, then only calls from outside are kept away; given some may, then these alone', () => {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  const open = rendered({ phones: ['1002'] })['extensions_paging.conf'];
  expect(open).toContain('exten => 9001,1,GotoIf($["${CHANNEL:6:6}" = "trunk-"]?may-not-page,${EXTEN},1)\n');
  const limited = rendered({ phones: ['1002'], callers: ['1001'], pin: '0123' })['extensions_paging.conf'];
  expect(limited).toContain(
    'exten => 9001,1,GotoIf($[${DIALPLAN_EXISTS(pagers-9001,${CHANNEL(endpoint)},1)} = 0]?may-not-page,${EXTEN},1)\n',
  );
  expect(limited).toContain('[pagers-9001]\nexten => 1001,1,NoOp()\n');
  expect(limited).toContain(
    '[paging-zones]\nexten => 9001,1,Gosub(page-pin,${EXTEN},1(0123))\n same => n,Goto(page,${EXTEN},1)\n',
  );
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
});

test('given how a zone speaks, then its conference has it so', () => {
  const plain = rendered({ phones: ['1002'], max_seconds: 90 })['confbridge.conf'];
  expect(plain).toContain('[pager-9001](pager)\ntimeout = 90\n');
  expect(plain).toContain('[paged-9001](paged)\ntimeout = 150\nannouncement = beep\nstartmuted = yes\n');
  const twoWay = rendered({ phones: ['1002'], tone: false, talkback: true })['confbridge.conf'];
  expect(twoWay).toContain('[paged-9001](paged)\ntimeout = 180\n\n');
});

test('given a zone is added, then it is read back that Asterisk has all of its lines', () => {
  const before = render(templates, people);
  expect(planChange(before, rendered({ phones: ['1002'], callers: ['1001'] })).readBack).toEqual(
    expect.arrayContaining([
      { kind: 'context', name: 'paging', lines: 2 },
      { kind: 'context', name: 'page', lines: 3 },
      { kind: 'context', name: 'pagers-9001', lines: 1 },
    ]),
  );
});
