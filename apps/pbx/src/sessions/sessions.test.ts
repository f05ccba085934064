import { FakeAsterisk } from '@flexpbx/asterisk/fake';
import type { Call } from '@flexpbx/call';
import { type Logger, silentLogger } from '@flexpbx/runtime';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkNatively, type FlowResult, hangUp } from './flow-result.ts';
import { routeOf } from './routes.ts';
import { type Route, Sessions } from './sessions.ts';

let asterisk: FakeAsterisk;
let sessions: Sessions;
let faults: string[];
beforeEach(() => {
  asterisk = new FakeAsterisk({});
  faults = [];
  const logger: Logger = { ...silentLogger, error: (message) => void faults.push(message) };
  const never = (_ms: number, signal: AbortSignal) =>
    new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  sessions = new Sessions(asterisk, never, logger);
});

const route = (flow: (call: Call) => Promise<FlowResult>): Route => ({
  name: 'test',
  flow,
  fallback: checkNatively('1002'),
});

const hearsAnIntro = async (call: Call): Promise<FlowResult> => {
  await call.play('sound:vm-intro');
  return hangUp;
};

/** A call comes in and is served on this route. */
function comes(served: Route) {
  const stop = asterisk.listen((event) => {
    if (event.type === 'channel-entered') sessions.begin(event, served);
  });
  const dialplan = { context: 'from-extension', extension: '*1002', priority: 1 };
  const channel = asterisk.callEnters({ id: 'a', callerNumber: '1001', callerName: 'Ann', dialplan }, []);
  stop();
  return channel;
}

describe('where a call goes', () => {
  it.each([
    [{ kind: 'extension', number: '1003' } as const, '1003@from-extension'],
    [checkNatively('1002'), 'check-1002@voicemail-native'],
  ])('given the flow returns %j, then it is sent to %s', async (result, place) => {
    const channel = comes(route(async () => result));
    await sessions.settled();
    expect(`${channel.continuedTo?.extension}@${channel.continuedTo?.context}`).toBe(place);
    expect(sessions.has('a')).toBe(false);
  });

  it('given the flow says that it is over, then it is hung up', async () => {
    comes(route(async () => hangUp));
    await sessions.settled();
    expect(asterisk.channel('a')).toBeNull();
  });

  it('given the flow fails, then the caller goes to the fallback and the fault is told', async () => {
    const channel = comes(
      route(async () => {
        throw new Error('a fault of ours');
      }),
    );
    await sessions.settled();
    expect(channel.continuedTo?.extension).toBe('check-1002');
    expect(faults).toEqual(['a call flow failed; its caller is sent to the fallback']);
  });

  it('given the caller hangs up, then that is no fault and nothing stays open', async () => {
    const channel = comes(route(hearsAnIntro));
    channel.hangsUp();
    await sessions.settled();
    expect(faults).toEqual([]);
    expect([...asterisk.open, asterisk.listenedTo]).toEqual([0]);
  });
});

it('given a channel that is served, then it is not begun twice', async () => {
  let times = 0;
  const served = route((call) => {
    times++;
    return hearsAnIntro(call);
  });
  const channel = comes(served);
  sessions.begin({ type: 'channel-entered', channel: channel.snapshot(), arguments: [] }, served);
  channel.hangsUp();
  await sessions.settled();
  expect(times).toBe(1);
});

it('given the dialplan sends a call straight back, then it is served again, before all it left open is closed', async () => {
  const again = vi.fn(async () => hangUp);
  asterisk.onRequest((request, moment) => {
    if (!request.startsWith('continue') || moment === 'before') return;
    const stop = asterisk.listen((event) => {
      if (event.type === 'channel-entered') sessions.begin(event, route(again));
    });
    asterisk.channel('a')?.enter([]);
    stop();
  });
  comes(route(async () => checkNatively('1002')));
  await sessions.settled();
  expect(again).toHaveBeenCalledOnce();
  expect([sessions.has('a'), asterisk.listenedTo, faults]).toEqual([false, 0, []]);
});

it('given the process ends, then calls are left standing in Asterisk as they are', async () => {
  comes(route(hearsAnIntro));
  await sessions.drain();
  expect(asterisk.channel('a')?.inApplication).toBe(true);
  expect(asterisk.channel('a')?.playing?.media).toEqual(['sound:vm-intro']);
  expect(faults).toEqual([]);
});

describe('which way a call takes', () => {
  const wayOf = (...given: string[]) => {
    // Routes are only made here, not taken: what flows need does not matter.
    const found = routeOf(given, {} as Parameters<typeof routeOf>[1]);
    return found ? `${found.name}, else ${'extension' in found.fallback ? found.fallback.extension : 'the end'}` : null;
  };

  it.each([
    [['leave-voicemail', '1002', 'busy'], 'leave-voicemail, else leave-busy-1002'],
    [['leave-voicemail', '1002', 'unavailable'], 'leave-voicemail, else leave-unavailable-1002'],
    [['leave-voicemail', '1002'], 'leave-voicemail, else leave-unavailable-1002'],
    [['check-voicemail', '1002'], 'check-voicemail, else check-1002'],
    [['check-voicemail'], 'check-voicemail, else the end'],
    [['leave-voicemail'], null],
    [['leave-voicemail', '../1002', 'busy'], null],
    [['sing-a-song', '1002'], null],
    [[], null],
  ])('given %j, then %s', (given, way) => {
    expect(wayOf(...given)).toBe(way);
  });
});

describe('where callers stand', () => {
  const stage = { state: 'menu', place: 'main', since: null } as const;
  const inMenu = { ...route(hearsAnIntro), stage };

  it('given somebody follows, then they are told of who is served already, of who comes, and that it is over', async () => {
    const told: unknown[] = [];
    const channel = comes(inMenu);
    sessions.follow((id, where) => void told.push([id, where]));
    channel.hangsUp();
    await sessions.settled();
    expect(told).toEqual([
      ['a', stage],
      ['a', null],
    ]);
    comes(inMenu);
    expect(told.at(-1)).toEqual(['a', stage]);
  });
});
