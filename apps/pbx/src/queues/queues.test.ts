import { describe, expect, test } from 'vitest';
import { CallCentre, secondPhone } from '../testing/call-centre.ts';
import { contactOf } from '../testing/group-fixture.ts';

const kindsOf = async (centre: CallCentre) => (await centre.events()).map(({ event }) => event.kind);

/** Whether what is written adds up: each call joined once and ended once. */
async function expectBooksToAddUp(centre: CallCentre): Promise<void> {
  const calls = Map.groupBy(await centre.events(), ({ callId }) => callId);
  for (const events of calls.values()) {
    const kinds = events.map(({ event }) => event.kind);
    const ends = kinds.filter((kind) => ['answered', 'abandoned', 'overflowed'].includes(kind));
    expect([kinds.filter((kind) => kind === 'joined').length, ends.length]).toEqual([1, 1]);
  }
}

describe('a call', () => {
  test('given an agent picks up, then the two are handed to Asterisk, and the agent’s end is heard', async () => {
    const centre = await CallCentre.open({ strategy: 'priority', wrap_up_seconds: 10 });
    const caller = await centre.calls('8001');
    expect([centre.ringing, caller.music]).toEqual([['1001'], 'default']);
    const phone = await centre.picksUp('1001');
    expect(caller.continuedTo).toMatchObject({ context: 'queue-talk', extension: '8001' });
    expect([phone.inApplication, centre.stateOf('1001', '8001')]).toEqual([false, 'talking']);
    await centre.passes(60_000);
    phone.hangsUp();
    caller.hangsUp();
    await centre.settles();
    expect(centre.stateOf('1001', '8001')).toBe('wrapping-up');
    const events = await centre.events();
    await centre.passes(10_000);
    expect(centre.stateOf('1001', '8001')).toBe('free');
    expect(events.map(({ event }) => event)).toMatchObject([
      { kind: 'joined', callerNumber: '1009' },
      { kind: 'connected', agent: '1001' },
      { kind: 'answered', agent: '1001', talkedMs: 60_000, transferred: false },
    ]);
  });

  test('given the agent’s part is over and the caller is still there, then the call was transferred', async () => {
    const centre = await CallCentre.open({ strategy: 'priority' });
    await centre.calls('8001');
    (await centre.picksUp('1001')).hangsUp();
    expect((await centre.events()).at(-1)?.event).toMatchObject({ kind: 'answered', transferred: true });
  });

  test('given an agent gets free, then the next phone rings with no time between', async () => {
    const centre = await CallCentre.open({ agents: [{ extension: '1001', always: true }] });
    await centre.calls('8001');
    await centre.calls('8001');
    const phone = await centre.picksUp('1001');
    expect(centre.ringing).toEqual([]);
    phone.hangsUp();
    await centre.settles();
    expect([centre.ringing, centre.waitingIn('8001')]).toEqual([['1001'], ['Caller 2']]);
  });

  test('given two pick up at once, then the first has the call, and the other is free again', async () => {
    const centre = await CallCentre.open({});
    const caller = await centre.calls('8001');
    centre.asterisk.picksUp(contactOf('1002'));
    centre.asterisk.picksUp(contactOf('1003'));
    await centre.settles();
    expect(['1001', '1002', '1003'].map((agent) => centre.stateOf(agent, '8001'))).toEqual(['free', 'talking', 'free']);
    expect(caller.continuedTo).toMatchObject({ context: 'queue-talk' });
    expect((await centre.standing()).length).toBe(2);
  });

  test('given an agent picks up as its turn ends, then it is hung up and the next has its turn', async () => {
    const centre = await CallCentre.open({ strategy: 'priority', ring_seconds: 10 });
    await centre.calls('8001');
    centre.asterisk.onRequest((request, moment) => {
      if (request === 'hang up no-answer' && moment === 'before') centre.asterisk.picksUp(contactOf('1001'));
    });
    await centre.passes(10_000);
    expect(centre.ringing).toEqual(['1002']);
    expect(centre.stateOf('1001', '8001')).toBe('free');
    expect((await centre.standing()).length).toBe(2);
  });

  test('given an agent declines, then the next rings, and who declines too often is paused', async () => {
    const centre = await CallCentre.open({ strategy: 'priority', missed_before_pause: 1 });
    await centre.calls('8001');
    centre.asterisk.declines(contactOf('1001'));
    await centre.settles();
    expect([centre.ringing, centre.stateOf('1001', '8001')]).toEqual([['1002'], 'paused']);
    expect(await kindsOf(centre)).toEqual(['joined', 'missed']);
  });

  test('given the waiting lasts too long or the key to leave is pressed, then the caller goes where it leads', async () => {
    const centre = await CallCentre.open({
      agents: [],
      max_wait_seconds: 60,
      overflow: { type: 'voicemail', target: '1001' },
      exit_key: '9',
      exit_destination: { type: 'extension', target: '1002' },
    });
    const leaver = await centre.calls('8001');
    leaver.presses('9');
    const waiter = await centre.calls('8001');
    await centre.passes(60_000);
    expect(leaver.continuedTo).toMatchObject({ context: 'extensions', extension: '1002' });
    expect(waiter.continuedTo).toMatchObject({ context: 'mailbox-of', extension: '1001' });
    expect((await centre.events()).flatMap(({ event }) => ('because' in event ? [event.because] : []))).toEqual([
      'exit-key',
      'too-long',
    ]);
  });
});

describe('given Asterisk could not be heard for a while', () => {
  test('and an agent hung up meanwhile, then the talk is over in the books, and the agent is free', async () => {
    const centre = await CallCentre.open({ strategy: 'priority' });
    const caller = await centre.calls('8001');
    const phone = await centre.picksUp('1001');
    await centre.events();
    centre.asterisk.loseConnection();
    phone.hangsUp();
    caller.hangsUp();
    centre.asterisk.restoreConnection();
    await centre.queues.recover(new Set());
    expect(centre.stateOf('1001', '8001')).toBe('free');
    await expectBooksToAddUp(centre);
    expect((await kindsOf(centre)).at(-1)).toBe('answered');
  });

  test('and a caller gave up, then that is in the books; who talks goes on', async () => {
    const centre = await CallCentre.open({ strategy: 'priority', agents: [{ extension: '1001', always: true }] });
    await centre.calls('8001');
    await centre.picksUp('1001');
    const waiter = await centre.calls('8001');
    await centre.events();
    centre.asterisk.loseConnection();
    await centre.settles();
    expect(centre.waitingIn('8001')).toEqual([]);
    waiter.hangsUp();
    centre.asterisk.restoreConnection();
    await centre.queues.recover(new Set());
    expect((await kindsOf(centre)).filter((kind) => kind === 'abandoned').length).toBe(1);
    expect(centre.stateOf('1001', '8001')).toBe('talking');
  });
});

describe('agents of several queues', () => {
  test('given callers wait in two, then the one with more weight is served first, and nobody is rung twice', async () => {
    const only = { agents: [{ extension: '1001', always: true }] };
    const centre = await CallCentre.open({ ...only, weight: 1 }, { ...only, weight: 2 }, only);
    for (const queue of ['8003', '8001', '8002', '8001']) await centre.calls(queue);
    const served: (readonly string[])[] = [];
    for (let turn = 0; turn < 4; turn++) {
      expect(centre.ringing).toEqual(['1001']);
      (await centre.picksUp('1001')).hangsUp();
      await centre.settles();
      served.push(['8001', '8002', '8003'].map((queue) => centre.waitingIn(queue).length).map(String));
    }
    expect(served.map((left) => left.join(' '))).toEqual(['2 1 0', '2 0 0', '1 0 0', '0 0 0']);
  });
});

describe('somebody with priority', () => {
  test('given others wait, then who comes with priority is next, and stays it when asking to be called back', async () => {
    const only = { agents: [{ extension: '1001', always: true }], callback_key: '1' };
    const centre = await CallCentre.open(only);
    await centre.calls('8001');
    await centre.picksUp('1001');
    await centre.calls('8001');
    const asks = await centre.calls('8001', '5');
    await centre.calls('8001', 'much');
    expect(centre.waitingIn('8001')).toEqual(['Caller 3', 'Caller 2', 'Caller 4']);
    asks.presses('1');
    await centre.settles();
    asks.finishPlayback('done');
    await centre.settles();
    expect(centre.waitingIn('8001')).toEqual(['Caller 3', 'Caller 2', 'Caller 4']);
    expect(await centre.callbacks()).toMatchObject([{ priority: 5 }]);
  });
});

describe('somebody who asks to be called back', () => {
  /** The one agent of the queue talks; the second caller hangs up and keeps the place. */
  async function keepsPlace(agent: string, settings: object): Promise<{ centre: CallCentre; endTalk: () => void }> {
    const only = { agents: [{ extension: agent, always: true }], callback_key: '1', ...settings };
    const centre = await CallCentre.open(only);
    const first = await centre.calls('8001');
    const phone = await centre.picksUp(agent);
    const asks = await centre.calls('8001');
    asks.presses('1');
    await centre.settles();
    asks.finishPlayback('done');
    await centre.settles();
    expect([asks.state, centre.waitingIn('8001')]).toEqual(['Up', ['Caller 2']]);
    const endTalk = () => {
      phone.hangsUp();
      first.hangsUp();
    };
    return { centre, endTalk };
  }

  test('given their turn comes, then the agent’s phone rings, then theirs, and both talk', async () => {
    const { centre, endTalk } = await keepsPlace('1001', {});
    endTalk();
    await centre.settles();
    const again = await centre.picksUp('1001');
    centre.asterisk.picksUp('PJSIP/1009');
    await centre.settles();
    expect([again.continuedTo?.context, centre.stateOf('1001', '8001')]).toEqual(['queue-talk', 'talking']);
    again.hangsUp();
    await expectBooksToAddUp(centre);
    expect(await kindsOf(centre)).toContain('callback-asked');
  });

  test('given the agent has two phones, then both ring until one is picked up or the turn is over', async () => {
    const { centre, endTalk } = await keepsPlace('1003', { ring_seconds: 10 });
    endTalk();
    await centre.settles();
    expect(centre.asterisk.ringing).toEqual([contactOf('1003'), secondPhone]);
    await centre.passes(10_000);
    expect([centre.asterisk.ringing, centre.stateOf('1003', '8001')]).toEqual([[], 'free']);
    expect((await kindsOf(centre)).filter((kind) => kind === 'missed').length).toBe(1);
    await centre.passes(5_000);
    const picked = centre.asterisk.picksUp(secondPhone);
    await centre.settles();
    expect(centre.asterisk.ringing).toEqual(['PJSIP/1009']);
    centre.asterisk.picksUp('PJSIP/1009');
    await centre.settles();
    expect([picked.continuedTo?.context, centre.stateOf('1003', '8001')]).toEqual(['queue-talk', 'talking']);
    picked.hangsUp();
    await centre.settles();
    expect(centre.stateOf('1003', '8001')).toBe('free');
    await expectBooksToAddUp(centre);
  });

  test('given one phone declines, then the other rings on; given both do, then the call was missed once', async () => {
    const { centre, endTalk } = await keepsPlace('1003', {});
    endTalk();
    await centre.settles();
    centre.asterisk.declines(secondPhone);
    await centre.settles();
    expect([centre.asterisk.ringing, centre.stateOf('1003', '8001')]).toEqual([[contactOf('1003')], 'ringing']);
    centre.asterisk.declines(contactOf('1003'));
    await centre.settles();
    expect(centre.stateOf('1003', '8001')).toBe('free');
    expect((await kindsOf(centre)).filter((kind) => kind === 'missed').length).toBe(1);
  });

  test('given nobody had time for them within the hours of the queue, then it is given up, and counts as such', async () => {
    const { centre, endTalk } = await keepsPlace('1001', { callback_hours: 1 });
    await centre.passes(3_600_000);
    expect(centre.waitingIn('8001')).toEqual([]);
    endTalk();
    await expectBooksToAddUp(centre);
    expect(centre.ringing).toEqual([]);
    const gaveUp = (await centre.events()).find(({ event }) => event.kind === 'abandoned');
    expect(gaveUp?.event).toMatchObject({ callback: true, waitedMs: 3_600_000, position: 1 });
    expect(await centre.callbacks()).toEqual([]);
  });
});

describe('given the caller hangs up around any request', () => {
  const requestsOfACall = async () => {
    const centre = await CallCentre.open({ agents: [{ extension: '1001', always: true }] });
    await centre.calls('8001');
    await centre.picksUp('1001');
    return centre.asterisk.requests.length;
  };

  test.each(['before', 'after'] as const)(
    '%s it, then the agent is free, nothing is left, and the books add up',
    async (when) => {
      const steps = await requestsOfACall();
      for (let step = 1; step <= steps; step++) {
        const centre = await CallCentre.open({ agents: [{ extension: '1001', always: true }] });
        let seen = 0;
        const stop = centre.asterisk.onRequest((_request, moment) => {
          if (moment !== when || ++seen !== step) return;
          stop();
          centre.asterisk.channel('caller-1')?.hangsUp();
        });
        await centre.calls('8001');
        if (centre.ringing.length > 0) await centre.picksUp('1001');
        // Asterisk ends the other leg of two that were joined.
        for (const id of await centre.standing()) if (id.startsWith('leg-')) centre.asterisk.channel(id)?.hangsUp();
        await centre.settles();
        await expectBooksToAddUp(centre);
        expect([step, centre.stateOf('1001', '8001'), centre.asterisk.open]).toEqual([step, 'free', []]);
        await centre.close();
      }
    },
  );
});
