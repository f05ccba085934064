import { describe, expect, test } from 'vitest';
import { readMessageSummary } from './message-waiting.ts';
import { headerOf, parseSipMessage, userOf } from './sip-message.ts';
import { SipStream } from './sip-stream.ts';

function sip(...lines: string[]): string {
  return lines.join('\r\n');
}

const notify = sip(
  'NOTIFY sip:phone1@127.0.0.1:5062;line=abc SIP/2.0',
  'f: "Ann, at work" <sip:1001@127.0.0.1>;tag=1',
  'Event: message-summary',
  'Subject: folded',
  ' over two lines',
  'Content-Length: 62',
  '',
  'Messages-Waiting: yes\r\nVoice-Message: 2/1 (0/0)\r\nFax: no\r\n\r\n\r\n',
);

describe('a SIP message', () => {
  test('given a request, then its parts are read, whatever the form of the headers', () => {
    const message = parseSipMessage(notify);
    if (!message) throw new Error('not read');
    expect(message.request).toEqual({ method: 'NOTIFY', uri: 'sip:phone1@127.0.0.1:5062;line=abc' });
    expect(userOf(headerOf(message, 'from'))).toBe('1001');
    expect(headerOf(message, 'subject')).toBe('folded over two lines');
    expect(headerOf(message, 'contact')).toBe('');
  });

  test('given a response, then its status is read', () => {
    expect(parseSipMessage('SIP/2.0 486 Busy Here\r\nCSeq: 1 INVITE\r\n\r\n')?.status).toEqual({
      code: 486,
      reason: 'Busy Here',
    });
  });

  test('given a keep-alive, then there is no message', () => {
    expect(parseSipMessage('\r\n\r\n')).toBeUndefined();
  });
});

describe('SIP over a connection', () => {
  const ok = 'SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n';

  test('given messages in pieces, with a keep-alive between, then they are told apart by their Content-Length', () => {
    const messages: string[] = [];
    const stream = new SipStream((text) => messages.push(text));
    const sent = Buffer.from(`${ok}\r\n\r\n${notify}${ok}`);
    for (let at = 0; at < sent.length; at += 50) stream.take(sent.subarray(at, at + 50));
    expect(messages).toEqual([ok, notify, ok]);
  });
});

describe('a message summary', () => {
  test('given new and old messages, then the light is on and both are counted', () => {
    const message = parseSipMessage(notify);
    expect(message && readMessageSummary(message)).toEqual({ on: true, newMessages: 2, oldMessages: 1 });
  });

  test('given a notification about something else, then it says nothing about messages', () => {
    const message = parseSipMessage(notify.replace('message-summary', 'dialog'));
    expect(message && readMessageSummary(message)).toBeUndefined();
  });
});
