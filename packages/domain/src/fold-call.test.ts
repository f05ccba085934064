import { expect, test } from 'vitest';
import type { CallLeg, CallRecord } from './call-record.ts';
import { foldCall } from './fold-call.ts';

const t0 = Date.parse('2026-11-21T01:00:00Z');
const at = (seconds: number) => new Date(t0 + Math.round(seconds * 1000));

interface Recorded {
  readonly destination?: string;
  readonly context?: string;
  readonly to?: string;
  readonly ran: readonly [application: string, data: string];
  /** Seconds: start, answer (null: none), end. */
  readonly times: readonly [number, number | null, number];
  readonly disposition: CallLeg['disposition'];
  readonly userField?: string;
}

/** A leg as Asterisk 22.10.1 recorded it for a call of 1001. */
function leg(recorded: Recorded, sequence: number): CallLeg {
  const { destination = '1002', context = 'ring-30', to = '', ran, times, disposition } = recorded;
  return {
    uniqueId: '1795223102.0',
    callId: '1795223102.0',
    sequence,
    source: '1001',
    callerId: '"Front office" <1001>',
    destination,
    context,
    channel: 'PJSIP/1001-00000000',
    destinationChannel: to,
    lastApplication: ran[0],
    lastData: ran[1],
    startedAt: at(times[0]),
    answeredAt: times[1] === null ? null : at(times[1]),
    endedAt: at(times[2]),
    disposition,
    userField: recorded.userField ?? '',
  };
}

const phone = 'PJSIP/1002-00000001';
const dialled = ['Dial', 'PJSIP/1002/sip:1002@192.0.2.2:5060,4'] as const;
const unanswered: Recorded = { to: phone, ran: dialled, times: [0, null, 4.005], disposition: 'NO ANSWER' };
const busy: Recorded = { to: phone, ran: dialled, times: [0, null, 0.005], disposition: 'BUSY' };

const page: Recorded = {
  ...{ destination: '9001', context: 'page-speak', to: phone, ran: ['ConfBridge', 'page-9001-1,page,pager-9001'] },
  ...{ times: [0, 0.4, 9.4], disposition: 'ANSWERED' },
};

const inQueue: Recorded = {
  ...{ destination: '8001', context: 'queues', ran: ['Stasis', 'flexpbx,queue,8001'] },
  ...{ times: [0, 0.1, 30.1], disposition: 'ANSWERED' },
};

const ways: readonly (readonly [what: string, legs: readonly Recorded[], record: Partial<CallRecord>])[] = [
  [
    'a direct call is answered',
    [{ to: phone, ran: dialled, times: [0, 1.2, 4.2], disposition: 'ANSWERED' }],
    { outcome: 'answered', answeredBy: '1002', answeredAt: at(1.2), talkSeconds: 3, durationSeconds: 4 },
  ],
  [
    'a direct call is answered and ended at once',
    [{ to: phone, ran: dialled, times: [0, 1.2, 1.3], disposition: 'ANSWERED' }],
    { outcome: 'answered', answeredBy: '1002', talkSeconds: 0 },
  ],
  [
    'the caller hangs up while it rings',
    [{ to: phone, ran: dialled, times: [0, null, 1.53], disposition: 'NO ANSWER' }],
    { outcome: 'no-answer', answeredBy: null, answeredAt: null, talkSeconds: 0, durationSeconds: 2 },
  ],
  [
    'nobody answers and a message is left with FlexPBX',
    [
      unanswered,
      {
        ran: ['Stasis', 'flexpbx,leave-voicemail,1002,unavailable'],
        times: [4.006, 4.033, 14.44],
        disposition: 'ANSWERED',
      },
    ],
    { outcome: 'voicemail', answeredBy: null, answeredAt: at(4.033), talkSeconds: 10, durationSeconds: 14 },
  ],
  [
    'nobody answers and a message is left natively',
    [unanswered, { ran: ['VoiceMail', '1002@default,u'], times: [4.006, 4.006, 17.05], disposition: 'ANSWERED' }],
    { outcome: 'voicemail', answeredBy: null, talkSeconds: 13, durationSeconds: 17 },
  ],
  [
    'the phone is busy and a message is left with FlexPBX',
    [
      busy,
      { ran: ['Stasis', 'flexpbx,leave-voicemail,1002,busy'], times: [0.006, 0.009, 3.353], disposition: 'ANSWERED' },
    ],
    { outcome: 'voicemail', talkSeconds: 3 },
  ],
  [
    'the phone is busy and the caller hangs up in the greeting',
    [busy, { ran: ['VoiceMail', '1002@default,b'], times: [0.005, 0.005, 2.54], disposition: 'ANSWERED' }],
    { outcome: 'voicemail', talkSeconds: 3, dialledNumber: '1002' },
  ],
  [
    'the caller hangs up in the moment the mailbox takes the call',
    [unanswered, { ran: ['VoiceMail', '1002@default,u'], times: [4.005, 4.0055, 4.0075], disposition: 'ANSWERED' }],
    { outcome: 'no-answer', answeredAt: null, talkSeconds: 0 },
  ],
  [
    'no phone is registered and a message is left with FlexPBX',
    [{ context: 'missed', ran: ['Dial', ',30'], times: [0, 0.02, 8.02], disposition: 'ANSWERED' }],
    { outcome: 'voicemail', answeredBy: null, answeredAt: at(0.02), talkSeconds: 8 },
  ],
  [
    'no phone is registered and a message is left natively, after FlexPBX could not go on',
    [
      {
        destination: 'leave-unavailable-1002',
        context: 'voicemail-native',
        ran: ['Dial', ',30'],
        times: [0, 0.02, 8.02],
        disposition: 'ANSWERED',
      },
    ],
    { outcome: 'voicemail', dialledNumber: '1002', talkSeconds: 8 },
  ],
  [
    'no phone is registered and the caller hangs up in the moment the mailbox takes the call',
    [{ context: 'missed', ran: ['Dial', ',30'], times: [0, 0.02, 0.12], disposition: 'ANSWERED' }],
    { outcome: 'no-answer', answeredAt: null, talkSeconds: 0 },
  ],
  [
    'nobody answers and there is no mailbox',
    [unanswered, { ran: ['Hangup', '19'], times: [4.006, null, 6.79], disposition: 'NO ANSWER' }],
    { outcome: 'no-answer', durationSeconds: 7 },
  ],
  [
    'no phone is registered and there is no mailbox',
    [{ ran: ['Hangup', '19'], times: [0, null, 2.79], disposition: 'NO ANSWER' }],
    { outcome: 'no-answer' },
  ],
  [
    'the phone is busy and there is no mailbox',
    [busy, { ran: ['Busy', '5'], times: [0.003, null, 0.004], disposition: 'BUSY' }],
    { outcome: 'busy' },
  ],
  [
    'the number is not in service',
    [
      {
        destination: '1077',
        ran: ['Hangup', '1'],
        times: [0, null, 4.94],
        disposition: 'NO ANSWER',
      },
    ],
    { outcome: 'failed', dialledNumber: '1077', durationSeconds: 5 },
  ],
  [
    'the caller hangs up while hearing that the number is not in service',
    [
      {
        destination: '1077',
        ran: ['Playback', 'ss-noservice,noanswer'],
        times: [0, null, 1.2],
        disposition: 'NO ANSWER',
      },
    ],
    { outcome: 'failed', dialledNumber: '1077', durationSeconds: 1 },
  ],
  [
    'an outside number is dialled and there is no line',
    [
      {
        destination: '911',
        context: 'no-outside-line',
        ran: ['Hangup', '3'],
        times: [0, null, 2.64],
        disposition: 'FAILED',
      },
    ],
    { outcome: 'failed', dialledNumber: '911' },
  ],
  [
    'somebody listens to the own mailbox with FlexPBX',
    [
      {
        destination: '*1001',
        ran: ['Stasis', 'flexpbx,check-voicemail,1001'],
        times: [0, 0.01, 30.03],
        disposition: 'ANSWERED',
      },
    ],
    { outcome: 'answered', answeredBy: null, dialledNumber: '*1001', talkSeconds: 30 },
  ],
  [
    'somebody listens to the own mailbox natively',
    [
      {
        destination: 'check-1001',
        ran: ['VoiceMailMain', '1001@default'],
        times: [0, 0.001, 11.86],
        disposition: 'ANSWERED',
      },
    ],
    { outcome: 'answered', answeredBy: null, dialledNumber: '*1001', talkSeconds: 12 },
  ],
  [
    'a call from outside rings where its inbound route leads',
    [{ to: phone, ran: dialled, times: [0, 1.2, 4.2], disposition: 'ANSWERED', userField: '5550100' }],
    { outcome: 'answered', answeredBy: '1002', dialledNumber: '5550100' },
  ],
  ['a caller gives up in a queue', [inQueue], { outcome: 'no-answer', answeredAt: null, talkSeconds: 0 }],
  [
    'an agent of a queue talks with a caller',
    [{ ...inQueue, context: 'queue-talk', to: phone, ran: ['Bridge', 'PJSIP/1002-00000001,tkx'] }],
    { outcome: 'answered', answeredBy: '1002', talkSeconds: 30 },
  ],
  [
    'who was called transfers the caller blindly',
    [
      {
        ...{ destination: '1003', context: 'from-extension', to: phone, ran: dialled, times: [0, 1.2, 4.2] },
        disposition: 'ANSWERED',
      },
      {
        ...{ destination: '1003', to: 'PJSIP/1003-00000002', ran: ['Dial', 'PJSIP/1003/sip:1003@192.0.2.3:5060,30'] },
        ...{ times: [4.2, 4.2, 9.2], disposition: 'ANSWERED' },
      },
    ],
    { outcome: 'answered', dialledNumber: '1002', answeredBy: '1002', talkSeconds: 8, durationSeconds: 9 },
  ],
  [
    'somebody outside transfers the caller blindly',
    [
      {
        ...{ destination: '1003', context: 'from-extension', to: 'PJSIP/trunk-main-00000001' },
        ...{ ran: ['Dial', 'PJSIP/+12125550177@trunk-main,30,i'], times: [0, 1.2, 4.2], disposition: 'ANSWERED' },
      },
    ],
    { outcome: 'answered', dialledNumber: '+12125550177' },
  ],
  ['a zone is paged', [page], { outcome: 'answered', dialledNumber: '9001', answeredBy: null, talkSeconds: 9 }],
];

test.for(ways)('given %s, then it is told so', ([, recorded, record]) => {
  expect(foldCall(recorded.map(leg))).toMatchObject(record);
});

test('given the legs of a call in any order, then its caller and its times are those of the whole call', () => {
  const [, recorded] = ways[3] ?? [];
  const legs = (recorded ?? []).map(leg);
  const record = foldCall(legs.toReversed());
  expect(record).toEqual(foldCall(legs));
  expect(record).toMatchObject({
    id: '1795223102.0',
    callerNumber: '1001',
    callerName: 'Front office',
    dialledNumber: '1002',
    startedAt: at(0),
    endedAt: at(14.44),
  });
});

test.for([
  ['"Ann" <1001>', 'Ann'],
  ['"" <1001>', ''],
  ['Ann <1001>', 'Ann'],
  ['1001', ''],
  ['"مكتب" <1001>', 'مكتب'],
])('given the caller ID %j, then the name is %j', ([callerId, callerName]) => {
  const [one] = (ways[0]?.[1] ?? []).map(leg);
  if (!one) throw new Error('no leg');
  expect(foldCall([{ ...one, callerId: callerId ?? '' }]).callerName).toBe(callerName);
});
