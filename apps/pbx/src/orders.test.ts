import { FakeAsterisk } from '@flexpbx/asterisk/fake';
import { freshDatabase } from '@flexpbx/db/testing';
import { AppError, silentLogger, systemClock } from '@flexpbx/runtime';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type CarryOutParts, carryOut, watchOrders } from './orders.ts';

const channels: Readonly<Record<string, string>> = { '1001': 'PJSIP/1001-1' };

let phones: FakeAsterisk;
let asked: string[];
let parts: CarryOutParts;
beforeEach(() => {
  asked = [];
  phones = new FakeAsterisk({ 'PJSIP/1003': 'never-answers' });
  parts = {
    ami: {
      hangup: async (channel) => void asked.push(`hang up ${channel}`),
      voicemailRefresh: async (mailbox) => void asked.push(`refresh ${mailbox}`),
    },
    channelsOf: (callId) => (callId === 'a' ? ['PJSIP/1001-1', 'PJSIP/1002-2'] : []),
    conferences: {
      ami: { action: async () => ({ response: {}, entries: [] }) },
      roomOf: () => null,
      mayRecord: async () => true,
      announceRecording: () => {},
      lookAgain: () => {},
    },
    paging: {
      asterisk: phones,
      things: { find: async () => null },
      prompts: { soundsOf: async () => null },
      clock: systemClock,
    },
    supervision: { asterisk: phones, clock: systemClock, desk: { channelOf: (agent) => channels[agent] ?? null } },
    logger: silentLogger,
  };
});

it('given an order is written, then it is carried out and answered', async () => {
  const { database } = await freshDatabase('sqlite');
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  watchOrders({ ...parts, orders: database.orders, bell: database.bell }, stopping.signal);
  const answered = new Promise((resolve) => database.bell.listen(['orders-answered'], resolve));
  const id = await database.orders.give({ kind: 'hang-up-call', callId: 'a' }, 'admin');
  await answered;
  expect(await database.orders.findAnswer(id)).toEqual({ outcome: 'done' });
  expect(asked).toEqual(['hang up PJSIP/1001-1', 'hang up PJSIP/1002-2']);
});

it('given a call that is over, then its hanging up is refused with a reason', async () => {
  const answer = await carryOut({ kind: 'hang-up-call', callId: 'gone' }, parts);
  expect(answer).toEqual({ outcome: 'refused', reason: 'This call is over already.' });
});

it('given one of its channels is gone meanwhile, then the call is over as ordered', async () => {
  const ami = {
    ...parts.ami,
    hangup: async () => {
      throw new AppError('not-found', 'No such channel');
    },
  };
  expect(await carryOut({ kind: 'hang-up-call', callId: 'a' }, { ...parts, ami })).toEqual({ outcome: 'done' });
});

it('given Asterisk does not answer, then the order is refused with the reason', async () => {
  const ami = {
    ...parts.ami,
    voicemailRefresh: async () => {
      throw new AppError('asterisk-unreachable', 'Asterisk does not answer.');
    },
  };
  const answer = await carryOut({ kind: 'refresh-message-waiting', mailbox: '1002' }, { ...parts, ami });
  expect(answer).toEqual({ outcome: 'refused', reason: 'Asterisk does not answer.' });
});

it('given a conference is moderated where nobody is any more, then that is refused with a reason', async () => {
  const answer = await carryOut(
    { kind: 'moderate-conference', conference: '2001', moderation: { does: 'lock' } },
    parts,
  );
  expect(answer).toEqual({ outcome: 'refused', reason: 'Nobody is in this conference any more.' });
});

it('given a mailbox was changed in the portal, then its light is set', async () => {
  expect(await carryOut({ kind: 'refresh-message-waiting', mailbox: '1002' }, parts)).toEqual({ outcome: 'done' });
  expect(asked).toEqual(['refresh 1002@default']);
});

it('given an agent talks for a queue, then the supervisor’s phone rings, and who answers there hears that channel', async () => {
  const supervision = { kind: 'supervise-agent', agent: '1001', supervisor: '1003', manner: 'whisper' } as const;
  expect(await carryOut(supervision, parts)).toEqual({ outcome: 'done' });
  expect(phones.callTo('PJSIP/1003').arguments).toEqual(['supervise', 'whisper', 'PJSIP/1001-1']);
});

it.each([
  ['has no call of a queue', { agent: '1002', supervisor: '1003' }, 'This agent has no call of a queue now.'],
  ['is the supervisor', { agent: '1001', supervisor: '1001' }, 'This is your own call.'],
])('given the agent %s, then supervising is refused with a reason', async (_what, who, reason) => {
  const answer = await carryOut({ kind: 'supervise-agent', manner: 'listen', ...who }, parts);
  expect(answer).toEqual({ outcome: 'refused', reason });
});
