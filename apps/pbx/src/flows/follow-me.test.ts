import { thingKinds } from '@flexpbx/domain';
import { describe, expect, it } from 'vitest';
import { aHouseOfPhones, contactOf, groupParts } from '../testing/group-fixture.ts';
import { followMe } from './follow-me.ts';

const [own, other] = [contactOf('1002'), contactOf('1003')];
const outside = 'Local/5550100@outbound';
const numbers = [
  { type: 'extension', target: '1003', seconds: 10 },
  { type: 'external', target: '5550100', seconds: 20 },
];

/** 1001 calls 1002, whose owner is followed to 1003 and outside. */
function calls(particulars: object = {}) {
  const house = aHouseOfPhones();
  const followed = [thingKinds['follow-me'].schema.parse({ number: '1002', numbers, ...particulars })];
  const parts = groupParts(house, { followed });
  return { ...house, end: house.caller.calls((call) => followMe(call, '1002', parts)) };
}

describe('looking for the owner of an extension', () => {
  it('given nobody answers anywhere, then each is rung for its time, and the mailbox is next', async () => {
    const { caller, end } = calls();
    for (const [endpoint, ms] of [
      [own, 15_000],
      [other, 10_000],
      [outside, 20_000],
    ] as const) {
      await caller.waitsForRinging(endpoint);
      expect(caller.asterisk.ringing).toEqual([endpoint]);
      expect(await caller.saysNothing()).toBe(ms);
    }
    expect(await end).toMatchObject({ result: { kind: 'place', context: 'mailbox-of', extension: '1002' } });
    expect(caller.leftOpen).toEqual([]);
  });

  it('given a number outside, then it is called on behalf of the extension, and asked to confirm', async () => {
    const { caller, end } = calls({ numbers: numbers.slice(1) });
    await caller.waitsForRinging(own);
    caller.asterisk.declines(own);
    await caller.waitsForRinging(outside);
    expect(caller.asterisk.callTo(outside).variables).toMatchObject({ __FLEXPBX_FORWARDED_BY: '1002' });
    const phone = caller.asterisk.picksUp(outside);
    await expect.poll(() => phone.playing).not.toBeNull();
    phone.presses('1');
    expect(await end).toMatchObject({ result: { kind: 'talk', context: 'talk-outside' } });
  });

  it('given it is switched off, then the phone rings as ever', async () => {
    expect(await calls({ enabled: false }).end).toMatchObject({
      result: { kind: 'place', context: 'ring-alone', extension: '1002' },
    });
  });
});
