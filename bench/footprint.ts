/**
 * What the product takes when nobody calls: memory of our processes with 1,000 extensions, after a minute without anything
 * to do, and how long `npm start` takes until it is ready: the first time with a new state folder, and again. Packages and
 * Asterisk are installed already: a download is no figure of ours.
 */
import { parseArgs } from 'node:util';
import { TestSystem } from '@flexpbx/e2e/system';
import { cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { databaseUnderTest, fill } from './parts/filled-system.ts';
import { memoryOf } from './parts/process-cost.ts';
import { printFigures, printTable, type TableRow, tell } from './parts/report.ts';
import { median, rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    'idle-seconds': { type: 'string', default: '60' },
    restarts: { type: 'string', default: '3' },
  },
});
const size = Number(options.size);
const idleSeconds = Number(options['idle-seconds']);
const restarts = Number(options.restarts);

/** `npm start` until it says that it is ready, in seconds. */
async function timedStart(system: TestSystem): Promise<number> {
  const begun = performance.now();
  await system.startWithSetUp();
  return (performance.now() - begun) / 1000;
}

/** Memory of each process, ours and Asterisk. */
async function memoryTable(system: TestSystem): Promise<(TableRow & { process: string; pss: number; rss: number })[]> {
  return Object.entries(await system.pids()).map(([process, pid]) => {
    const { pssMb, rssMb } = memoryOf(pid);
    return { process, pss: rounded(pssMb, 1), rss: rounded(rssMb, 1) };
  });
}

await cleaningUp(async (afterwards) => {
  await printSurroundings(databaseUnderTest().name);
  const system = await TestSystem.prepare({ databaseUrl: databaseUnderTest().url, variables: {} });
  afterwards(() => system.remove());
  tell('First start');
  const first = await timedStart(system);
  await fill(system, extensions(size));
  const again: number[] = [];
  for (let restart = 1; restart <= restarts; restart++) {
    await system.stop();
    again.push(await timedStart(system));
    tell(`Start again: ${rounded(again.at(-1) ?? 0, 1)} s; load ${loadWords()}`);
  }
  tell(`Idle for ${idleSeconds} s`);
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
  const table = await memoryTable(system);
  console.log(`load after: ${loadWords()}`);
  printTable(`Memory with ${size} extensions, idle for ${idleSeconds} s, MB`, table);
  const ours = table.filter(({ process }) => process !== 'asterisk');
  const total = (figure: 'pss' | 'rss'): number =>
    rounded(
      ours.reduce((sum, row) => sum + row[figure], 0),
      0,
    );
  printFigures('footprint', {
    [`idle_mb_${size}`]: total('pss'),
    [`idle_rss_mb_${size}`]: total('rss'),
    start_first_s: rounded(first, 1),
    start_second_s: rounded(median(again), 1),
  });
});
