import { describe, expect, test } from 'vitest';
import { ownPage, readPushed } from './pushed.ts';

describe('a push message', () => {
  test('given one of ours, then it is shown as sent', () => {
    const pushed = { title: 'Emergency call 911', body: 'Main building', page: '/admin/emergency', tag: '1.1' };
    expect(readPushed(JSON.stringify(pushed))).toEqual(pushed);
  });

  test.each([null, '', 'not json', '7', '{"title":"only this"}', 'null'])(
    'given %j, then something is shown all the same',
    (text) => {
      expect(readPushed(text)).toMatchObject({ title: 'News from the phone system', page: '/' });
    },
  );

  test.each(['https://elsewhere.net/', '//elsewhere.net/', '/\\elsewhere.net/', 'javascript:alert(1)', 7, undefined])(
    'given it asks for %j, then the start page is opened instead',
    (page) => {
      expect(ownPage(page)).toBe('/');
    },
  );
});
