import { setTimeout } from 'node:timers/promises';
import { realStage, type Stage, Witness } from '@flexpbx/asterisk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallEnded } from './call-ended.ts';
import { type Call, openCall } from './index.ts';

let stage: Stage;
let witness: Witness;

beforeAll(async () => {
  stage = await realStage();
  witness = new Witness(stage.port);
}, 30_000);
afterAll(async () => {
  witness?.close();
  await stage?.close();
});

/** Runs a flow on the next call that comes in. */
function serveNextCall<Result>(flow: (call: Call) => Promise<Result>): Promise<Result | string> {
  return new Promise((resolve, reject) => {
    const unsubscribe = stage.port.listen((event) => {
      if (event.type !== 'channel-entered') return;
      unsubscribe();
      const opened = openCall(stage.port, event, {
        sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
        onLeftOver: (name, fault) => reject(new Error(`${name} was left over`, { cause: fault })),
      });
      flow(opened.call)
        .catch((fault: unknown) => {
          if (fault instanceof CallEnded) return fault.reason;
          throw fault;
        })
        .finally(() => opened.close())
        .then(resolve, reject);
    });
  });
}

describe('a call on a real Asterisk', () => {
  it('given a caller answers questions, leaves a message and hangs up, then the flow has it all', async () => {
    const told = serveNextCall(async (call) => {
      await call.answer();
      const choice = await call.menu(['sound:vm-intro', 'digits:1002'], { keys: '1', timeoutMs: 5_000 });
      const pin = await call.readDigits('sound:vm-password', { max: 4, terminator: '#', timeoutMs: 5_000 });
      const recorded = await call.record({
        name: 'messages/one',
        maxSeconds: 30,
        silenceSeconds: null,
        terminator: '#',
        beep: false,
      });
      return { choice, pin, recorded };
    });
    const far = await stage.callIn('tone');
    await witness.sees('playback-started', far.channelId);
    await far.presses('1');
    for (const digit of '47#') await far.presses(digit);
    await witness.sees('recording-started', 'messages/one');
    await far.hangsUp();
    expect(await told).toMatchObject({
      choice: '1',
      pin: '47',
      recorded: { kind: 'recorded', endedBy: { by: 'hangup' } },
    });
    expect(await stage.port.recordings.listStored()).toContain('messages/one');
  });

  it.each([
    ['a prompt plays', (call: Call) => call.play('sound:vm-intro')],
    ['a key is awaited', (call: Call) => call.menu('sound:vm-intro', { keys: '1', timeoutMs: 60_000 })],
  ])('given the caller hangs up while %s, then the flow ends with that reason', async (_when, flow) => {
    const told = serveNextCall(flow);
    const far = await stage.callIn('silence');
    await witness.sees('playback-started', far.channelId);
    await far.hangsUp();
    expect(await told).toBe('hangup');
  });

  it('given the flow sends the call on, then the dialplan has it', async () => {
    const told = serveNextCall(async (call) => {
      await call.continueTo({ context: 'enter', extension: 'continued', priority: 1 });
      return call.id;
    });
    const { channelId } = await stage.callIn('silence');
    expect(await told).toBe(channelId);
    await expect.poll(async () => (await stage.port.channels.get(channelId)).dialplan.extension).toBe('continued');
  });

  it('given a phone answers and is joined with the caller, then both talk without us until one of them ends it', async () => {
    const told = serveNextCall(async (call) => {
      await call.ring();
      const request = { callerName: null, ringSeconds: 20, variables: {} };
      const left = call.dial({ ...request, endpoint: stage.phone('never-answers') });
      const leg = call.dial({ ...request, endpoint: stage.phone('answers') });
      const outcome = await leg.outcome;
      await left.cancel('answered-elsewhere');
      await call.connect(leg, { context: 'enter', extension: 'talk', priority: 1 });
      return { outcome: outcome.kind, leg: leg.id, left: left.id };
    });
    const far = await stage.callIn('silence');
    const { outcome, leg, left } = (await told) as { outcome: string; leg: string; left: string };
    expect(outcome).toBe('answered');
    await witness.sees('channel-gone', left);
    await witness.sees('channel-left', leg);
    const application = async (id: string) => (await stage.port.channels.get(id)).application;
    await expect.poll(() => application(far.channelId)).toBe('Bridge');
    expect(witness.story(leg, 'channel-gone')).toEqual([]);
    await far.hangsUp();
    await witness.sees('channel-gone', leg);
  });
});
