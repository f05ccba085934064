import { type Thing, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { planChange } from '../plan-change.ts';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

function rendered(group: object, followMe: readonly Thing<'follow-me'>[]) {
  const members = [{ type: 'extension', target: '1001' }];
  const groups = [thingKinds['ring-group'].schema.parse({ number: '600', name: 'Sales', members, ...group })];
  const house = aSnapshot({ number: '1001', ringSeconds: 20 }, { number: '1002' });
  return render(templates, furnished(house, { things: { 'ring-group': groups, 'follow-me': followMe } }));
}

/** The lines that name what is looked for. */
const lines = (text: string, what: RegExp) => text.split('\n').filter((line) => what.test(line));

test('given a group, then it is served by us, and by Dial where we are not there, and ends at its destination', () => {
  const text = rendered(
    {
      members: [
        { type: 'extension', target: '1001' },
        { type: 'extension', target: '1002' },
        { type: 'external', target: '+15550100' },
        { type: 'external', target: '5550101', confirm: false },
      ],
      total_seconds: 40,
      name_prefix: 'Sales: ',
      fallback: { type: 'voicemail', target: '1001' },
    },
    [],
  )['extensions_groups.conf'];
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(text).toContain('same => n,Stasis(flexpbx,ring-group,${EXTEN})\n');
  expect(lines(text, /Dial\(.*,40,/)).toEqual([
    expect.stringContaining(
      'Dial(${PJSIP_DIAL_CONTACTS(1001)}&${PJSIP_DIAL_CONTACTS(1002)}&Local/+15550100@ring-and-confirm&Local/5550101@house-outbound,40,tk',
    ),
  ]);
  expect(text).toContain('Set(CALLERID(name)=Sales: ${CALLERID(name)})');
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(text).toContain('exten => 600,1,Goto(mailbox-of,1001,1)\n');
});

test('given nothing is put before names, then no line says so', () => {
  expect(lines(rendered({}, [])['extensions_groups.conf'], /CALLERID/)).toEqual([]);
});

test('given an extension is followed, then its calls go there first; switched off, they ring as ever', () => {
  const follows = (enabled: boolean) =>
    thingKinds['follow-me'].schema.parse({
      number: '1001',
      enabled,
      numbers: [{ type: 'extension', target: '1002' }],
    });
  const phones = (enabled: boolean) => rendered({}, [follows(enabled)]);
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(phones(true)['extensions_phones.conf']).toContain('exten => 1001,1,Goto(follow-me,${EXTEN},1)\n');
  expect(phones(true)['extensions_groups.conf']).toContain('exten => 1001,1,Goto(ring-20,${EXTEN},1)\n');
  expect(phones(false)['extensions_phones.conf']).toContain('exten => 1001,1,Goto(ring-20,${EXTEN},1)\n');
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(lines(phones(false)['extensions_groups.conf'], /ring-20/)).toEqual([]);
});

test('given a group is added, then it is read back that Asterisk has all of its lines', () => {
  const before = render(templates, aSnapshot({ number: '1001' }, { number: '1002' }));
  expect(planChange(before, rendered({}, [])).readBack).toEqual(
    expect.arrayContaining([
      { kind: 'context', name: 'ring-groups', lines: 4 },
      { kind: 'context', name: 'ring-group-natively', lines: 3 },
      { kind: 'context', name: 'ring-group-unanswered', lines: 1 },
    ]),
  );
});

test('given music, then callers hear it before anybody answers, also where we are not there', () => {
  const text = rendered({ music: 'jazz', total_seconds: 40 }, [])['extensions_groups.conf'];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's own variables
  expect(text).toContain(' same => n,Progress()\n same => n,Stasis(flexpbx,ring-group,${EXTEN})\n');
  expect(lines(text, /Dial\(.*,40,/)).toEqual([expect.stringContaining(',40,m(jazz)tk${IF(')]);
});
