import { AppError } from '@flexpbx/runtime';
import { describe, expect, test } from 'vitest';
import {
  escapeCallCondition,
  escapeCalled,
  escapeCallerId,
  escapeDestination,
  escapeDigits,
  escapePattern,
  escapeSection,
  escapeSetting,
  escapeSocket,
  escapeTimeSpan,
  escapeTimeZone,
  escapeWords,
} from './escaping.ts';

const refused = expect.objectContaining({ id: 'configuration-refused' });

function attempt(escaping: () => string): string | unknown {
  try {
    return escaping();
  } catch (fault) {
    if (fault instanceof AppError) return fault;
    throw fault;
  }
}

describe('a setting', () => {
  test.each([
    ['plain', 'plain'],
    ['a;b', 'a\\;b'],
    ['a\\;b', 'a\\\\;b'],
    [';--', '\\;--'],
    ['[evil]', '[evil]'],
    ['=> x', '=> x'],
    ['مكتب 😀', 'مكتب 😀'],
  ])('given %j, then %j is written', (value, written) => expect(escapeSetting(value)).toBe(written));

  test.each([
    ['a\nb'],
    ['a\r'],
    ['\0'],
    ['\u0085'],
    ['a\u2028b'],
    [' a'],
    ['a '],
    [''],
    ['\ud800'],
    ['x'.repeat(1001)],
    [7],
  ])('given %j, then it is refused', (value) => expect(attempt(() => escapeSetting(value))).toEqual(refused));
});

describe('a name of a section', () => {
  test.each([['1001'], ['flexpbx-calls'], ['transport_udp']])('given %j, then it is written as it is', (name) =>
    expect(escapeSection(name)).toBe(name),
  );

  test.each([['a]'], ['a(b'], ['a,b'], ['a b'], [''], ['!'], ['é'], ['1001\n'], ['x'.repeat(80)]])(
    'given %j, then it is refused',
    (name) => expect(attempt(() => escapeSection(name))).toEqual(refused),
  );
});

describe('digits', () => {
  test.each([
    ['1001', '1001'],
    [30, '30'],
  ])('given %j, then %j is written', (value, written) => expect(escapeDigits(value)).toBe(written));

  test.each([['1 '], ['-1'], [''], [1.5], ['١٢'], ['1\n'], [null]])('given %j, then it is refused', (value) =>
    expect(attempt(() => escapeDigits(value))).toEqual(refused),
  );
});

describe('a pattern', () => {
  test.each([['*74'], ['911'], ['+1'], ['_7X'], ['_*757X'], ['_70[2-5]'], ['_ZN']])(
    'given %j, then it is written as it is',
    (pattern) => expect(escapePattern(pattern)).toBe(pattern),
  );

  test.each([['_X.'], ['_7!'], ['7X'], ['1,2'], ['_['], ['_'], [''], ['a'], ['*74\n'], [74]])(
    'given %j, then it is refused',
    (value) => expect(() => escapePattern(value)).toThrow(/dialled/),
  );
});

describe('a caller ID', () => {
  test('given a name with a semicolon, then the semicolon is kept from ending the line', () =>
    expect(escapeCallerId('Ada; Room 7', '1001')).toBe('"Ada\\; Room 7" <1001>'));

  test.each([['a"b'], ['a\\b'], ['a<b'], ['a>b'], ['x'.repeat(80)], [undefined]])(
    'given the name %j, then it is refused',
    (name) => expect(attempt(() => escapeCallerId(name, '1001'))).toEqual(refused),
  );
});

describe('a destination', () => {
  test.each([
    [{ type: 'extension', target: '1001' }, 'Goto(extensions,1001,1)'],
    [{ type: 'voicemail', target: '1001' }, 'Goto(mailbox-of,1001,1)'],
    [{ type: 'conference', target: '2001' }, 'Goto(rooms,2001,1)'],
    [{ type: 'paging-zone', target: '9001' }, 'Goto(paging-zones,9001,1)'],
    [{ type: 'external', target: '+15550100' }, 'Goto(house-outbound,+15550100,1)'],
    [{ type: 'inbound-route', target: 'main-line' }, 'Goto(inbound-main-line,s,1)'],
    [{ type: 'closed' }, 'Goto(closed,s,1)'],
    [{ type: 'hang-up' }, 'Hangup()'],
  ])('given %j, then %s is written', (value, written) => expect(escapeDestination(value)).toBe(written));

  test.each([
    [{ type: 'extension', target: '1001,1)\nexten => evil' }],
    [{ type: 'external', target: '5550100&911' }],
    [{ type: 'inbound-route', target: 'a)b' }],
    [{ type: 'extension' }],
    [{ type: 'teleport', target: '1' }],
    ['extension'],
    [null],
  ])('given %j, then it is refused', (value) => expect(attempt(() => escapeDestination(value))).toEqual(refused));
});

describe('what is dialled', () => {
  test.each(['1001', '*97', '#21', '+15550100', '_1XXX', '_[2-9]XX', '_*28X', '_[*#+0-9]X', '_ZN'])(
    'given %s, then it is written as it is',
    (pattern) => expect(escapePattern(pattern)).toBe(pattern),
  );

  test.each([
    '',
    '_',
    '1X',
    '_.',
    '_X.',
    '_!',
    '_*28!',
    '_1!1',
    '_[',
    '_[]',
    '_1]',
    '1,1',
    '_1/2',
    'h',
    '_h',
    '1001\n',
    '1 ',
    's',
    7,
  ])('given %j, then it is refused', (pattern) => expect(attempt(() => escapePattern(pattern))).toEqual(refused));
});

describe('a number called from outside', () => {
  test.each([
    ['5550100', '5550100'],
    ['5550*', '_5550!'],
  ])('given %s, then %s is written', (number, written) => expect(escapeCalled(number)).toBe(written));

  test.each(['', '*', '55*5', '+55', 'X', '55\n', 55, '1'.repeat(25)])('given %j, then it is refused', (number) =>
    expect(attempt(() => escapeCalled(number))).toEqual(refused),
  );
});

describe('what a call from outside must have', () => {
  const shown = `"\${CALLERID(num-pres):0:4}" != "proh"`;
  test.each([
    ['telco', null, `"\${CHANNEL(endpoint)}" = "trunk-telco"`],
    [null, 'anonymous', `("\${CALLERID(num)}" = "" | "\${CALLERID(num-pres):0:4}" = "proh")`],
    [null, '+1212', `"\${FILTER(0-9,\${CALLERID(num)})}" = "1212" & ${shown}`],
    [null, '1212*', `"\${FILTER(0-9,\${CALLERID(num)}):0:4}" = "1212" & ${shown}`],
    ['a', '1*', `"\${CHANNEL(endpoint)}" = "trunk-a" & "\${FILTER(0-9,\${CALLERID(num)}):0:1}" = "1" & ${shown}`],
  ])('given trunk %j and caller %j, then %s is written', (trunk, caller, written) =>
    expect(escapeCallCondition(trunk, caller)).toBe(written),
  );

  test.each([
    ['a"b', null],
    [null, '12"'],
    [null, 'x'],
    [null, ''],
    [undefined, null],
  ])('given trunk %j and caller %j, then it is refused', (trunk, caller) =>
    expect(attempt(() => escapeCallCondition(trunk, caller))).toEqual(refused),
  );
});

describe('hours', () => {
  test('given days and minutes, then both minutes belong to it', () =>
    expect(escapeTimeSpan(['monday', 'sunday'], 9 * 60, 17 * 60 - 1)).toBe('09:00-16:59,mon&sun,*,*'));

  test.each([
    [[], 0, 1],
    [['someday'], 0, 1],
    ['monday', 0, 1],
    [['monday'], -1, 1],
    [['monday'], 0, 1440],
    [['monday'], 0.5, 1],
  ])('given %j from %j to %j, then it is refused', (days, first, last) =>
    expect(attempt(() => escapeTimeSpan(days, first, last))).toEqual(refused),
  );
});

describe('a time zone', () => {
  test.each(['UTC', 'America/New_York', '/srv/state/usr/share/zoneinfo/Etc/GMT+1'])(
    'given %s, then it is written',
    (zone) => expect(escapeTimeZone(zone)).toBe(zone),
  );

  test.each(['', 'a b', 'a,b', 'a?b', 'a:b', 'a)', '\n'])('given %j, then it is refused', (zone) =>
    expect(attempt(() => escapeTimeZone(zone))).toEqual(refused),
  );
});

describe('words', () => {
  test.each(['Sales: ', 'École (1/2)', '総務 - '])('given %j, then it is written', (words) =>
    expect(escapeWords(words)).toBe(words),
  );

  test.each(['', 'a"b', 'a;b', `\${X}`, 'a,b', 'a\\b', 'x'.repeat(41), 'a\nb'])(
    'given %j, then it is refused',
    (words) => expect(attempt(() => escapeWords(words))).toEqual(refused),
  );
});

describe('the address of a device', () => {
  test.each(['192.168.1.100:5060', '239.255.0.1'])('given %s, then it is written', (address) =>
    expect(escapeSocket(address)).toBe(address),
  );

  test.each(['', '10.0.0.1:', '10.0.0.1:5004/c(gsm)', 'a.example:5060', '10.0.0.1:5060,1', '10.0.0.1:50&', '::1:1'])(
    'given %j, then it is refused',
    (address) => expect(attempt(() => escapeSocket(address))).toEqual(refused),
  );
});
