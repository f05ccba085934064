import { describe, expect, it } from 'vitest';
import type { Call } from './call.ts';
import { aCaller } from './testing/index.ts';

const ann = () => aCaller({ number: '1001', name: 'Ann', dials: '*97', arguments: ['check-voicemail', '1001'] });
const recordMessage = (call: Call) =>
  call.record({ name: 'draft', maxSeconds: 60, silenceSeconds: 5, terminator: '#', beep: true });

describe('a call', () => {
  it('knows who called what, and with which arguments', async () => {
    const known = await ann().calls(async (call) => [call.caller, call.dialledNumber, call.arguments]);
    expect(known).toEqual({
      kind: 'returned',
      result: [{ number: '1001', name: 'Ann' }, '*97', ['check-voicemail', '1001']],
    });
  });

  it('given its variables are set, then they are read back', async () => {
    const read = await ann().calls(async (call) => {
      await call.setVariables({ FLEXPBX_FLOW: 'check-voicemail' });
      return [await call.variable('FLEXPBX_FLOW'), await call.variable('FLEXPBX_MAILBOX')];
    });
    expect(read).toMatchObject({ result: ['check-voicemail', null] });
  });

  it('given it is given to the dialplan, then it has left and obeys no more', async () => {
    const caller = ann();
    const end = await caller.calls(async (call) => {
      await call.continueTo({ context: 'from-extension', extension: '1002', priority: 1 });
      await call.answer();
    });
    expect(end).toEqual({ kind: 'call-ended', reason: 'left' });
    expect(caller.continuedTo).toBe('1002@from-extension');
    expect(caller.requests).toEqual(['continue to 1002@from-extension']);
  });

  it('given we hang up, then it has ended', async () => {
    const caller = ann();
    const end = await caller.calls(async (call) => {
      await call.hangUp('busy');
      await call.answer();
    });
    expect(end).toEqual({ kind: 'call-ended', reason: 'hangup' });
    expect(caller.requests).toEqual(['hang up busy']);
  });

  it('given the process drains, then the verb under way ends and nothing is closed', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.play('sound:vm-intro'));
    await caller.startsToHear('vm-intro');
    caller.isDrained();
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'drain' });
    expect(caller.requests).toEqual(['play sound:vm-intro']);
    expect(caller.asterisk.listenedTo).toBe(0);
  });

  it('given the connection is lost, then the verb under way ends instead of waiting for ever', async () => {
    const caller = ann();
    const flow = caller.calls(recordMessage);
    await caller.speaks(3);
    caller.asterisk.loseConnection();
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'connection-lost' });
    expect(caller.asterisk.listenedTo).toBe(0);
  });
});

describe('music', () => {
  it('given it plays and the call goes on in the dialplan, then it is stopped first', async () => {
    const caller = ann();
    await caller.calls(async (call) => {
      await call.playMusic('jazz');
      await call.continueTo({ context: 'from-extension', extension: '1002', priority: 1 });
    });
    expect(caller.requests).toEqual(['start music', 'stop music', 'continue to 1002@from-extension']);
  });
});

describe('recording', () => {
  it('given we hear of the hang-up only after the recording finished, then it is a hang-up all the same', async () => {
    const caller = ann();
    const flow = caller.calls(recordMessage);
    await caller.speaks(7);
    caller.asterisk.onRequest((_request, moment) => {
      if (moment === 'before') caller.hangsUp();
    });
    caller.asterisk.channel('caller')?.finishRecording('keep');
    expect(await flow).toMatchObject({ result: { kind: 'recorded', endedBy: { by: 'hangup' } } });
  });

  it.each([
    ['a key', (caller: ReturnType<typeof ann>) => caller.presses('#'), 7, { by: 'key', key: '#' }],
    ['silence', (caller: ReturnType<typeof ann>) => caller.fallsSilent(), 7, { by: 'silence' }],
    ['a hang-up', (caller: ReturnType<typeof ann>) => caller.hangsUp(), 7, { by: 'hangup' }],
  ])('given %s ends it, then the outcome says so', async (_what, act, durationSeconds, endedBy) => {
    const caller = ann();
    const flow = caller.calls(recordMessage);
    await caller.speaks(7);
    act(caller);
    expect(await flow).toEqual({
      kind: 'returned',
      result: { kind: 'recorded', name: 'draft', durationSeconds, talkingSeconds: 7, endedBy },
    });
    expect(caller.leftOpen).toEqual([]);
  });

  it('given it reaches its longest, then it ends there', async () => {
    const caller = ann();
    const flow = caller.calls(recordMessage);
    await caller.speaks(61);
    expect(await flow).toMatchObject({ result: { durationSeconds: 60, endedBy: { by: 'limit' } } });
  });

  it('given keys were typed before, then they neither end it nor answer later', async () => {
    const caller = ann();
    const flow = caller.calls(async (call) => {
      await call.play('sound:vm-intro');
      const recorded = await recordMessage(call);
      return [recorded.kind, await call.menu('sound:vm-review', { keys: '#', timeoutMs: 0 })];
    });
    await caller.startsToHear('vm-intro');
    caller.presses('#');
    await caller.hears('vm-intro');
    await caller.speaks(3);
    caller.presses('#');
    await caller.hears('vm-review');
    expect(await flow).toEqual({ kind: 'returned', result: ['recorded', null] });
  });

  it('given Asterisk can not write it, then that is an outcome, not a fault', async () => {
    const caller = ann();
    const flow = caller.calls(recordMessage);
    await caller.speaks(3);
    caller.asterisk.channel('caller')?.failRecording('No space left on device');
    expect(await flow).toEqual({ kind: 'returned', result: { kind: 'failed', reason: 'No space left on device' } });
  });

  it('given the name is in use, then it is refused, and said so', async () => {
    const caller = ann();
    const flow = caller.calls(async (call) => [await recordMessage(call), await recordMessage(call)]);
    await caller.speaks(3);
    caller.presses('#');
    expect(await flow).toMatchObject({ result: [{ kind: 'recorded' }, { kind: 'failed' }] });
    expect(caller.leftOpen).toEqual([]);
  });
});
