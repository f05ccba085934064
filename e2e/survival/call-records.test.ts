import { appendFile, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';
import { expectNothingLeft } from './nothing-left.ts';

/** Several times what is taken in at once. */
const BACKLOG = 3_000;

let household: Household;

beforeAll(async () => {
  household = await Household.open(null, ['1001', '1002']);
});

afterAll(() => household?.close());

async function talk(from: string, to: string): Promise<void> {
  const conversation = await Conversation.begin(household, from, to);
  await conversation.end();
}

/** As many records more as Asterisk would write for as many calls like the first one it wrote down. */
async function writeBacklog(): Promise<void> {
  const { callRecords } = household.system.paths.asterisk;
  const [line = ''] = (await readFile(callRecords, 'utf8')).split('\n');
  const [, rest] = /^"[^"]*","[^"]*","\d+",(.*)$/.exec(line) ?? [];
  if (!rest) throw new Error(`this is no call record: ${line}`);
  const lines = Array.from({ length: BACKLOG }, (_, at) => `"1600000000.${at}","1600000000.${at}","${at}",${rest}\n`);
  await appendFile(callRecords, lines.join(''));
}

/** Kills the worker when it has taken a part of what waits, and resolves when it is started again. */
async function killAtNextIntake(): Promise<void> {
  const back = household.isBack('worker');
  await new Promise<void>((resolve) => {
    const stop = household.database.bell.listen(['call-records'], () => {
      process.kill(household.pidNoted('worker'), 'SIGKILL');
      stop();
      resolve();
    });
  });
  await back;
}

test('given the worker is dead, then calls made meanwhile, and one that goes on, are in the history when it is back', async () => {
  await talk('1001', '1002');
  const before = await Conversation.begin(household, '1002', '1001');
  await household.without('worker', async () => {
    await before.end();
    await talk('1001', '1002');
    await talk('1002', '1001');
  });
  await household.expectEveryCallOnce();
});

test('given the worker is killed twice in the middle of taking in, then every call is there once', async () => {
  const { total_calls: before } = await household.admin.call('getStatistics', {});
  const killedTwice = killAtNextIntake().then(killAtNextIntake);
  await household.without('worker', writeBacklog);
  const { total_calls: meanwhile } = await household.admin.call('getStatistics', {});
  expect(meanwhile).toBeLessThan(before + BACKLOG);
  await killedTwice;
  await talk('1001', '1002');
  const wanted = before + BACKLOG + 1;
  await household.admin.until('getStatistics', {}, ({ total_calls: now }) => now >= wanted);
  expect(await household.admin.call('getStatistics', {})).toMatchObject({ total_calls: wanted });
});

test('given all this, then nothing is left over', () => expectNothingLeft(household));
