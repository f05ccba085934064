import { defaultNumberPlan, type Thing, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

function linesOf(things: Parameters<typeof furnished>[1]['things']): string[] {
  const text = render(templates, furnished(aSnapshot({}), { things: things ?? {} }))['extensions_plan.conf'];
  return text.split('\n').filter((line) => line !== '' && !line.startsWith(';'));
}

function aRule(particulars: Partial<Thing<'dial-rule'>>): Thing<'dial-rule'> {
  return thingKinds['dial-rule'].schema.parse({ id: 'rule', pattern: '^5$', ...particulars });
}

test('given the default plan, then each rule has a context, asked in their order, and its numbers lead nowhere by themselves', () =>
  expect(linesOf({ 'dial-rule': defaultNumberPlan })).toEqual([
    '[number-plan]',
    ...['extensions', 'operator', 'conferences', 'parking', 'queues', 'paging'].map((id) => `include => plan-${id}`),
    ...[
      ['extensions', '_1XXX'],
      ['operator', '0'],
      ['conferences', '_2XXX'],
      ['parking', '_7X'],
      ['queues', '_8XXX'],
      ['paging', '_9XXX'],
    ].flatMap(([id, pattern]) => [`[plan-${id}]`, `exten => ${pattern},1,Goto(not-in-service,\${EXTEN},1)`]),
  ]));

const route = thingKinds['outbound-route'].schema.parse({
  ...{ id: 'city', name: 'City', patterns: ['^9[0-9]$'], trunks: ['telco'] },
});

test.each([
  [{ action: 'auto_attendant', destination: { type: 'extension', target: '1001' } }, 'Goto(extensions,1001,1)'],
  [{ action: 'auto_attendant' }, `Goto(not-in-service,\${EXTEN},1)`],
  [{ action: 'trunk' }, `Goto(outbound,\${EXTEN},1)`],
  [{ action: 'trunk', trunk: 'telco' }, `Goto(by-trunk-telco,\${EXTEN},1)`],
  [{ action: 'trunk', trunk: 'city' }, `Goto(by-route-city,\${EXTEN},1)`],
] as const)('given a rule %j, then its number goes to %s', (rule, application) =>
  expect(linesOf({ 'dial-rule': [aRule(rule)], 'outbound-route': [route] }).at(-1)).toBe(`exten => 5,1,${application}`),
);

test('given a rule names a route that is switched off, then its number leads nowhere', () =>
  expect(
    linesOf({
      'dial-rule': [aRule({ action: 'trunk', trunk: 'city' })],
      'outbound-route': [{ ...route, enabled: false }],
    }).at(-1),
  ).toBe(`exten => 5,1,Goto(not-in-service,\${EXTEN},1)`));

test('given mailboxes behind keys, then the keys are dropped', () =>
  expect(linesOf({ 'dial-rule': [aRule({ action: 'voicemail', pattern: '^\\*98([0-9]{4})$' })] }).at(-1)).toBe(
    `exten => _*98XXXX,1,Goto(check-mailbox,*\${FILTER(0-9,\${EXTEN:3:30})},1)`,
  ));

test('given codes of mailboxes are changed or switched off, then the dialplan knows the new ones only', () => {
  const code = (given: object) => thingKinds['feature-code'].schema.parse(given);
  const codes = [code({ id: 'voicemail-of', code: '*98' }), code({ id: 'voicemail-own', code: '*97', enabled: false })];
  const text = render(templates, furnished(aSnapshot({}), { things: { 'feature-code': codes } }))['extensions.conf'];
  const [, body = ''] = text.split('[mailbox-access]\n');
  expect(body.split('\n\n')[0]).toBe(`exten => _*98X.,1,Goto(check-mailbox,*\${FILTER(0-9,\${EXTEN:3:30})},1)`);
});

test('given switches, then each has a code and a lamp; with the code switched off, none has', () => {
  const things = { switch: [{ number: '1', name: 'Office' }] };
  const lines = (codes: Thing<'feature-code'>[]) =>
    render(templates, furnished(aSnapshot({}), { things: { ...things, 'feature-code': codes } }))[
      'extensions_codes.conf'
    ].match(/^exten => \*28.*$/gm);
  expect(lines([])).toEqual(['exten => *281,hint,Custom:night-1', 'exten => *281,1,Goto(turn-switch,1,1)']);
  expect(lines([{ id: 'day-night', code: '*28', enabled: false }])).toBe(null);
});
