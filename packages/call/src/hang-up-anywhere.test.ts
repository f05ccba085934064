import { describe, expect, it } from 'vitest';
import type { Call } from './call.ts';
import { aCaller, type ScriptedCaller } from './testing/index.ts';

/** Every verb once, each with a caller who does what it asks for. */
const verbs: readonly (readonly [
  string,
  (call: Call) => Promise<unknown>,
  (caller: ScriptedCaller) => Promise<void>,
])[] = [
  ['answer', (call) => call.answer(), async () => {}],
  ['set variables', (call) => call.setVariables({ A: '1' }), async () => {}],
  ['read a variable', (call) => call.variable('A'), async () => {}],
  ['play', (call) => call.play('sound:vm-intro'), (caller) => caller.hears('vm-intro')],
  [
    'menu',
    (call) => call.menu('sound:vm-intro', { keys: '1', timeoutMs: 5_000 }),
    async (caller) => {
      await caller.startsToHear('vm-intro');
      caller.presses('1');
    },
  ],
  [
    'menu that nobody answers',
    (call) => call.menu('sound:vm-intro', { keys: '1', timeoutMs: 5_000 }),
    async (caller) => {
      await caller.hears('vm-intro');
      await caller.saysNothing();
    },
  ],
  [
    'listen',
    (call) => call.listen('sound:vm-intro', { keys: '7', back: '*', forward: '#' }),
    async (caller) => {
      await caller.startsToHear('vm-intro');
      caller.presses('#*7');
    },
  ],
  [
    'read digits',
    (call) => call.readDigits('sound:vm-password', { max: 4, terminator: '#', timeoutMs: 5_000 }),
    async (caller) => {
      await caller.startsToHear('vm-password');
      caller.presses('47#');
    },
  ],
  [
    'record',
    (call) => call.record({ name: 'draft', maxSeconds: 60, silenceSeconds: 5, terminator: '#', beep: true }),
    async (caller) => {
      await caller.speaks(3);
      caller.presses('#');
    },
  ],
  ['continue', (call) => call.continueTo({ context: 'c', extension: '1002', priority: 1 }), async () => {}],
  ['hang up', (call) => call.hangUp('normal'), async () => {}],
];

const aCall = () => aCaller({ number: '1001', name: 'Ann', dials: '*97', arguments: [] });

/** The flow of all tests here: the verb, and then one request more that a dead call must not send. */
const thenAnswer = (verb: (call: Call) => Promise<unknown>) => async (call: Call) => {
  await verb(call);
  await call.answer();
};

describe.each(verbs)('given the caller hangs up around "%s"', (_name, verb, plays) => {
  const requestsOfTheVerb = async () => {
    const caller = aCall();
    const flow = caller.calls(verb);
    await plays(caller);
    await flow;
    return caller.requests.length;
  };

  it.each(['before', 'after'] as const)('%s any of its requests, then nothing is sent any more', async (moment) => {
    for (let step = 1; step <= (await requestsOfTheVerb()); step++) {
      const caller = aCall();
      let seen = 0;
      let requestsAtHangUp = Number.POSITIVE_INFINITY;
      caller.asterisk.onRequest((_request, when) => {
        if (when !== moment || ++seen !== step || !caller.asterisk.channel('caller')) return;
        requestsAtHangUp = caller.requests.length;
        caller.hangsUp();
      });
      const flow = caller.calls(thenAnswer(verb));
      await plays(caller).catch(() => {}); // The script can't be followed to its end by who has hung up.
      expect(await flow).toMatchObject({ kind: 'call-ended' });
      // Asking whether the channel is still there is how a refusal is told from a hang-up.
      const sentToTheDead = caller.requests.slice(requestsAtHangUp).filter((request) => request !== 'show a channel');
      expect(sentToTheDead).toEqual([]);
      expect(caller.leftOpen).toEqual([]);
    }
  });
});

describe('given the caller hangs up while the flow waits', () => {
  it.each([
    ['for a prompt to end', async (caller: ScriptedCaller) => caller.startsToHear('vm-intro')],
    ['for a key', async (caller: ScriptedCaller) => caller.hears('vm-intro')],
  ])('%s, then it ends at once and nothing stays open', async (_where, plays) => {
    const caller = aCall();
    const flow = caller.calls((call) => call.menu('sound:vm-intro', { keys: '1', timeoutMs: 5_000 }));
    await plays(caller);
    caller.hangsUp();
    expect(await flow).toEqual({ kind: 'call-ended', reason: 'hangup' });
    expect(caller.requests).toEqual(['play sound:vm-intro']);
    expect(caller.leftOpen).toEqual([]);
  });
});
