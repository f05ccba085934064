import { describe, expect, it } from 'vitest';
import { formatAction, MessageReader } from './message.ts';

describe('writing an action', () => {
  it('writes one header a line and ends with an empty one', () => {
    const text = formatAction('Reload', '7', { Module: 'res_pjsip.so', Variable: ['A=1', 'B=2'] });
    expect(text).toBe(
      'Action: Reload\r\nActionID: 7\r\nModule: res_pjsip.so\r\nVariable: A=1\r\nVariable: B=2\r\n\r\n',
    );
  });

  it.each([
    ['a line break in a value', { Channel: 'x\r\n\r\nAction: Command\r\nCommand: core stop now' }],
    ['a lone line feed', { Channel: 'x\nVariable: A=1' }],
    ['a lone carriage return', { Channel: 'x\rVariable: A=1' }],
    ['a null byte', { Channel: 'x\0' }],
    ['a line break in one of several values', { Variable: ['A=1', 'B=2\r\nC: 3'] }],
    ['a line break in a name', { 'Channel\r\nAction': 'x' }],
    ['a colon in a name', { 'Channel: y': 'x' }],
  ])('refuses %s', (_what, fields) => {
    expect(() => formatAction('Hangup', '1', fields)).toThrow(expect.objectContaining({ id: 'invalid-input' }));
  });
});

describe('reading messages', () => {
  const stream =
    'Asterisk Call Manager/9.0.0\r\nResponse: Success\r\nActionID: 1\r\n\r\nEvent: Hangup\r\nCause: 16\r\n\r\n';

  it('given the stream comes byte by byte, then the same messages come out', () => {
    const reader = new MessageReader();
    expect([...stream].flatMap((byte) => reader.read(byte))).toEqual([
      { Response: 'Success', ActionID: '1' },
      { Event: 'Hangup', Cause: '16' },
    ]);
  });

  it('given a value holds colons and spaces, then it is kept as it is', () => {
    const messages = new MessageReader().read('Asterisk Call Manager/9.0.0\r\nLine-0-0: a=sip:x@y;  z \r\n\r\n');
    expect(messages).toEqual([{ 'Line-0-0': 'a=sip:x@y;  z ' }]);
  });

  it('given a header comes several times, then its values are joined by line feeds', () => {
    const messages = new MessageReader().read('Asterisk Call Manager/9.0.0\r\nOutput: a\r\nOutput: b\r\n\r\n');
    expect(messages).toEqual([{ Output: 'a\nb' }]);
  });

  it('given something else answers at that port, then it says so', () => {
    expect(() => new MessageReader().read('SSH-2.0-OpenSSH_9.2\r\n')).toThrow('not a manager interface');
  });
});
