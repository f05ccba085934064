import { expect, it } from 'vitest';
import { silenceLeftOver } from './silence-left-over.ts';
import { aCaller } from './testing/index.ts';

const ann = () => aCaller({ number: '1001', name: 'Ann', dials: '0', arguments: ['menu', 'main'] });

it('given a process ends while a caller hears something, then who takes the call up silences that at once', async () => {
  const caller = ann();
  let id = '';
  const flow = caller.calls(async (call) => {
    id = call.id;
    await call.play('sound:vm-intro');
    await call.play('sound:demo-congrats');
  });
  await caller.hears('vm-intro');
  await caller.startsToHear('demo-congrats');
  caller.isDrained();
  await flow;
  expect(caller.asterisk.open).toHaveLength(1);
  await silenceLeftOver(caller.asterisk, id);
  expect(caller.asterisk.open).toEqual([]);
  expect(caller.asterisk.listenedTo).toBe(0);
});

it('given a caller was answered already, then that is not asked for again: it would wait behind what is heard', async () => {
  const caller = ann();
  await caller.calls(async (call) => {
    await call.answer();
    await call.answer();
  });
  expect(caller.requests).toEqual(['answer']);
});
