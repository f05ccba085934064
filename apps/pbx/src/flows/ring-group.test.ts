import type { Call } from '@flexpbx/call';
import type { ScriptedCaller } from '@flexpbx/call/testing';
import type { CallHandlingChange } from '@flexpbx/domain';
import { describe, expect, it } from 'vitest';
import type { FlowResult } from '../sessions/flow-result.ts';
import { aGroup, aHouseOfPhones, contactOf, groupParts } from '../testing/group-fixture.ts';
import { ringGroup } from './ring-group.ts';
import type { RingGroupParts } from './ring-group-parts.ts';

const [bob, cyd] = [contactOf('1002'), contactOf('1003')];
const outside = 'Local/5550100@house-outbound';
const unanswered = { kind: 'place', context: 'ring-group-unanswered', extension: '600' };

/** 1001 calls a group of these members. */
function calls(
  members: readonly string[],
  particulars: object = {},
  {
    variables = {},
    handling = {},
  }: {
    variables?: Readonly<Record<string, string>>;
    handling?: Readonly<Record<string, CallHandlingChange>>;
  } = {},
) {
  const house = aHouseOfPhones(variables);
  const parts = groupParts(house, { groups: [aGroup(members, particulars)], handling });
  return { ...house, end: house.caller.calls((call) => served(call, parts)) };
}

/** The flow, and what is done with its result when somebody was found. */
async function served(call: Call, parts: RingGroupParts): Promise<FlowResult> {
  const result = await ringGroup(call, '600', parts);
  if (result.kind === 'talk')
    await call.connect(result.leg, { context: result.context, extension: '600', priority: 1 });
  return result;
}

/** All that still exists in Asterisk besides the caller. */
const phonesLeft = async (caller: ScriptedCaller) =>
  (await caller.asterisk.channels.list()).map(({ id }) => id).filter((id) => id !== 'caller');

describe('what the caller hears', () => {
  it('given music, then it is heard instead of the ringing tone, and ends when somebody answers', async () => {
    const { caller, end } = calls(['1002'], { music: 'jazz' });
    await caller.waitsForRinging(bob);
    expect(caller.asterisk.channel('caller')?.music).toBe('jazz');
    expect(caller.requests).not.toContain('ring');
    caller.asterisk.picksUp(bob);
    expect(await end).toMatchObject({ result: { kind: 'talk' } });
    expect(caller.requests).toContain('stop music');
  });
});

describe('everybody at once', () => {
  it('given one answers, then the caller talks with that one and the others know that it was answered', async () => {
    const { caller, end } = calls(['1002', '1003']);
    await caller.waitsForRinging(cyd);
    expect(caller.asterisk.ringing).toEqual([bob, cyd]);
    const phone = caller.asterisk.picksUp(cyd);
    expect(await end).toMatchObject({ result: { kind: 'talk', context: 'talk', leg: { id: phone.id } } });
    expect(caller.asterisk.ringing).toEqual([]);
    expect(caller.requests).toContain('hang up answered-elsewhere');
    expect(caller.requests.indexOf('ring')).toBeLessThan(caller.requests.indexOf(`call ${bob}`));
  });

  it('given two answer at once, then the first has the call and the other is hung up', async () => {
    const { caller, end } = calls(['1002', '1003']);
    await caller.waitsForRinging(cyd);
    const first = caller.asterisk.picksUp(bob);
    const second = caller.asterisk.picksUp(cyd);
    expect(await end).toMatchObject({ result: { kind: 'talk', leg: { id: first.id } } });
    expect(caller.asterisk.channel(second.id)).toBeNull();
  });

  it('given nobody answers, then all stop and the call goes on', async () => {
    const { caller, end } = calls(['1002', '1003'], { total_seconds: 30 });
    await caller.waitsForRinging(cyd);
    expect(await caller.saysNothing()).toBe(30_000);
    expect(await end).toEqual({ kind: 'returned', result: unanswered });
    expect(await phonesLeft(caller)).toEqual([]);
    expect(caller.leftOpen).toEqual([]);
  });

  it('given all are busy or have no phone, then the call goes on at once', async () => {
    const { caller, end, complaints } = calls(
      ['1002', '1005'],
      {},
      { variables: { 'DEVICE_STATE(PJSIP/1002)': 'INUSE' } },
    );
    expect(await end).toEqual({ kind: 'returned', result: unanswered });
    expect([caller.now, complaints]).toEqual([0, []]);
  });

  it('given the group is gone, then the call goes where its dialplan says', async () => {
    const house = aHouseOfPhones();
    const parts = groupParts(house, {});
    expect(await house.caller.calls((call) => ringGroup(call, '600', parts))).toMatchObject({ result: unanswered });
  });
});

describe('who is rung', () => {
  it('given the caller is a member, or somebody does not want to be disturbed, then they are not', async () => {
    const handling = { 1002: { do_not_disturb: true } };
    const { caller, end } = calls(['1001', '1002', '1003'], {}, { handling });
    await caller.waitsForRinging(cyd);
    expect(caller.asterisk.ringing).toEqual([cyd]);
    caller.hangsUp();
    await end;
  });

  it('given those who talk are not to be skipped, then they ring, but not without call waiting', async () => {
    const variables = { 'DEVICE_STATE(PJSIP/1002)': 'INUSE', 'DEVICE_STATE(PJSIP/1003)': 'INUSE' };
    const handling = { 1003: { call_waiting: false } };
    const { caller, end } = calls(['1003', '1002'], { skip_busy: false }, { variables, handling });
    await caller.waitsForRinging(bob);
    expect(caller.asterisk.ringing).toEqual([bob]);
    caller.hangsUp();
    await end;
  });

  it('given a member has two phones, then both ring, and one is enough', async () => {
    const { caller, end, pair } = calls(['1004']);
    await caller.waitsForRinging(pair[1]);
    expect(caller.asterisk.ringing).toEqual(pair);
    caller.asterisk.declines(pair[0]);
    const phone = caller.asterisk.picksUp(pair[1]);
    expect(await end).toMatchObject({ result: { kind: 'talk', leg: { id: phone.id } } });
  });

  it('given both phones of a member are picked up, then the first has the call', async () => {
    const { caller, end, pair } = calls(['1004']);
    await caller.waitsForRinging(pair[1]);
    const first = caller.asterisk.picksUp(pair[0]);
    caller.asterisk.picksUp(pair[1]);
    expect(await end).toMatchObject({ result: { leg: { id: first.id } } });
    expect(await phonesLeft(caller)).toEqual([first.id]);
  });

  it('given a name is put before, then phones show it with the caller’s', async () => {
    const { caller, end } = calls(['1002'], { name_prefix: 'Sales: ' });
    await caller.waitsForRinging(bob);
    expect(caller.asterisk.callTo(bob).callerId).toBe('"Sales: Ann" <1001>');
    caller.hangsUp();
    await end;
  });
});

describe('one after the other', () => {
  it('given nobody answers, then each rings for its time', async () => {
    const { caller, end } = calls(['1002', '1003'], { strategy: 'hunt', member_seconds: 10 });
    await caller.waitsForRinging(bob);
    expect(caller.asterisk.ringing).toEqual([bob]);
    expect(await caller.saysNothing()).toBe(10_000);
    await caller.waitsForRinging(cyd);
    expect(caller.asterisk.ringing).toEqual([cyd]);
    expect(await caller.saysNothing()).toBe(10_000);
    expect(await end).toMatchObject({ result: unanswered });
  });

  it('given one declines, then the next rings at once', async () => {
    const { caller, end } = calls(['1002', '1003'], { strategy: 'hunt' });
    await caller.waitsForRinging(bob);
    caller.asterisk.declines(bob);
    await caller.waitsForRinging(cyd);
    const phone = caller.asterisk.picksUp(cyd);
    expect(await end).toMatchObject({ result: { leg: { id: phone.id } } });
    expect(caller.now).toBe(0);
  });

  it('given it is answered in the moment it is the next one’s turn, then whoever rings has the call', async () => {
    const { caller, end } = calls(['1002', '1003'], { strategy: 'hunt', member_seconds: 10 });
    await caller.waitsForRinging(bob);
    const time = caller.saysNothing();
    const late = caller.asterisk.picksUp(bob);
    await time;
    expect(await end).toMatchObject({ result: { leg: { id: late.id } } });
    expect(await phonesLeft(caller)).toEqual([late.id]);
  });

  it('given they are to grow, then the first goes on while the second joins in', async () => {
    const { caller, end } = calls(['1002', '1003'], { strategy: 'memory-hunt', member_seconds: 10 });
    await caller.waitsForRinging(bob);
    await caller.saysNothing();
    await caller.waitsForRinging(cyd);
    expect(caller.asterisk.ringing).toEqual([bob, cyd]);
    caller.hangsUp();
    await end;
  });

  it('given any order, then the order is the one of chance', async () => {
    const { caller, end } = calls(['1002', '1003'], { strategy: 'random' });
    await caller.waitsForRinging(cyd);
    expect(caller.asterisk.ringing).toEqual([cyd]);
    caller.hangsUp();
    await end;
  });
});

describe('a number outside', () => {
  const asked = ['sound:followme/call-from', 'digits:1001', 'sound:followme/options'];

  it('given who answers presses 1, then the caller talks with them, without keys for our features', async () => {
    const { caller, end } = calls(['5550100']);
    await caller.waitsForRinging(outside);
    const phone = caller.asterisk.picksUp(outside);
    await expect.poll(() => phone.playing?.media).toEqual(asked);
    phone.presses('1');
    expect(await end).toMatchObject({ result: { kind: 'talk', context: 'talk-outside', leg: { id: phone.id } } });
  });

  it.each([['2'], ['hangs up'], ['says nothing']])('given who answers %s, then the caller goes on', async (what) => {
    const { caller, end } = calls(['5550100']);
    await caller.waitsForRinging(outside);
    const phone = caller.asterisk.picksUp(outside);
    await expect.poll(() => phone.playing?.media).toEqual(asked);
    if (what === '2') phone.presses('2');
    else if (what === 'hangs up') phone.hangsUp();
    else {
      phone.finishPlayback('done');
      expect(await caller.saysNothing()).toBe(10_000);
    }
    expect(await end).toMatchObject({ result: unanswered });
    expect(await phonesLeft(caller)).toEqual([]);
  });

  it('given a phone of the house answers meanwhile, then who is asked is hung up', async () => {
    const { caller, end } = calls(['5550100', '1002']);
    await caller.waitsForRinging(bob);
    const mailbox = caller.asterisk.picksUp(outside);
    await expect.poll(() => mailbox.playing).not.toBeNull();
    const phone = caller.asterisk.picksUp(bob);
    expect(await end).toMatchObject({ result: { leg: { id: phone.id } } });
    expect(await phonesLeft(caller)).toEqual([phone.id]);
  });

  it('given it need not be confirmed, then it has the call as soon as it answers', async () => {
    const { caller, end } = calls([], {
      members: [{ type: 'external', target: '5550100', confirm: false }],
    });
    await caller.waitsForRinging(outside);
    const phone = caller.asterisk.picksUp(outside);
    expect(await end).toMatchObject({ result: { leg: { id: phone.id } } });
  });
});

describe('the caller hangs up', () => {
  /** Plays a whole call; the caller hangs up before or after the request of this number. */
  async function hangsUpAt(at: number, moment: 'before' | 'after', strategy: string) {
    const house = aHouseOfPhones();
    const { caller } = house;
    const parts = groupParts(house, { groups: [aGroup(['1002', '5550100'], { strategy, member_seconds: 10 })] });
    let seen = 0;
    caller.asterisk.onRequest((_request, when) => {
      if (when !== moment || seen++ !== at) return;
      if (caller.asterisk.channel('caller')) caller.hangsUp();
    });
    const end = caller.calls((call) => served(call, parts));
    const phones = (async () => {
      await caller.waitsForRinging(outside);
      const phone = caller.asterisk.picksUp(outside);
      await expect.poll(() => phone.playing ?? caller.asterisk.channel(phone.id)).not.toBe(phone);
      if (phone.playing) phone.presses('1');
    })().catch(() => {});
    if (strategy === 'hunt')
      await caller
        .waitsForRinging(bob)
        .then(() => caller.saysNothing())
        .catch(() => {});
    // Somebody who was to be joined with a caller who is gone waits for a moment.
    await Promise.race([end, caller.saysNothing().catch(() => end)]);
    await end;
    await phones;
    return { caller, total: seen };
  }

  it.each([
    ['all', 'before'],
    ['all', 'after'],
    ['hunt', 'before'],
    ['hunt', 'after'],
  ] as const)(
    'given a group that rings %s, and at any point %s a request, then nothing rings on',
    async (strategy, moment) => {
      for (let at = 0; at < 40; at++) {
        const { caller, total } = await hangsUpAt(at, moment, strategy);
        const open = { at, left: caller.leftOpen, ringing: caller.asterisk.ringing };
        if (total <= at) return;
        expect(open).toEqual({ at, left: [], ringing: [] });
        expect({ at, phones: await phonesLeft(caller) }).toEqual({ at, phones: [] });
      }
      throw new Error('the call has more requests than were tried');
    },
  );
});
