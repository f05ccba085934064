import { FakeAsterisk, type FakePhone } from '@flexpbx/asterisk/fake';
import { aCaller } from '@flexpbx/call/testing';
import { freshDatabase } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { systemClock } from '@flexpbx/runtime';
import { expect, test } from 'vitest';
import type { PromptShelf } from '../menus/prompt-shelf.ts';
import { announceToZone, type PagingParts, pageByPhone, pagingRoute } from './page-zone.ts';

const zone = 'Local/9001@page';
const prompts: PromptShelf = { soundsOf: async (id) => (id === 'gong' ? ['sound:gong', 'sound:lunch'] : null) };

/** A house with one zone, which answers like this. */
async function house(phones: Readonly<Record<string, FakePhone>>) {
  const { database } = await freshDatabase('sqlite');
  const first = thingKinds['paging-zone'].schema.parse({
    number: '9001',
    name: 'First floor',
    devices: [{ ip: '192.0.2.1' }],
  });
  await database.things.create('paging-zone', first, 'test');
  const asterisk = new FakeAsterisk(phones);
  const parts: PagingParts = { asterisk, things: database.things, prompts, clock: systemClock };
  return { asterisk, parts };
}

test('given a prompt and a zone that hears it, then it is under way, and the zone is shown as who calls', async () => {
  const { asterisk, parts } = await house({ [zone]: 'answers' });
  const entered: (readonly string[])[] = [];
  asterisk.listen((event) => event.type === 'channel-entered' && entered.push(event.arguments));
  expect(await announceToZone('9001', 'gong', parts)).toEqual({ outcome: 'done' });
  expect(entered).toEqual([['announce-to-zone', 'gong']]);
  expect(asterisk.listenedTo).toBe(0);
});

test.each([
  ['the zone is being paged', '9001', 'gong', 'busy', 'It is busy.'],
  ['a prompt that is not spoken yet', '9001', 'later', 'answers', expect.stringContaining('can’t be heard yet')],
  ['a zone that is gone', '9002', 'gong', 'answers', expect.stringContaining('no paging zone 9002')],
] as const)('given %s, then the reason is told', async (_, number, prompt, answers, reason) => {
  const { parts } = await house({ [zone]: answers });
  expect(await announceToZone(number, prompt, parts)).toEqual({ outcome: 'refused', reason });
});

test('given nobody has answered when somebody waits for what came of it, then it goes on by itself', async () => {
  const { asterisk, parts } = await house({ 'PJSIP/1001': 'never-answers' });
  const clock = { sleep: async () => {} };
  expect(await pageByPhone('9001', '1001', { ...parts, clock })).toEqual({ outcome: 'done' });
  expect(asterisk.callTo('PJSIP/1001')).toMatchObject({
    callerId: '"First floor" <9001>',
    arguments: ['page-zone', '9001'],
  });
});

test('given an announcement begins, then its sounds are played one after the other, and that was all', async () => {
  const route = pagingRoute(['announce-to-zone', 'gong'], prompts);
  const speaker = aCaller({ number: '9001', name: 'First floor', dials: 's', arguments: [] });
  const over = speaker.calls((call) => route?.flow(call) ?? Promise.reject(new Error('no way')));
  await speaker.hears('gong');
  await speaker.hears('lunch');
  expect(await over).toEqual({ kind: 'returned', result: { kind: 'hang-up' } });
});

test('given somebody picks up to page, then the dialplan goes on as if the zone had been dialled', async () => {
  const route = pagingRoute(['page-zone', '9001'], prompts);
  expect(await route?.flow(undefined as never)).toEqual({ kind: 'place', context: 'paging', extension: '9001' });
});

test.each([[['menu', 'welcome']], [['page-zone', 'x']], [[]]])('given %j, then it is nothing of ours', (args) =>
  expect(pagingRoute(args, prompts)).toBeNull(),
);
