import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RefusalStatus } from '../phones/incoming-call.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import type { ProviderCall } from '../provider/provider-call.ts';
import { OutsideWorld, SHOWN, talk } from './outside-world.ts';

let world: OutsideWorld;

beforeAll(async () => {
  world = await OutsideWorld.open();
});

afterAll(() => world?.close());

let dialled = 2_125_550_100;
/** Every call goes to another number: one that was given up may still be asked for after its provider is back. */
const newNumber = (): string => String(dialled++);

/** Ada calls out; resolves when the call is at the first provider. */
async function dialOut(): Promise<[PhoneCall, ProviderCall]> {
  const number = newNumber();
  const call = await world.ada.dial(number);
  return [call, await world.main.nextCallTo(`+1${number}`)];
}

describe.each([
  ['everything of ours running', false],
  ['every process of ours killed', true],
])('with %s', (_what, areKilled) => {
  beforeAll(async () => {
    if (areKilled) await world.killAllOfOurs();
  });

  test('given a number a route takes, then it goes out as the provider wants it, and both hear each other', async () => {
    const [call, outside] = await dialOut();
    expect(await outside.caller()).toMatchObject({ number: SHOWN, asserted: SHOWN, privacy: '' });
    await talk(call, outside);
  });

  test.each<RefusalStatus>([403, 408, 488, 500, 502, 503])(
    'given the first trunk refuses with %i, then the second takes over, with its own caller ID',
    async (status) => {
      const [call, first] = await dialOut();
      await first.refuse(status);
      const outside = await world.spare.nextCallTo(first.number);
      expect(await outside.caller()).toMatchObject({ number: '1001', name: 'Ada' });
      await talk(call, outside);
    },
  );

  test('given who is called is busy or declines, then the caller is told so and no other trunk is asked', async () => {
    for (const refuse of ['busy', 'decline'] as const) {
      const [call, outside] = await dialOut();
      await outside[refuse]();
      expect(await call.ended()).toMatchObject({ cause: 17, sipStatus: 486 });
    }
  });

  test.each<[RefusalStatus, string, number]>([
    [404, 'ss-noservice', 404],
    [410, 'ss-noservice', 404],
    [484, 'ss-noservice', 404],
    [480, 'vm-nobodyavail', 480],
  ])('given the provider says %i, then the caller hears %s and is told %i', async (status, prompt, told) => {
    const [call, outside] = await dialOut();
    await outside.refuse(status);
    await call.hears(prompt);
    expect(await call.ended()).toMatchObject({ sipStatus: told });
  });

  test('given no trunk takes the call, then the caller hears that all lines are busy and is told 503', async () => {
    const [call, first] = await dialOut();
    await first.refuse(503);
    await (await world.spare.nextCallTo(first.number)).refuse(500);
    await call.hears('all-circuits-busy-now');
    expect(await call.ended()).toMatchObject({ cause: 34, sipStatus: 503 });
  });

  test('given an extension that may not call outside, then it hears so, is told 403, and no trunk is asked', async () => {
    const call = await world.grace.dial(newNumber());
    await call.hears('feature-not-avail-line');
    expect(await call.ended()).toMatchObject({ cause: 21, sipStatus: 403 });
  });

  test('given a number no route takes, then the caller hears that it can not be dialled', async () => {
    const call = await world.ada.dial('00491701234567');
    await call.hearsBeginningOf('cannot-complete-as-dialed');
    await call.hangUp();
  });

  test('given a provider that is silent, then the second trunk takes over when patience ends', async () => {
    await world.main.goSilent();
    try {
      const number = newNumber();
      const began = performance.now();
      const call = await world.ada.dial(number);
      const outside = await world.spare.nextCallTo(`+1${number}`);
      expect(performance.now() - began).toBeLessThan(5_000);
      await talk(call, outside);
    } finally {
      await world.main.begin();
      if (!areKilled) await world.trunkIs('main', 'up');
    }
  });
});
