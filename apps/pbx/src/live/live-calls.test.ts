import type { AmiChannel, ShownChannel } from '@flexpbx/asterisk';
import { describe, expect, it } from 'vitest';
import { type CallEvent, LiveCalls } from './live-calls.ts';

const t0 = Date.parse('2026-11-21T09:00:00Z');
const at = (seconds: number) => new Date(t0 + seconds * 1000);

function channel(id: string, linkedId: string, state: string): AmiChannel {
  const number = id === 'a' ? '1001' : '1002';
  return {
    id,
    linkedId,
    state,
    name: `PJSIP/${number}-${id}`,
    callerNumber: number,
    callerName: `Person ${number}`,
    connectedNumber: '',
    connectedName: '',
    context: 'from-extension',
    extension: id === 'a' ? '1002' : '',
  };
}

const calls: CallEvent = { name: 'Newchannel', channel: channel('a', 'a', 'Ring') };
const isCalled: CallEvent = { name: 'Newchannel', channel: channel('b', 'a', 'Down') };
const rings: CallEvent = { name: 'Newstate', channel: channel('b', 'a', 'Ringing') };
const calledIsUp: CallEvent = { name: 'Newstate', channel: channel('b', 'a', 'Up') };
const callerIsUp: CallEvent = { name: 'Newstate', channel: channel('a', 'a', 'Up') };
const enters = (id: string, bridgeCreator: '' | 'Parking' | 'ConfBridge'): CallEvent => ({
  name: 'BridgeEnter',
  channel: channel(id, 'a', 'Up'),
  bridgeId: `bridge ${bridgeCreator}`,
  bridgeCreator,
  channelCount: 2,
});
const joins = (id: string) => enters(id, '');
const hangsUp = (id: string): CallEvent => ({ name: 'Hangup', channel: channel(id, 'a', 'Up'), cause: 16 });

/** What is shown after each event, a second apart. */
function shownAfter(events: readonly CallEvent[]): string[] {
  const live = new LiveCalls();
  return events.map((event, second) => {
    live.take(event, at(second));
    return [...live.shown().values()].map(({ state, channels }) => `${state} ${channels.length}`).join();
  });
}

describe('following calls', () => {
  it('given a call that is answered, then it rings, is talked in, and is gone', () => {
    expect(shownAfter([calls, isCalled, rings, calledIsUp, callerIsUp, joins('b'), joins('a'), hangsUp('b')])).toEqual([
      'ringing 1',
      'ringing 2',
      'ringing 2',
      'ringing 2',
      'ringing 2',
      'ringing 2',
      'talking 2',
      'connected 1',
    ]);
    expect(shownAfter([calls, isCalled, hangsUp('b'), hangsUp('a')]).at(-1)).toBe('');
  });

  it('given a call is parked, rings at who parked it and is fetched, then that is what is shown', () => {
    const talking = [calls, isCalled, calledIsUp, callerIsUp, joins('b'), joins('a')];
    const parked = [enters('a', 'Parking'), hangsUp('b')];
    const rungAgain: CallEvent = { name: 'Newchannel', channel: channel('c', 'a', 'Ringing') };
    const shown = shownAfter([...talking, ...parked, rungAgain, joins('c'), joins('a')]);
    expect(shown.slice(talking.length)).toEqual(['talking 2', 'parked 1', 'ringing 2', 'talking 2', 'talking 2']);
  });

  it.each([
    ['before it comes into the lot', ['told', 'enters']],
    ['after it came into the lot', ['enters', 'told']],
  ])('given the slot is told %s, then it is shown with the call until it is fetched', (_when, order) => {
    const live = new LiveCalls();
    for (const event of [calls, isCalled, joins('b'), joins('a')]) live.take(event, at(0));
    for (const step of order) {
      if (step === 'told') live.isParked('a', '701', at(1));
      else live.take(enters('a', 'Parking'), at(1));
    }
    live.take(hangsUp('b'), at(1));
    expect(live.shown().get('a')).toMatchObject({ state: 'parked', place: '701' });
    const fetches: CallEvent = { name: 'Newchannel', channel: channel('c', 'a', 'Up') };
    for (const event of [fetches, joins('c'), joins('a')]) live.take(event, at(9));
    expect(live.shown().get('a')).toMatchObject({ state: 'talking', place: '' });
  });

  it('given a supervisor whom we rang hears an agent, then that is shown, and who it is', () => {
    const live = new LiveCalls();
    live.take({ name: 'Newchannel', channel: { ...channel('a', 'a', 'Up'), extension: 's' } }, at(0));
    const listens = { state: 'supervising', place: '1002', dialledNumber: '', stateSince: at(1) };
    live.listens({ ...channel('a', 'a', 'Up'), context: 'supervise' }, 'PJSIP/1002-00000007', at(1));
    expect(live.shown().get('a')).toMatchObject(listens);
  });

  it('given a parked call goes on to the mailbox of who parked it, then that is shown', () => {
    const live = new LiveCalls();
    for (const event of [calls, isCalled, joins('b'), joins('a'), enters('a', 'Parking'), hangsUp('b')])
      live.take(event, at(0));
    expect(live.shown().get('a')?.state).toBe('parked');
    live.goesOn('a', at(60));
    live.serves('a', { state: 'leaving-message', place: '1002', since: null }, at(60));
    expect(live.shown().get('a')).toMatchObject({ state: 'leaving-message', place: '1002' });
  });

  it('given somebody is in a conference, alone or with others, then that is shown, and a transfer to one as well', () => {
    expect(shownAfter([calls, callerIsUp, enters('a', 'ConfBridge')]).at(-1)).toBe('conference 1');
    const transferred = [calls, isCalled, joins('b'), joins('a'), enters('a', 'ConfBridge'), hangsUp('b')];
    expect(shownAfter(transferred).at(-1)).toBe('conference 1');
  });

  it('given the system answers, then that is all that is known unless a flow of ours says more', () => {
    expect(shownAfter([calls, isCalled, rings, hangsUp('b'), callerIsUp])).toEqual([
      'ringing 1',
      'ringing 2',
      'ringing 2',
      'ringing 1',
      'connected 1',
    ]);
  });

  it('given an answered caller is sent on to a phone, then it rings until somebody picks up', () => {
    expect(shownAfter([calls, callerIsUp, isCalled, rings, calledIsUp]).slice(1)).toEqual([
      'connected 1',
      'ringing 2',
      'ringing 2',
      'talking 2',
    ]);
  });

  it('given a call, then it tells who calls whom and since when', () => {
    const live = new LiveCalls();
    for (const [second, event] of [calls, isCalled, joins('b'), joins('a')].entries()) live.take(event, at(second));
    expect([...live.shown().values()]).toEqual([
      {
        id: 'a',
        state: 'talking',
        stateSince: at(3),
        place: '',
        partner: '1002',
        callerNumber: '1001',
        callerName: 'Person 1001',
        dialledNumber: '1002',
        startedAt: at(0),
        answeredAt: at(3),
        connectedAt: at(3),
        channels: ['PJSIP/1001-a', 'PJSIP/1002-b'],
      },
    ]);
  });

  it('given a leg that is transferred into another call, then it belongs to that one', () => {
    const live = new LiveCalls();
    live.take(calls, at(0));
    live.take(isCalled, at(0));
    const other: CallEvent = { name: 'Newchannel', channel: { ...channel('c', 'c', 'Up'), name: 'PJSIP/1003-c' } };
    live.take(other, at(1));
    live.take({ ...joins('b'), channel: channel('b', 'c', 'Up') } as CallEvent, at(2));
    const shown = [...live.shown().values()].map(({ id, channels }) => [id, channels.length]);
    expect(shown).toEqual([
      ['a', 1],
      ['c', 2],
    ]);
  });

  it('given an event of a channel that is gone already, then nothing changes', () => {
    const live = new LiveCalls();
    live.take(hangsUp('a'), at(0));
    expect(live.shown()).toEqual(new Map());
  });

  it('given an event that changes nothing people see, then the call is the same object and is not written again', () => {
    const live = new LiveCalls();
    for (const event of [calls, isCalled]) live.take(event, at(0));
    const before = live.shown().get('a');
    live.take(rings, at(1));
    expect(live.shown().get('a')).toBe(before);
  });
});

describe('reading the calls that go on', () => {
  const read = (...channels: ShownChannel[]) => {
    const live = new LiveCalls();
    live.take(calls, at(-60));
    live.restart(channels, new Map([['p', '701']]), [], at(0));
    return [...live.shown().values()];
  };

  const shown = (id: string, linkedId: string, over: Partial<ShownChannel>): ShownChannel => ({
    ...channel(id, linkedId, 'Up'),
    application: 'Dial',
    applicationData: '',
    bridgeId: '',
    durationSeconds: 10,
    ...over,
  });

  it('given two who talk, then the older channel is the caller', () => {
    expect(
      read(shown('b', 'a', { bridgeId: 'x', durationSeconds: 8 }), shown('a', 'a', { bridgeId: 'x' })),
    ).toMatchObject([{ id: 'a', state: 'talking', callerNumber: '1001', dialledNumber: '1002', startedAt: at(-10) }]);
  });

  it('given a phone that was rung within the same second, then who called is the caller nevertheless', () => {
    expect(read(shown('b', 'a', { bridgeId: 'x' }), shown('a', 'a', { bridgeId: 'x' }))).toMatchObject([
      { id: 'a', callerNumber: '1001', dialledNumber: '1002' },
    ]);
  });

  it('given one who is parked and one in a conference, then that is shown', () => {
    expect(
      read(shown('p', 'p', { bridgeId: 'x' }), shown('c', 'c', { bridgeId: 'y', application: 'ConfBridge' })),
    ).toMatchObject([
      { id: 'p', state: 'parked', place: '701' },
      { id: 'c', state: 'conference' },
    ]);
  });

  it.each([
    ['Ring', 'Dial', 'ringing'],
    ['Up', 'Playback', 'connected'],
    ['Up', 'VoiceMail', 'leaving-message'],
    ['Up', 'VoiceMailMain', 'mailbox'],
  ])('given one whose line is %s in %s, then the call is shown as %s', (state, application, told) => {
    expect(read(shown('a', 'a', { state, application }))).toMatchObject([{ state: told }]);
  });

  it('given a supervisor hears an agent, then it is shown whom', () => {
    const listens = { context: 'supervise', application: 'ChanSpy', applicationData: 'PJSIP/1002-00000007,qES' };
    expect(read(shown('a', 'a', listens))).toMatchObject([{ state: 'supervising', place: '1002' }]);
  });

  it('given a call was shown before and stands as it did, then it is told since when', () => {
    const live = new LiveCalls();
    for (const [second, event] of [calls, isCalled, joins('b'), joins('a')].entries()) live.take(event, at(second));
    const before = [...live.shown().values()];
    const again = new LiveCalls();
    const both = [shown('a', 'a', { bridgeId: 'x' }), shown('b', 'a', { bridgeId: 'x', durationSeconds: 8 })];
    again.restart(both, new Map(), before, at(600));
    expect([...again.shown().values()]).toEqual(before);
  });
});

describe('given a page', () => {
  const speaks: CallEvent = { name: 'Newchannel', channel: { ...channel('a', 'a', 'Up'), extension: '9001' } };
  const member = channel('b', 'b', 'Down');
  const isCalledForIt: CallEvent = { name: 'Newchannel', channel: member };
  const hears: CallEvent = {
    ...enters('b', 'ConfBridge'),
    channel: { ...member, state: 'Up', context: 'page-listen' },
  };

  it('given somebody is called for it, then it goes on as the pager’s call alone, to its end', () => {
    const live = new LiveCalls();
    live.take(speaks, at(0));
    live.take(isCalledForIt, at(0));
    live.leaveOut('b', at(0));
    for (const event of [hears, hangsUp('b')]) {
      expect([...live.shown().keys()]).toEqual(['a']);
      live.take(event, at(1));
    }
    live.take(hangsUp('a'), at(2));
    expect(live.shown().size).toBe(0);
  });

  it('given we were not told that somebody was called for it, then they are left out as soon as they hear it', () => {
    const live = new LiveCalls();
    live.take(isCalledForIt, at(0));
    live.take(hears, at(1));
    expect(live.shown().size).toBe(0);
  });

  it('given it goes on when we come back, then only the pager is listed', () => {
    const live = new LiveCalls();
    const listed = { application: 'ConfBridge', applicationData: '', bridgeId: 'x', durationSeconds: 3 };
    const channels: ShownChannel[] = [
      { ...channel('a', 'a', 'Up'), ...listed, context: 'page-speak', extension: '9001' },
      { ...member, ...listed, context: 'page-listen' },
    ];
    live.restart(channels, new Map(), [], at(9));
    expect([...live.shown().values()]).toMatchObject([{ id: 'a', state: 'page', place: '9001' }]);
  });

  it('given the pager speaks, then it is shown to which zone', () => {
    const live = new LiveCalls();
    live.take(speaks, at(0));
    const begins = { ...enters('a', 'ConfBridge'), channel: { ...speaks.channel, context: 'page-speak' } };
    live.take(begins, at(1));
    expect(live.shown().get('a')).toMatchObject({ state: 'page', place: '9001', stateSince: at(1) });
  });
});

describe('given a flow of ours serves the caller', () => {
  const waits = { state: 'queue', place: '8001', since: at(-5) } as const;

  it('given the caller waits in a queue while an agent rings, then the one who picks up is who they talk to', () => {
    const live = new LiveCalls();
    live.serves('a', waits, at(0));
    for (const event of [calls, callerIsUp, isCalled, rings, calledIsUp]) {
      live.take(event, at(1));
      expect(live.shown().get('a')).toMatchObject({ state: 'queue', place: '8001', stateSince: at(-5), partner: '' });
    }
    live.serves('a', null, at(8));
    for (const event of [joins('a'), joins('b')]) live.take(event, at(8));
    const talks = { state: 'talking', place: '', partner: '1002', stateSince: at(8), connectedAt: at(8) };
    expect(live.shown().get('a')).toMatchObject(talks);
  });

  it('given the caller goes from a menu on to another, then it is another state, since then', () => {
    const live = new LiveCalls();
    for (const event of [calls, callerIsUp]) live.take(event, at(0));
    live.serves('a', { state: 'menu', place: 'main', since: null }, at(1));
    live.serves('a', { state: 'menu', place: 'night', since: null }, at(4));
    expect(live.shown().get('a')).toMatchObject({ state: 'menu', place: 'night', stateSince: at(4) });
  });

  it('given all is read anew meanwhile, then where the caller stands is still known', () => {
    const live = new LiveCalls();
    live.serves('a', waits, at(0));
    const listed = {
      ...channel('a', 'a', 'Up'),
      application: 'Stasis',
      applicationData: '',
      bridgeId: '',
      durationSeconds: 9,
    };
    live.restart([listed], new Map(), [], at(0));
    expect(live.shown().get('a')).toMatchObject({ state: 'queue', place: '8001' });
  });
});
