import { FakeAsterisk } from '@flexpbx/asterisk/fake';
import { describe, expect, it } from 'vitest';
import { OpenScope } from './call-scope.ts';
import { ScriptClock } from './testing/script-clock.ts';

const aScope = () => {
  const leftOver: string[] = [];
  const clock = new ScriptClock(() => {});
  return { scope: new OpenScope(clock.sleep, (name) => leftOver.push(name)), clock, leftOver };
};

describe("a call's scope", () => {
  it('closes in reverse order, but not what was released', async () => {
    const { scope } = aScope();
    const closed: string[] = [];
    const closing = (name: string) => async () => void closed.push(name);
    scope.add('bridge', closing('bridge'));
    scope.add('leg', closing('leg')).release();
    scope.add('playback', closing('playback'));
    await scope.close();
    expect(closed).toEqual(['playback', 'bridge']);
  });

  it('given something is already gone, then it counts as closed', async () => {
    const { scope, leftOver } = aScope();
    scope.add('playback', () => new FakeAsterisk({}).playbacks.stop('gone'));
    await scope.close();
    expect(leftOver).toEqual([]);
  });

  it('given something can not be closed, then that is reported and the others are closed', async () => {
    const { scope, leftOver } = aScope();
    const closed: string[] = [];
    scope.add('bridge', async () => void closed.push('bridge'));
    scope.add('playback', async () => {
      throw new Error('no');
    });
    await scope.close();
    expect([leftOver, closed]).toEqual([['playback'], ['bridge']]);
  });

  it('given something does not close, then it is left after two seconds', async () => {
    const { scope, clock, leftOver } = aScope();
    scope.add('bridge', () => new Promise(() => {}));
    const closing = scope.close();
    expect(clock.waiting).toBe(2_000);
    clock.pass();
    await closing;
    expect(leftOver).toEqual(['bridge']);
  });
});
