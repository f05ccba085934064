import { type MailedKind, mailValues } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { checkMailTemplate, fillMail, suppliedMailTemplate } from './mail-template.ts';

const template = { subject: 'Call by {{caller}}', text: 'From {{caller}}\n', html: '<p>From {{caller}}</p>\n' };

describe('a mail from a template', () => {
  test('given a value with markup, then it is escaped in HTML and as it is in text', () => {
    const mail = fillMail(template, { caller: '<b>"Ada" & Bob</b>' });
    expect(mail.html).toContain('<p>From &lt;b&gt;&quot;Ada&quot; &amp; Bob&lt;/b&gt;</p>');
    expect(mail.text).toBe('From <b>"Ada" & Bob</b>\n');
  });

  test('given a value with line ends, then the subject stays one line: no header can be smuggled in', () => {
    expect(fillMail(template, { caller: 'Ada\r\nBcc: all@school.org' }).subject).toBe(
      'Call by Ada Bcc: all@school.org',
    );
  });

  test.each([
    ['an unknown value', '{{secret}}'],
    ['a place that is not closed', '{{caller'],
    ['the insides of a value', '{{caller.constructor.name}}'],
  ])('given %s in a template, then it is refused at its part', (_, text) => {
    expect(() => fillMail({ ...template, text }, { caller: 'Ada' })).toThrow(
      expect.objectContaining({ id: 'invalid-input', fields: { text: expect.any(String) } }),
    );
  });

  test('given a place there is no value for, then those there are are named', () => {
    expect(() => fillMail({ ...template, html: '{{place}}' }, { caller: 'Ada', portal: 'x' })).toThrow(
      "The HTML can't be filled: there is no {{place}} in this mail. There are {{caller}}, {{portal}}.",
    );
  });

  test.each(Object.keys(mailValues) as MailedKind[])(
    'given nobody changed that of %s, then it can be filled',
    async (kind) => {
      checkMailTemplate(kind, await suppliedMailTemplate(kind));
    },
  );
});
