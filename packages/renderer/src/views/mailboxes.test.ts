import { thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const office = thingKinds['shared-mailbox'].schema.parse({
  ...{ number: '5000', name: 'Office', pin: '864209', members: ['1001', '1002'], options: { max_message_seconds: 60 } },
});
const files = render(
  readTemplates(),
  furnished(aSnapshot({ number: '1001' }, { number: '1002', voicemail: false }, { number: '1003' }), {
    things: { 'shared-mailbox': [office] },
  }),
);

test('given a shared mailbox, then Asterisk serves it as any other', () =>
  expect(files['voicemail.conf']).toContain('5000 => -864209,,,,maxsecs=60|minsecs=2\n'));

test('given its number is dialled, then a message is left there, also natively', () =>
  expect(files['extensions.conf']).toContain(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
    '[shared-mailboxes]\nexten => 5000,1,Goto(mailbox-of,${EXTEN},1)\n',
  ));

test.each(['pjsip_endpoints.conf', 'pjsip_aors.conf'] as const)(
  'given its members, then in %s it lights their lamps beside their own mailboxes, and nobody else’s',
  (file) => {
    const mailboxesOf = (number: string) =>
      new RegExp(`^\\[${number}\\]\\([^[]*?^mailboxes = (.*)$`, 'm').exec(files[file])?.[1];
    expect(['1001', '1002', '1003'].map(mailboxesOf)).toEqual([
      '1001@default,5000@default',
      '5000@default',
      '1003@default',
    ]);
  },
);
