import { afterAll, beforeAll, expect, test } from 'vitest';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';
import { expectNothingLeft } from './nothing-left.ts';

let household: Household;

beforeAll(async () => {
  household = await Household.open(null, ['1001', '1002', '1003', '1004']);
});

afterAll(() => household?.close());

test.each(['configd', 'worker', 'pbx', 'portal'] as const)(
  'given %s is killed and away, then a running call keeps its sound, and others can call',
  async (name) => {
    const running = await Conversation.begin(household, '1001', '1002');
    await running.staysUnbroken(() =>
      household.without(name, async () => {
        const another = await Conversation.begin(household, '1003', '1004');
        await another.end();
      }),
    );
    const { items } = await household.admin.until('listCalls', {}, (calls) => calls.items.length === 1);
    expect(items).toMatchObject([{ from: '1001', to: '1002', state: 'talking' }]);
    await running.end();
  },
);

test('given the supervisor is killed, then ours end, calls go on, and a new start finds them', async () => {
  const { system } = household;
  const running = await Conversation.begin(household, '1001', '1002');
  const asterisk = await system.pidOf('asterisk');
  await running.staysUnbroken(async () => {
    process.kill(system.supervisorPid, 'SIGKILL');
    const another = await Conversation.begin(household, '1003', '1004');
    await another.end();
    await system.start();
  });
  expect(await system.pidOf('asterisk')).toBe(asterisk);
  await household.admin.until('listCalls', {}, ({ items }) => items.length === 1 && items[0]?.state === 'talking');
  await running.end();
});

test('given all this, then every call stands in the history once, and nothing is left over', async () => {
  await household.expectEveryCallOnce();
  await expectNothingLeft(household);
});
