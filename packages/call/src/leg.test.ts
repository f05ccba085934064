import { describe, expect, it } from 'vitest';
import type { Call } from './call.ts';
import type { LegOutcome } from './leg.ts';
import { aCaller, type ScriptedCaller } from './testing/index.ts';

const request = { endpoint: 'PJSIP/1002', callerName: null, ringSeconds: 30, variables: { ROOM: '12' } };
const talking = { context: 'talk', extension: '600', priority: 1 };

function ann(phones: Parameters<typeof aCaller>[0]['phones'] = { 'PJSIP/1002': 'never-answers' }): ScriptedCaller {
  return aCaller({ number: '1001', name: 'Ann "A" Lee', dials: '600', arguments: [], phones });
}

/** Calls 1002 and tells what became of it. */
async function callsOne(call: Call): Promise<LegOutcome> {
  return call.dial(request).outcome;
}

/** Calls 1002, talks to whoever answers, then joins both. */
async function joins(call: Call): Promise<string> {
  await call.ring();
  const leg = call.dial(request);
  const outcome = await leg.outcome;
  if (outcome.kind !== 'answered') return outcome.kind;
  await outcome.call.menu('sound:followme/options', { keys: '1', timeoutMs: 5000 });
  await call.connect(leg, talking);
  return 'connected';
}

describe('what becomes of a leg', () => {
  it('given it is called, then who is called sees the caller, and the channel tells whose it is', async () => {
    const caller = ann();
    const end = caller.calls(callsOne);
    await caller.waitsForRinging('PJSIP/1002');
    expect(caller.asterisk.callTo('PJSIP/1002')).toEqual({
      endpoint: 'PJSIP/1002',
      arguments: ['leg', 'caller'],
      callerId: '"Ann A Lee" <1001>',
      ringSeconds: 30,
      variables: { ROOM: '12', FLEXPBX_FLOW: 'leg', FLEXPBX_OWNER: 'caller' },
      originator: 'caller',
    });
    caller.hangsUp();
    await end;
  });

  it.each([
    ['is busy', { 'PJSIP/1002': 'busy' }, { kind: 'refused', because: 'busy' }],
    ['does not exist', {}, { kind: 'refused', because: 'unreachable' }],
  ] as const)('given the phone %s, then the call hears so and nothing stays open', async (_how, phones, outcome) => {
    const caller = ann(phones);
    expect(await caller.calls(callsOne)).toEqual({ kind: 'returned', result: outcome });
    expect(caller.leftOpen).toEqual([]);
  });

  it('given whoever is there declines, then that counts as busy', async () => {
    const caller = ann();
    const end = caller.calls(callsOne);
    await caller.waitsForRinging('PJSIP/1002');
    caller.asterisk.declines('PJSIP/1002');
    expect(await end).toMatchObject({ result: { kind: 'refused', because: 'busy' } });
  });

  it('given we stop it while it rings, then it rings no more and was cancelled', async () => {
    const caller = ann();
    const end = caller.calls(async (call) => {
      const leg = call.dial(request);
      await leg.cancel('answered-elsewhere');
      await leg.cancel('answered-elsewhere');
      return [leg.state, await leg.outcome];
    });
    expect(await end).toMatchObject({ result: ['over', { kind: 'cancelled' }] });
    expect(caller.asterisk.ringing).toEqual([]);
    expect(caller.leftOpen).toEqual([]);
  });

  it('given it is answered in the moment we stop it, then it is hung up all the same', async () => {
    const caller = ann();
    const end = caller.calls(async (call) => {
      const leg = call.dial(request);
      const stopped = leg.cancel('answered-elsewhere');
      caller.asterisk.picksUp('PJSIP/1002');
      await stopped;
      return [leg.state, caller.asterisk.channel(leg.id), await leg.outcome];
    });
    expect(await end).toMatchObject({ result: ['over', null, { kind: 'cancelled' }] });
    expect(caller.leftOpen).toEqual([]);
  });
});

describe('joining', () => {
  it('given it is answered, then who answers is asked, and both are handed over to talk', async () => {
    const caller = ann();
    const end = caller.calls(joins);
    await caller.waitsForRinging('PJSIP/1002');
    const phone = caller.asterisk.picksUp('PJSIP/1002');
    await expect.poll(() => phone.playing?.media).toEqual(['sound:followme/options']);
    phone.presses('1');
    expect(await end).toEqual({ kind: 'returned', result: 'connected' });
    expect(caller.continuedTo).toBe('600@talk');
    expect(caller.variables.FLEXPBX_LEG).toBe(phone.snapshot().name);
    expect(caller.asterisk.channel(phone.id)).not.toBeNull();
    expect(caller.leftOpen).toEqual([]);
  });

  it('given who answered hangs up, then speaking to it is over and the caller is still there', async () => {
    const caller = ann();
    const end = caller.calls(async (call) => {
      const outcome = await call.dial(request).outcome;
      if (outcome.kind !== 'answered') throw new Error('nobody answered');
      await expect(outcome.call.play('sound:beep')).rejects.toMatchObject({ reason: 'hangup' });
      return call.signal.aborted;
    });
    await caller.waitsForRinging('PJSIP/1002');
    caller.asterisk.picksUp('PJSIP/1002').hangsUp();
    expect(await end).toEqual({ kind: 'returned', result: false });
    expect(caller.leftOpen).toEqual([]);
  });
});

describe('the end of the caller', () => {
  const stations: readonly (readonly [string, (caller: ScriptedCaller) => Promise<void>])[] = [
    ['while it rings', async () => {}],
    [
      'while who answered is asked',
      async (caller) => {
        const phone = caller.asterisk.picksUp('PJSIP/1002');
        await expect.poll(() => phone.playing).not.toBeNull();
      },
    ],
  ];

  it.each(stations)('given the caller hangs up %s, then the phone is hung up too', async (_when, getThere) => {
    const caller = ann();
    const end = caller.calls(joins);
    await caller.waitsForRinging('PJSIP/1002');
    await getThere(caller);
    caller.hangsUp();
    expect(await end).toEqual({ kind: 'call-ended', reason: 'hangup' });
    expect(caller.leftOpen).toEqual([]);
    expect(await caller.asterisk.channels.list()).toEqual([]);
  });

  it.each(stations)(
    'given the process ends %s, then the phone is left to whoever comes next',
    async (_when, getThere) => {
      const caller = ann();
      const end = caller.calls(joins);
      await caller.waitsForRinging('PJSIP/1002');
      await getThere(caller);
      caller.isDrained();
      expect(await end).toEqual({ kind: 'call-ended', reason: 'drain' });
      expect(await caller.asterisk.channels.list()).toHaveLength(2);
      expect(caller.asterisk.listenedTo).toBe(0);
    },
  );
});

describe('an inbox', () => {
  it('given events and time, then they come in order, and null when the time is over', async () => {
    const caller = ann();
    const end = caller.calls(async (call) => {
      const inbox = call.inbox<string>();
      inbox.put('a');
      inbox.put('b');
      const heard = [await inbox.next(1000), await inbox.next(null), await inbox.next(0)];
      const silence = inbox.next(1000);
      return [...heard, await silence];
    });
    expect(await caller.saysNothing()).toBe(1000);
    expect(await end).toEqual({ kind: 'returned', result: ['a', 'b', null, null] });
  });
});
