import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../call-record.ts';
import type { LiveCall } from '../live-call.ts';
import type { LiveConference } from '../live-conference.ts';
import type { ParkedCall } from '../parked-call.ts';
import type { QueueEvent } from '../queues/queue-event.ts';
import type { Registration } from '../registration.ts';
import type { VoicemailMessage } from '../voicemail.ts';
import {
  endOfBrokenCall,
  endOfCall,
  eventOfTransfer,
  eventsOfLiveCall,
  eventsOfParking,
  eventsOfRecord,
} from './call-events.ts';
import { eventOfHeardMessage } from './message-events.ts';
import { eventsOfConferences, eventsOfPhones } from './presence-events.ts';
import { eventOfQueue } from './queue-events.ts';
import { type TelephonyEvent, telephonyEvent } from './telephony-event.ts';

const t0 = Date.parse('2026-11-21T09:00:00Z');
const at = (seconds: number) => new Date(t0 + seconds * 1000);
const kindsOf = (events: readonly TelephonyEvent[]) => events.map(({ kind }) => kind);

const rings: LiveCall = {
  id: '1.1',
  state: 'ringing',
  stateSince: at(0),
  place: '',
  partner: '',
  callerNumber: '1001',
  callerName: 'Ada',
  dialledNumber: '1002',
  startedAt: at(0),
  answeredAt: null,
  connectedAt: null,
  channels: ['PJSIP/1001-1'],
};
const talks: LiveCall = { ...rings, state: 'talking', answeredAt: at(5), connectedAt: at(5) };
const record: CallRecord = {
  id: '1.1',
  startedAt: at(0),
  answeredAt: at(5),
  endedAt: at(65),
  callerNumber: '1001',
  callerName: 'Ada',
  dialledNumber: '1002',
  answeredBy: '1002',
  outcome: 'answered',
  durationSeconds: 65,
  talkSeconds: 60,
};

describe('calls', () => {
  it('given a call rings and is answered, then each is told with the names that programs know', () => {
    const data = { call_id: '1.1', from: '1001', to: '1002', caller_name: 'Ada' };
    expect(eventsOfLiveCall(null, rings)).toEqual([{ key: 'call.started/1.1', kind: 'call.started', at: at(0), data }]);
    expect(eventsOfLiveCall(rings, talks)).toEqual([
      { key: 'call.answered/1.1', kind: 'call.answered', at: at(5), data },
    ]);
    expect(eventsOfLiveCall(talks, { ...talks, channels: [] })).toEqual([]);
  });

  it('given a call is first seen when it is talked in, then both are told', () => {
    expect(kindsOf(eventsOfLiveCall(null, talks))).toEqual(['call.started', 'call.answered']);
  });

  it('given a mailbox or a menu answers, then that is no answer', () => {
    expect(eventsOfLiveCall(rings, { ...rings, state: 'menu', answeredAt: at(5) })).toEqual([]);
    expect(kindsOf(eventsOfRecord({ ...record, outcome: 'voicemail', answeredBy: null }))).toEqual(['call.started']);
  });

  it('given a channel of our own, an announcement for instance, then it is no call', () => {
    const own = { ...rings, channels: ['Local/2001@conference-announcement-1;1'] };
    expect(eventsOfLiveCall(null, own)).toEqual([]);
    expect(endOfBrokenCall(own, at(9))).toBeNull();
  });

  it('given nobody saw a call, then its record tells the same, under the same keys', () => {
    const keys = [...eventsOfLiveCall(null, talks)].map(({ key }) => key);
    expect(eventsOfRecord(record).map(({ key }) => key)).toEqual(keys);
  });

  it('given a call is over, then its end tells what the history does', () => {
    expect(endOfCall(record)).toMatchObject({
      key: 'call.ended/1.1',
      at: at(65),
      data: { outcome: 'answered', answered_by: '1002', answered_at: at(5).toISOString(), duration: 65, talk_time: 60 },
    });
  });

  it('given Asterisk died in a call, then it ended as far as anybody knows', () => {
    expect(endOfBrokenCall(talks, at(30))).toMatchObject({
      key: 'call.ended/1.1',
      data: { outcome: 'broken-off', answered_by: null, duration: 30, talk_time: 25 },
    });
  });

  it('given a transfer, then it tells who was sent where by whom', () => {
    const transfer = {
      callId: '1.1',
      transfererId: '1.2',
      transferredBy: '1002',
      number: '1001',
      name: 'Ada',
      target: '1003',
    };
    expect(eventOfTransfer({ ...transfer, method: 'blind' }, at(9))).toMatchObject({
      key: 'call.transferred/1.1/1.2',
      data: { call_id: '1.1', from: '1001', to: '1003', caller_name: 'Ada', transferred_by: '1002', method: 'blind' },
    });
  });

  it('given a call is parked, then it is told once, and again when it comes back', () => {
    const parked: ParkedCall = {
      ...{ slot: '71', id: '1.1', callerNumber: '1001', callerName: 'Ada', parker: '1002' },
      parkedAt: at(9),
      returnsAt: at(69),
    };
    const [first] = eventsOfParking([], [parked]);
    expect(first?.data).toEqual({ call_id: '1.1', from: '1001', caller_name: 'Ada', slot: '71', parked_by: '1002' });
    expect(eventsOfParking([parked], [parked])).toEqual([]);
    const [again] = eventsOfParking([], [{ ...parked, parkedAt: at(90) }]);
    expect(again?.key).not.toBe(first?.key);
  });
});

describe('phones and rooms', () => {
  const phone: Registration = {
    extension: '1001',
    contact: 'sip:1001@192.0.2.7',
    userAgent: 'Snom',
    reachability: 'reachable',
    roundTripMs: 5,
    updatedAt: at(0),
  };

  it('given phones come, go and change, then only coming and going is told', () => {
    const moved = { ...phone, contact: 'sip:1001@192.0.2.8' };
    const events = eventsOfPhones([phone], [moved], at(1));
    expect(kindsOf(events)).toEqual(['extension.unregistered', 'extension.registered']);
    expect(events[1]?.data).toEqual({ extension: '1001', contact: moved.contact, user_agent: 'Snom' });
    expect(eventsOfPhones([phone], [{ ...phone, reachability: 'unreachable' }], at(1))).toEqual([]);
  });

  it('given a trunk, then it is no phone', () => {
    expect(eventsOfPhones([], [{ ...phone, extension: 'trunk-telco' }], at(1))).toEqual([]);
  });

  it('given people come and leave, then each is told, and the last one as well', () => {
    const member = (id: string) => ({
      ...{ id, channel: `PJSIP/1001-${id}`, callerNumber: '1001', callerName: 'Ada', joinedAt: at(2) },
      ...{ isModerator: false, isMuted: false, isWaiting: false, isTalking: false },
    });
    const room = (...ids: string[]): LiveConference => ({
      ...{ number: '2001', startedAt: at(0), isLocked: false, isRecording: false },
      members: ids.map(member),
    });
    expect(kindsOf(eventsOfConferences([room('a')], [room('a', 'b')], at(3)))).toEqual([
      'conference.participant_joined',
    ]);
    const [left] = eventsOfConferences([room('a')], [], at(9));
    expect(left).toMatchObject({
      kind: 'conference.participant_left',
      at: at(9),
      data: { conference: '2001', participant_id: 'a', number: '1001', name: 'Ada' },
    });
  });
});

describe('messages and queues', () => {
  it('given a message is heard, then its event reads as it was written', () => {
    const message: VoicemailMessage = {
      ...{ id: 'm', mailbox: '1002', folder: 'Old', callerNumber: '1001', callerName: 'Ada' },
      ...{ receivedAt: at(0), durationSeconds: 7 },
    };
    const heard = eventOfHeardMessage(message, at(60));
    expect(heard.data).toMatchObject({ mailbox: '1002', message_id: 'm', from: '1001', duration: 7 });
    const kept = { ...heard, data: JSON.parse(JSON.stringify(heard.data)) };
    expect(telephonyEvent.parse(kept)).toEqual(heard);
  });

  it.each([
    [{ kind: 'signed-in', agent: '1001' }, 'queue.agent_login', { queue: '8001', agent: '1001' }],
    [{ kind: 'signed-out', agent: '1001' }, 'queue.agent_logout', { queue: '8001', agent: '1001' }],
    [
      { kind: 'joined', callerNumber: '1005', callerName: 'Eve' },
      'queue.call_queued',
      { queue: '8001', call_id: '1.1', from: '1005', caller_name: 'Eve' },
    ],
  ] as const)('given %j in a queue, then programs hear of %s', (event, kind, data) => {
    const callId = event.kind === 'joined' ? '1.1@1795251600000' : null;
    expect(eventOfQueue({ key: 'k', queue: '8001', callId, at: at(0), event })).toMatchObject({ kind, data });
  });

  it('given what only the queue itself tells, then programs hear nothing', () => {
    const event: QueueEvent = {
      key: 'k',
      queue: '',
      callId: null,
      at: at(0),
      event: { kind: 'resumed', agent: '1001' },
    };
    expect(eventOfQueue(event)).toBeNull();
  });
});
