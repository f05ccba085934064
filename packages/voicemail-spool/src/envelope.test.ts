import { expect, test } from 'vitest';
import { type Envelope, formatEnvelope, parseEnvelope } from './envelope.ts';

const envelope: Envelope = {
  id: '1763712000-00000001',
  mailbox: '1002',
  callerNumber: '1001',
  callerName: 'Front office',
  receivedAt: new Date('2026-11-21T00:52:18Z'),
  durationSeconds: 7,
  context: 'from-extension',
  extension: '1002',
  channel: 'PJSIP/1001-00000001',
};

test('given an envelope, then it is written as app_voicemail writes it', () => {
  expect(formatEnvelope(envelope)).toBe(`;
; Message Information file
;
[message]
origmailbox=1002
context=from-extension
exten=1002
rdnis=unknown
priority=1
callerchan=PJSIP/1001-00000001
callerid="Front office" <1001>
origdate=Sat Nov 21 12:52:18 AM UTC 2026
origtime=1795222338
category=
msg_id=1763712000-00000001
flag=
duration=7
`);
});

test('given what was written, then the same is read', () => {
  expect(parseEnvelope(formatEnvelope(envelope))).toEqual(envelope);
});

test.for([
  ['evil\nmsg_id=other', 'evil msg_id=other'],
  ['a;b', 'a;b'],
  ['say "hello" <you>', "say 'hello' (you)"],
  ['مكتب 📞', 'مكتب 📞'],
])('given the caller calls himself %j, then %j is read and no line is added', ([callerName, read]) => {
  const parsed = parseEnvelope(formatEnvelope({ ...envelope, callerName: callerName ?? '' }));
  expect(parsed).toEqual({ ...envelope, callerName: read });
});

test.for([
  ['"Ann; the first" <1001>', { callerName: 'Ann; the first', callerNumber: '1001' }],
  ['"Reception" <+49301>', { callerName: 'Reception', callerNumber: '+49301' }],
  ['Reception <1001>', { callerName: 'Reception', callerNumber: '1001' }],
  ['<1001>', { callerName: '', callerNumber: '1001' }],
  ['1001', { callerName: '', callerNumber: '1001' }],
  ['Reception', { callerName: 'Reception', callerNumber: '' }],
  ['Unknown', { callerName: '', callerNumber: '' }],
] as const)('given Asterisk wrote the caller as %j, then name and number are told apart', ([callerId, caller]) => {
  const text = formatEnvelope(envelope).replace(/callerid=.*/, `callerid=${callerId}`);
  expect(parseEnvelope(text)).toMatchObject(caller);
});

test('given a message of an old Asterisk without an id, then time and channel name it', () => {
  const text = formatEnvelope(envelope).replace(/msg_id=.*\n/, '');
  expect(parseEnvelope(text)?.id).toBe('1795222338-PJSIP-1001-00000001');
});

test.for(['', 'not an envelope', '[message]\nduration=3\n'])('given %j, then it is no envelope', (text) => {
  expect(parseEnvelope(text)).toBeNull();
});
