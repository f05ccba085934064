import { describe, expect, it } from 'vitest';
import type { Call, MenuOptions } from './call.ts';
import { aCaller } from './testing/index.ts';

const ann = () => aCaller({ number: '1001', name: 'Ann', dials: '*97', arguments: ['check-voicemail', '1001'] });
const oneOrTwo: MenuOptions = { keys: '12', timeoutMs: 5_000 };

describe('playing', () => {
  it('plays prompts one after the other as one playback', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.play('sound:vm-youhave', 'number:3', 'sound:vm-messages'));
    await caller.hears('vm-youhave', 'number:3', 'vm-messages');
    expect(await flow).toEqual({ kind: 'returned', result: 'played' });
    expect(caller.requests).toEqual(['play sound:vm-youhave number:3 sound:vm-messages']);
  });

  it('given nothing is to be played, then nothing is asked for', async () => {
    const caller = ann();
    expect(await caller.calls((call) => call.play())).toEqual({ kind: 'returned', result: 'played' });
    expect(caller.requests).toEqual([]);
  });

  it('given a sound is missing, then it says so and goes on', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.play('sound:no-such-sound'));
    await caller.missesTheSound();
    expect(await flow).toEqual({ kind: 'returned', result: 'failed' });
  });
});

describe('a menu', () => {
  it('given a key that answers, then the prompt is silenced', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.menu('sound:vm-intro', oneOrTwo));
    await caller.startsToHear('vm-intro');
    caller.presses('2');
    expect(await flow).toEqual({ kind: 'returned', result: '2' });
    expect(caller.requests).toEqual(['play sound:vm-intro', 'stop playing']);
  });

  it('given a key that does not answer, then the prompt goes on', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.menu(['sound:vm-onefor', 'sound:vm-INBOX'], oneOrTwo));
    await caller.hears('vm-onefor');
    caller.presses('9');
    await caller.hears('vm-INBOX');
    caller.presses('1');
    expect(await flow).toEqual({ kind: 'returned', result: '1' });
  });

  it('given the key and the end of the prompt come in one moment, then the key is not lost', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.menu('sound:vm-intro', oneOrTwo));
    await caller.startsToHear('vm-intro');
    caller.asterisk.channel('caller')?.finishPlayback('done');
    caller.presses('2');
    expect(await flow).toEqual({ kind: 'returned', result: '2' });
  });

  it('given nothing is pressed in time, then it answers with null', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.menu('sound:vm-intro', oneOrTwo));
    await caller.hears('vm-intro');
    expect(await caller.saysNothing()).toBe(5_000);
    expect(await flow).toEqual({ kind: 'returned', result: null });
  });

  it('given there is no time after the prompt, then it does not wait', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.menu('sound:vm-intro', { keys: '#', timeoutMs: 0 }));
    await caller.hears('vm-intro');
    expect(await flow).toEqual({ kind: 'returned', result: null });
  });

  it('given a key was typed during the prompt before, then it answers at once', async () => {
    const caller = ann();
    const flow = caller.calls(async (call) => {
      await call.play('sound:vm-youhave');
      return call.menu('sound:vm-onefor', oneOrTwo);
    });
    await caller.startsToHear('vm-youhave');
    caller.presses('91');
    await caller.hears('vm-youhave');
    expect(await flow).toEqual({ kind: 'returned', result: '1' });
    expect(caller.requests).toEqual(['play sound:vm-youhave']);
  });
});

describe('listening', () => {
  const moving = { keys: '57', back: '*', forward: '#' } as const;

  it('given keys that move about in it, then the sound goes on from there', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.listen('sound:vm-intro', moving));
    await caller.startsToHear('vm-intro');
    caller.presses('#*1');
    await caller.hears('vm-intro');
    expect(await flow).toEqual({ kind: 'returned', result: null });
    expect(caller.requests).toEqual(['play sound:vm-intro', 'skip forward', 'skip back']);
  });

  it('given we hear of the hang-up only after the sound broke off, then it was not heard out', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.listen('sound:vm-intro', moving));
    await caller.startsToHear('vm-intro');
    caller.asterisk.onRequest((_request, moment) => {
      if (moment === 'before') caller.hangsUp();
    });
    caller.asterisk.channel('caller')?.finishPlayback('failed');
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'hangup' });
  });

  it('given a key that answers, then the sound is silenced', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.listen('sound:vm-intro', moving));
    await caller.startsToHear('vm-intro');
    caller.presses('7');
    expect(await flow).toEqual({ kind: 'returned', result: '7' });
    expect(caller.requests).toEqual(['play sound:vm-intro', 'stop playing']);
  });
});

describe('given a key comes while the sound still waits to begin, of whose end Asterisk tells nothing then', () => {
  const before = 'before it';

  it.each<[string, (call: Call) => Promise<string | null>, string]>([
    ['a menu', (call) => call.menu('sound:vm-intro', oneOrTwo), '1'],
    ['listening', (call) => call.listen('sound:vm-intro', { keys: '1', back: '*', forward: '#' }), '1'],
    ['reading digits', (call) => call.readDigits('sound:vm-intro', { max: 1, terminator: '#', timeoutMs: 5_000 }), '1'],
  ])('then %s goes on', async (_what, asks, answer) => {
    const caller = ann();
    caller.asterisk.onRequest((request, moment) => {
      if (moment === 'after' || request !== 'play sound:vm-intro') return;
      caller.asterisk.channel('caller')?.play(before, ['sound:silence/1']);
      caller.presses('1');
    });
    expect(await caller.calls(asks)).toEqual({ kind: 'returned', result: answer });
    expect(caller.asterisk.channel('caller')?.playing?.id).toBe(before);
  });
});

describe('waiting for something else than a key', () => {
  const ends = () => {
    const end = new AbortController();
    return { until: end.signal, end: () => end.abort(new Error('something else')) };
  };

  it('given it comes during a prompt, then the prompt is silenced at once and nothing was pressed', async () => {
    const caller = ann();
    const { until, end } = ends();
    const flow = caller.calls((call) => call.menu('sound:vm-intro', { keys: '1', timeoutMs: 5_000, until }));
    await caller.startsToHear('vm-intro');
    end();
    expect(await flow).toEqual({ kind: 'returned', result: null });
    expect(caller.requests).toContain('stop playing');
  });

  it('given it comes while a key is waited for, or had come before, then the waiting is over', async () => {
    const caller = ann();
    const { until, end } = ends();
    const flow = caller.calls(async (call) => {
      const first = call.menu([], { keys: '1', timeoutMs: 5_000, until });
      end();
      return [await first, await call.menu('sound:vm-intro', { keys: '1', timeoutMs: 5_000, until })];
    });
    expect(await flow).toEqual({ kind: 'returned', result: [null, null] });
    expect(caller.requests).not.toContain('play sound:vm-intro');
  });

  it('given a key is pressed before it comes, then that is the answer', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.menu('sound:vm-intro', { keys: '1', timeoutMs: 5_000, ...ends() }));
    await caller.startsToHear('vm-intro');
    caller.presses('1');
    expect(await flow).toEqual({ kind: 'returned', result: '1' });
  });
});

describe('reading digits', () => {
  const pin = { max: 4, terminator: '#', timeoutMs: 5_000 } as const;

  it.each([
    ['as many as asked for', '47110', '4711'],
    ['fewer, ended by the terminator', '47#', '47'],
    ['only the terminator', '#', ''],
  ])('given %s, then it answers with what was typed', async (_what, keys, typed) => {
    const caller = ann();
    const flow = caller.calls((call) => call.readDigits('sound:vm-password', pin));
    await caller.startsToHear('vm-password');
    caller.presses(keys);
    expect(await flow).toEqual({ kind: 'returned', result: typed });
    expect(caller.requests).toEqual(['play sound:vm-password', 'stop playing']);
  });

  it('given the caller stops typing, then it answers with what came so far', async () => {
    const caller = ann();
    const flow = caller.calls((call) => call.readDigits('sound:vm-password', pin));
    await caller.hears('vm-password');
    caller.presses('4');
    await caller.saysNothing();
    expect(await flow).toEqual({ kind: 'returned', result: '4' });
  });

  it('given more was typed than is asked for, then the rest answers the next question', async () => {
    const caller = ann();
    const flow = caller.calls(async (call) => [
      await call.readDigits('sound:vm-login', { ...pin, terminator: 'none' }),
      await call.readDigits('sound:vm-password', pin),
    ]);
    await caller.startsToHear('vm-login');
    caller.presses('10014711');
    expect(await flow).toEqual({ kind: 'returned', result: ['1001', '4711'] });
  });
});
