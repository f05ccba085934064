import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { atOnce } from './at-once.ts';

/** More who want to run at the same time than this, for each processor, and phones stammer. */
const mostForEach = 3;
const sampleEveryMs = 100;
const samples = 5;
/** Two that begin at once would each take the other's time for free. */
const turnMs = 600;
/** On a machine that is always busy it goes on all the same. */
const patienceMs = 120_000;

/**
 * Before each file of tests with whole systems: most of their time they wait for what is spoken, and a file more fits in; but
 * where several calculate, one more makes all of them late. So a worker begins its next file when the processors have time.
 */
const givesUpAt = performance.now() + patienceMs;
const [turn, turns] = [Number(process.env.VITEST_POOL_ID ?? 1), atOnce];
while (performance.now() < givesUpAt) {
  await sleep(untilTurn(Date.now()));
  if ((await runnable()) < mostForEach * availableParallelism()) break;
}

/** How long until it is this worker's turn, in ms. */
function untilTurn(now: number): number {
  const round = turns * turnMs;
  return (turn * turnMs - (now % round) + round) % round;
}

/** How many processes want to run, as proc(5) `loadavg` counts them, on average of the next moments; 0 where nobody counts. */
async function runnable(): Promise<number> {
  let sum = 0;
  for (let at = 0; at < samples; at++) {
    await sleep(sampleEveryMs);
    sum += running();
  }
  return sum / samples;
}

function running(): number {
  try {
    // One is who asks.
    return Number(/ (\d+)\/\d+ /.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1] ?? 1) - 1;
  } catch {
    return 0;
  }
}
