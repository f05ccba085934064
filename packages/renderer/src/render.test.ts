import { extensionDefaults } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from './render.ts';
import { aSnapshot } from './testing/a-snapshot.ts';

const templates = readTemplates();

test('given an extension, then it has a phone, a place to register, a password, a mailbox and a line', () => {
  const files = render(templates, aSnapshot({ number: '1001', name: 'Ada; Room 7' }));
  expect(files['pjsip_endpoints.conf']).toContain(
    '[1001](phone)\nauth = 1001\naors = 1001\ncallerid = "Ada\\; Room 7" <1001>\nmailboxes = 1001@default\n',
  );
  expect(files['pjsip_aors.conf']).toContain('[1001](registrations)\nmailboxes = 1001@default\n');
  expect(files['pjsip_auths.conf']).toContain('[1001](password)\nusername = 1001\npassword = Difference-Engine-2\n');
  expect(files['voicemail.conf']).toContain('\n1001 => -481516\n');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
  expect(files['extensions_phones.conf']).toContain('exten => 1001,1,Goto(ring-30,${EXTEN},1)\n');
});

test('given a mailbox with limits of its own, then they count when Asterisk serves it alone', () => {
  const mailbox = { ...extensionDefaults.mailbox, max_message_seconds: 60 };
  const files = render(templates, aSnapshot({ number: '1001', mailbox }));
  expect(files['voicemail.conf']).toContain('\n1001 => -481516,,,,maxsecs=60|minsecs=2\n');
});

test('given an extension without a mailbox, then no file speaks of one', () => {
  const files = render(templates, aSnapshot({ voicemail: false }));
  expect(files['pjsip_endpoints.conf']).not.toContain('mailboxes =');
  expect(files['pjsip_aors.conf']).not.toContain('mailboxes =');
  expect(files['voicemail.conf']).not.toContain('1001');
});

test('given different lengths of ringing, then each is rendered once', () => {
  const text = render(
    templates,
    aSnapshot({ ringSeconds: 45 }, { number: '1002', ringSeconds: 5 }, { number: '1003' }),
  )['extensions_phones.conf'];
  expect([...text.matchAll(/^\[ring-(\d+)\]/gm)].map(([, seconds]) => seconds)).toEqual(['5', '30', '45']);
});

test('given a name longer than Asterisk keeps, then it is shortened between characters', () => {
  const family = '👩‍👩‍👧';
  const text = render(templates, aSnapshot({ name: family.repeat(20) }))['pjsip_endpoints.conf'];
  expect(/callerid = "(.*)" <1001>/.exec(text)?.[1]).toBe(family.repeat(4));
});

test('given an address of IP version 6, then it stands in brackets before its port', () => {
  expect(render(templates, aSnapshot())['pjsip.conf']).toContain('bind = [::1]:5060\n');
});

test('given a text that a file can not hold, then file and extension are named', () => {
  const rendering = () => render(templates, aSnapshot({}, { number: '1002', sipSecret: 'a\nb' }));
  expect(rendering).toThrow(/^pjsip_auths\.conf can't be rendered\. Extension "1002": .*line break/);
});
