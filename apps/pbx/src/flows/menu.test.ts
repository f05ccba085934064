import { aCaller, type ScriptedCaller } from '@flexpbx/call/testing';
import {
  type Circumstances,
  type Destination,
  type House,
  handlingFrom,
  type Menu,
  menuKeys,
  whatHappens,
} from '@flexpbx/domain';
import { aHouse, aThing } from '@flexpbx/domain/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendTo } from '../sessions/flow-result.ts';
import { press } from '../testing/mailbox-fixture.ts';
import { menuParts } from '../testing/menu-fixture.ts';
import { menu } from './menu.ts';

const grace: Destination = { type: 'extension', target: '1002' };
const closed: Destination = { type: 'closed' };

const aMenu = (id: string, particulars: Partial<Menu>): Menu => aThing('menu', { id, name: id, ...particulars });
const key = (name: Menu['options'][number]['key'], action: Menu['options'][number]['action'], prompt?: string) => ({
  ...{ key: name, action, prompt: prompt ?? null },
});

const house = aHouse({
  extensions: [
    { number: '1001', name: 'Ada Lovelace' },
    { number: '1002', name: 'Grace Hopper' },
    { number: '1003', name: 'Ada Byron' },
    { number: '1004', name: '李' },
  ],
  things: {
    menu: [
      aMenu('main', {
        number: '0',
        options: [
          key('1', { type: 'voicemail', target: '1001' }, 'to-mailbox'),
          key('2', { type: 'menu', target: 'more' }),
          key('7', { type: 'external', target: '2125550199' }),
          key('8', { type: 'directory' }),
          key('9', { type: 'repeat' }),
          key('*', { type: 'hang-up' }),
        ],
        direct_dial: 'all',
        fallback: { type: 'conference', target: '2001' },
      }),
      aMenu('more', { options: [key('#', { type: 'menu', target: 'main' }), key('5', grace)], attempts: 2 }),
    ],
  },
});

const aCall = () => aCaller({ number: '5550100', name: 'Ann', dials: '0', arguments: ['menu', 'main'] });
const enters = (caller: ScriptedCaller, inHouse: House = house) =>
  caller.calls((call) => menu(call, 'main', menuParts(inHouse, ['1003'])));
const goes = (destination: Destination) => ({ kind: 'returned', result: sendTo(destination) });

describe('a menu', () => {
  it('given a key during the greeting, then the greeting is silent and the call goes there', async () => {
    const caller = aCall();
    const flow = enters(caller);
    await caller.startsToHear('main');
    await press(caller, '7');
    expect(await flow).toEqual(goes({ type: 'external', target: '2125550199' }));
    expect(caller.requests[0]).toBe('answer');
    expect(caller.leftOpen).toEqual([]);
  });

  it('given a key that begins a number too, then more keys are waited for, and words said before it is done', async () => {
    const caller = aCall();
    const flow = enters(caller);
    await caller.startsToHear('main');
    await press(caller, '1');
    expect(await caller.saysNothing()).toBe(3_000);
    await caller.hears('to-mailbox');
    expect(await flow).toEqual(goes({ type: 'voicemail', target: '1001' }));
  });

  it('given an extension is dialled, then it is reached with its last key', async () => {
    const caller = aCall();
    const flow = enters(caller);
    await caller.hears('main');
    await press(caller, '1002');
    expect(await flow).toEqual(goes(grace));
  });

  it('given keys typed ahead, then no menu on the way is heard', async () => {
    const caller = aCall();
    const flow = enters(caller);
    await press(caller, '2#25');
    expect(await flow).toEqual(goes(grace));
    expect(caller.requests.filter((request) => request.startsWith('play'))).toEqual([]);
    expect(caller.variables).toMatchObject({ FLEXPBX_FLOW: 'menu', FLEXPBX_MENU: 'more', 'CHANNEL(language)': 'en' });
  });

  it('given nothing is pressed, then it is said again, and at last the call goes where the menu says', async () => {
    const caller = aCall();
    const flow = enters(caller);
    for (let time = 1; time <= 3; time++) {
      await caller.hears('main');
      expect(await caller.saysNothing()).toBe(10_000);
    }
    expect(await flow).toEqual(goes({ type: 'conference', target: '2001' }));
  });

  it('given keys that mean nothing, then that is said, and not for ever', async () => {
    const caller = aCall();
    const flow = enters(caller);
    await caller.startsToHear('main');
    await press(caller, '3');
    await caller.startsToHear('pbx-invalid');
    await press(caller, '3');
    await caller.hears('pbx-invalid', 'main');
    await press(caller, '3');
    expect(await flow).toEqual(goes({ type: 'conference', target: '2001' }));
  });

  it('given the menu is gone, then the caller hears that nobody is there', async () => {
    const caller = aCall();
    expect(await enters(caller, aHouse({}))).toEqual(goes(closed));
  });
});

describe('the directory of names', () => {
  const spells = async (keys: string) => {
    const caller = aCall();
    const flow = enters(caller);
    await caller.startsToHear('main');
    await press(caller, '8');
    await caller.startsToHear('dir-welcome');
    await press(caller, keys);
    return { caller, flow };
  };
  const askAgain = ['dir-welcome', 'dir-pls-enter', 'number:3', 'dir-firstlast', 'dir-usingkeypad'];

  it('given two it can be, then each is named, as recorded or in letters, and the chosen one is reached', async () => {
    const { caller, flow } = await spells('232');
    await caller.startsToHear('1003-name');
    await press(caller, '*');
    await caller.hears(...[...'adalovelace'].map((letter) => `letters/${letter}`), 'dir-instr');
    await press(caller, '1');
    expect(await flow).toEqual(goes({ type: 'extension', target: '1001' }));
  });

  it('given nobody or nobody else, then that is said and asked again', async () => {
    const { caller } = await spells('999');
    await caller.hears('dir-nomatch', ...askAgain);
    await press(caller, '47#');
    await caller.startsToHear('letters/g');
    await press(caller, '*');
    await caller.hears('dir-nomore');
    await caller.startsToHear('dir-welcome');
    caller.hangsUp();
  });

  it('given nothing is spelled, then the menu is said again', async () => {
    const { caller } = await spells('');
    await caller.hears(...askAgain);
    await caller.saysNothing();
    await caller.startsToHear('main');
    caller.hangsUp();
  });
});

describe('given any menus and any keys', () => {
  const destinations = fc.constantFrom<Destination>(
    ...[grace, closed, { type: 'hang-up' } as const, { type: 'conference', target: '2001' } as const],
    ...[{ type: 'menu', target: 'main' } as const, { type: 'menu', target: 'more' } as const],
  );
  const options = fc.uniqueArray(
    fc.record({
      key: fc.constantFrom(...menuKeys),
      action: fc.oneof(destinations, fc.constant({ type: 'repeat' } as const)),
      prompt: fc.constant(null),
    }),
    { selector: (option) => option.key, maxLength: 6 },
  );
  const menus = fc.record({
    options,
    direct_dial: fc.constantFrom<Menu['direct_dial']>('all', [], ['1001']),
    invalid_attempts: fc.nat(3),
    fallback: fc.constant({ type: 'conference', target: '2999' } as const),
  });
  const keys = fc.string({ unit: fc.constantFrom(...menuKeys, '0', '1'), minLength: 1, maxLength: 8 });
  const circumstances: Circumstances = {
    moment: new Date(0),
    switchState: () => 'auto',
    handlingOf: (extension) => handlingFrom(extension, () => ''),
    mayCallOutside: () => false,
  };

  it('then a caller comes to where the answer to "what would happen" says', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(menus, menus, keys, async (main, more, pressed) => {
        const menu = [aMenu('main', { ...main, number: '0' }), aMenu('more', more)];
        const any = { ...house, things: { ...house.things, menu } };
        const caller = aCall();
        const flow = enters(caller, any);
        caller.presses(pressed);
        const told = whatHappens(any, { dialled: '0', extension: '1009', keys: pressed }, circumstances);
        const end = await endOf(flow, caller);
        seen.add(told.ends);
        expect(end).toEqual([told.ends, told.steps.at(-1)?.by?.key ?? null]);
      }),
      { numRuns: 400 },
    );
    expect([...seen].toSorted()).toEqual(['announcement', 'conference', 'extension', 'hang-up', 'menu']);
  });
});

/** What a call came to, and which part of the house that is; who is still asked is in the `menu`. */
async function endOf(flow: ReturnType<typeof enters>, caller: ScriptedCaller): Promise<[string, string | null]> {
  for (;;) {
    const waits = await caller.saysNothing().catch((fault: Error) => fault.message);
    if (typeof waits === 'number') continue;
    if (/but heard/.test(waits)) {
      const { FLEXPBX_MENU: asking = null } = caller.variables;
      caller.hangsUp();
      expect(await flow).toMatchObject({ kind: 'call-ended' });
      return ['menu', asking];
    }
    const end = await flow;
    if (end.kind !== 'returned') throw new Error('nobody hung up');
    if (end.result.kind !== 'place') return [end.result.kind, null];
    const { context, extension } = end.result;
    const ends = { extensions: 'extension', rooms: 'conference', closed: 'announcement' }[context] ?? context;
    return [ends, context === 'closed' ? null : extension];
  }
}

describe('given the caller hangs up at any step', () => {
  /** Through the menu, a mistake, the directory, and out. */
  const script = async (caller: ScriptedCaller) => {
    await caller.startsToHear('main');
    await press(caller, '3');
    await caller.hears('pbx-invalid', 'main');
    await press(caller, '8');
    await caller.startsToHear('dir-welcome');
    await press(caller, '568');
    await caller.startsToHear('letters/a');
    await press(caller, '1');
  };
  const requestsInAll = async () => {
    const caller = aCall();
    const flow = enters(caller);
    await script(caller);
    expect(await flow).toMatchObject({ kind: 'returned' });
    return caller.requests.length;
  };

  it.each(['before', 'after'] as const)(
    '%s a request, then nothing more is sent and nothing stays open',
    async (moment) => {
      for (let step = 1; step <= (await requestsInAll()); step++) {
        const caller = aCall();
        let seen = 0;
        let sentBefore = Number.POSITIVE_INFINITY;
        caller.asterisk.onRequest((_request, when) => {
          if (when !== moment || ++seen !== step) return;
          sentBefore = caller.requests.length;
          caller.hangsUp();
        });
        const flow = enters(caller);
        await script(caller).catch(() => {}); // Who has hung up can't follow the script to its end.
        const end = await flow;
        // After the last request the flow has nothing left to ask of Asterisk: whoever sends the call on finds it gone.
        if (end.kind === 'returned') expect(sentBefore).toBe(caller.requests.length);
        expect(caller.requests.slice(sentBefore).filter((request) => request !== 'show a channel')).toEqual([]);
        expect(caller.leftOpen).toEqual([]);
      }
    },
  );
});
