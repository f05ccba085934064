import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { Office } from '../calls/office.ts';
import type { IncomingCall } from '../phones/incoming-call.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { QueueDesk, type Talk } from './queue-desk.ts';

const MENU = '0';
/** Long enough to be seen in the portal, which is told of queues once a second. */
const WRAP_UP_SECONDS = 3;
const CALLER_HZ = 440;
const AGENT_HZ = 1000;
const SUPERVISOR_HZ = 1500;

let office: Office;
let desks: readonly QueueDesk[];

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  desks = await QueueDesk.openAll(office, 8, { wrap_up_seconds: WRAP_UP_SECONDS, callback_key: '1' });
  await office.admin.call('createPrompt', {
    body: { id: 'welcome', name: 'Welcome', source: { type: 'stock', sounds: ['hello'] } },
  });
  const options = [
    { key: '5', action: { type: 'queue' as const, target: '8005' } },
    { key: '6', action: { type: 'extension' as const, target: '1061' } },
  ] as const;
  await office.admin.call('createMenu', {
    body: { id: 'main', name: 'Main', number: MENU, greeting: 'welcome', options: [...options] },
  });
  await office.applied();
});

afterAll(() => office?.close());

/** The desk at which a test is made: no two share one. */
function desk(at: number): QueueDesk {
  const found = desks[at - 1];
  if (!found) throw new Error(`there is no desk ${at}`);
  return found;
}

async function endOf(...calls: readonly PhoneCall[]): Promise<void> {
  await calls[0]?.hangUp();
  await Promise.all(calls.map((call) => call.ended()));
}

/** Who is held hears music, and talks on afterwards. */
async function expectHoldAndResume({ calling, atAgent }: Talk): Promise<void> {
  await atAgent.hold();
  const music = await calling.record(1_000);
  expect([music.isSilent(), music.hasTone(AGENT_HZ)]).toEqual([false, false]);
  await atAgent.resume();
  await expectToHearEachOther(calling, atAgent);
}

/** The agent asks the colleague first, over the same phone. */
async function consults(at: QueueDesk): Promise<[PhoneCall, IncomingCall]> {
  const consultation = await at.agent.dial(at.colleague.account.number);
  const atColleague = await at.taken(at.colleague);
  await consultation.answered();
  return [consultation, atColleague];
}

/** The portal rings the colleague's phone for it. */
async function supervise(at: QueueDesk, mode: 'listen' | 'whisper' | 'barge'): Promise<void> {
  const params = { key: at.queue, extension: at.agent.account.number };
  await office.admin.call('superviseAgent', { params, body: { mode, phone: at.colleague.account.number } });
}

/** Which of the three can be heard at a phone. */
async function tonesHeard(call: PhoneCall): Promise<readonly number[]> {
  const sound = await call.record(1_000);
  return [CALLER_HZ, AGENT_HZ, SUPERVISOR_HZ].filter((hz) => sound.hasTone(hz));
}

/** Each way to hand a call on to the colleague; resolves with the call there, when the agent has no part in it any more. */
const byRefer = async ({ atAgent }: Talk, at: QueueDesk): Promise<IncomingCall> => {
  const transferred = atAgent.blindTransfer(at.colleague.account.number);
  const atColleague = await at.taken(at.colleague);
  await transferred;
  return atColleague;
};

const byReferAfterQuestion = async ({ atAgent }: Talk, at: QueueDesk): Promise<IncomingCall> => {
  await atAgent.hold();
  const [consultation, atColleague] = await consults(at);
  await atAgent.attendedTransfer(consultation);
  return atColleague;
};

const byKey = async ({ atAgent }: Talk, at: QueueDesk): Promise<IncomingCall> => {
  await atAgent.sendDigits('##');
  await atAgent.hears('pbx-transfer');
  await atAgent.sendDigits(at.colleague.account.number);
  const atColleague = await at.taken(at.colleague);
  await atAgent.ended();
  return atColleague;
};

const byKeyAfterQuestion = async ({ atAgent }: Talk, at: QueueDesk): Promise<IncomingCall> => {
  await atAgent.sendDigits('*2');
  await atAgent.hears('pbx-transfer');
  await atAgent.sendDigits(at.colleague.account.number);
  const atColleague = await at.taken(at.colleague);
  await expectToHearEachOther(atAgent, atColleague);
  await atAgent.hangUp();
  return atColleague;
};

describe.concurrent('a call that came through a queue', () => {
  test.each([
    ['by REFER', 1, 'blind', byRefer],
    ['by REFER after a question', 2, 'attended', byReferAfterQuestion],
    ['by key', 3, 'blind', byKey],
    ['by key after a question', 4, 'attended', byKeyAfterQuestion],
  ] as const)(
    'given the agent holds it, resumes it and hands it on %s, then the other two talk, the agent wraps up and is free, and the books say so',
    async (_way, number, method, handOn) => {
      const at = desk(number);
      const [agent, colleague, caller] = [at.agent, at.colleague, at.caller].map(({ account }) => account.number);
      const talk = await at.talk();
      await expectHoldAndResume(talk);
      const atColleague = await handOn(talk, at);
      await at.agentIs('wrapping-up');
      await expectToHearEachOther(talk.calling, atColleague);
      await at.agentIs('free');
      await endOf(talk.calling, atColleague);

      const lines = await at.lines(3);
      expect(lines.map(({ kind, agent: of, details }) => [kind, of, details.transferred])).toEqual([
        ['joined', null, undefined],
        ['connected', agent, undefined],
        ['answered', agent, true],
      ]);
      const events = await at.eventsOfCall();
      const ofCall = events.filter(({ event }) => event !== 'queue.call_queued');
      expect(ofCall.map(({ event }) => event)).toEqual([
        'call.started',
        'call.answered',
        'call.transferred',
        'call.ended',
      ]);
      expect(ofCall[2]?.data).toMatchObject({ from: caller, to: colleague, transferred_by: agent, method });
      // That it waits in a queue is told by another hand: now and then a moment before that it began.
      expect(events.length).toBe(ofCall.length + 1);
      await office.history((records) => {
        return records.some(({ from, to, answered_by }) => from === caller && to === at.queue && answered_by === agent);
      });
      expect(new Set(events.map(({ data }) => 'call_id' in data && data.call_id)).size).toBe(1);
    },
  );

  test('given it came by a key of a menu and the agent is busy, then the caller waits; it is parked and fetched, and that is told', async () => {
    const at = desk(5);
    const [own, atColleague] = await consults(at);
    const calling = await at.caller.dial(MENU);
    await calling.hears('hello');
    await calling.sendDigits('5');
    await calling.hearsBeginningOf('queue-youarenext');
    await endOf(own, atColleague);
    const atAgent = await at.agent.nextCall();
    await atAgent.answer();
    await expectToHearEachOther(calling, atAgent);

    await atAgent.blindTransfer('*74');
    await at.agentIs('wrapping-up');
    const { items } = await office.admin.until('listParkedCalls', {}, ({ items }) => items.length === 1);
    const fetched = await at.colleague.dial(items[0]?.slot ?? '');
    await expectToHearEachOther(calling, fetched);
    await endOf(calling, fetched);
    const events = await at.eventsOfCall();
    expect(events.map(({ event }) => event)).toEqual([
      'call.started',
      'queue.call_queued',
      'call.answered',
      'call.transferred',
      'call.parked',
      'call.ended',
    ]);
    expect(events[4]?.data).toMatchObject({ slot: items[0]?.slot, parked_by: '1051', from: '1053' });
  });

  test('given somebody asked to be called back, then all phones of the agent ring, and the one picked up calls them', async () => {
    const at = desk(8);
    const browser = await office.browserPhone(at.agent.account.number);
    const [own, atColleague] = await consults(at);
    const asks = await at.caller.dial(at.queue);
    await asks.hearsBeginningOf('queue-youarenext');
    await asks.sendDigits('1');
    await asks.ended();
    await endOf(own, atColleague);
    const [atAgent, inBrowser] = await Promise.all([at.agent.nextCall(), browser.nextCall()]);
    const talking = await inBrowser.answer();
    await atAgent.ended();
    const calledBack = await at.taken(at.caller);
    await expectToHearEachOther(calledBack, talking);
    await at.agentIs('talking');
    await endOf(calledBack);
    await at.agentIs('free');
    browser.close();
  });

  test('given an agent talks, then who listens is heard by nobody, who whispers by the agent, who joins by both', async () => {
    const at = desk(7);
    const { calling, atAgent } = await at.talk();
    await at.agentIs('talking');
    for (const [mode, atCaller, atTheAgent] of [
      ['listen', [AGENT_HZ], [CALLER_HZ]],
      ['whisper', [AGENT_HZ], [CALLER_HZ, SUPERVISOR_HZ]],
      ['barge', [AGENT_HZ, SUPERVISOR_HZ], [CALLER_HZ, SUPERVISOR_HZ]],
    ] as const) {
      await supervise(at, mode);
      const atSupervisor = await at.taken(at.colleague);
      await atSupervisor.playTone(SUPERVISOR_HZ);
      await Promise.all([CALLER_HZ, AGENT_HZ].map((hz) => atSupervisor.hearsTone(hz)));
      const heard = await Promise.all([calling, atAgent, atSupervisor].map(tonesHeard));
      expect([mode, ...heard]).toEqual([mode, atCaller, atTheAgent, [CALLER_HZ, AGENT_HZ]]);
      await office.liveCalls((calls) =>
        calls.some((call) => call.state === 'supervising' && call.place === at.agent.account.number),
      );
      await endOf(atSupervisor);
    }
    await supervise(at, 'listen');
    await endOf(calling, atAgent, await at.taken(at.colleague));
  });

  test('given somebody may not listen, or there is nothing to listen to, then that is said, and no phone rings', async () => {
    const at = desk(1);
    const user = await office.portalOf('1012');
    const params = { key: at.queue, extension: '1011' };
    await expect(user.call('superviseAgent', { params, body: { mode: 'listen', phone: '1012' } })).rejects.toThrow(
      'Your account may not do this. An administrator can.',
    );
    await expect(supervise(at, 'listen')).rejects.toThrow('This agent has no call of a queue now.');
  });
});

describe('a call that came to a phone by a key of a menu', () => {
  test.each([
    ['by REFER', byRefer],
    ['by key', byKey],
  ] as const)('given it is held, resumed and handed on %s, then the other two talk', async (_way, handOn) => {
    const at = desk(6);
    const calling = await at.caller.dial(MENU);
    await calling.hears('hello');
    await calling.sendDigits('6');
    const atAgent = await at.agent.nextCall();
    await atAgent.answer();
    await expectToHearEachOther(calling, atAgent);
    await expectHoldAndResume({ calling, atAgent });
    const atColleague = await handOn({ calling, atAgent }, at);
    await expectToHearEachOther(calling, atColleague);
    await endOf(calling, atColleague);
    const [record] = await office.history(([newest]) => newest?.from === '1063' && newest.talk_time > 0);
    expect(record).toMatchObject({ to: MENU, answered_by: '1061', outcome: 'answered' });
  });
});
