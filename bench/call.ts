/**
 * What a direct call costs: through the whole product, and through an Asterisk with the same modules, endpoints and phones
 * but one line of dialplan and nothing of ours beside it. A third Asterisk has our files but nothing connected to it: what
 * it costs more than the bare one is the files' doing, the rest our processes'.
 *
 * No sound flows: it would cost the same on every way, and hide the difference.
 */
import { parseArgs } from 'node:util';
import type { Extension } from '@flexpbx/domain';
import { cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { databaseUnderTest, startFilledSystem } from './parts/filled-system.ts';
import { bareDial, startPlainAsterisk, withoutListeners } from './parts/plain-asterisk.ts';
import { cpuOf } from './parts/process-cost.ts';
import { printFigures, printTable, tell } from './parts/report.ts';
import { answerCalls, answerTimes, makeCalls } from './parts/sipp.ts';
import { median, percentile, rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '20' },
  },
});
const rounds = Number(options.rounds);
const callsPerSecond = Number(options.rate);
const calls = callsPerSecond * Number(options.seconds);
const holdMs = 2_000;
const phonesOnEachSide = 50;

/** One way a call can take. */
interface Way {
  readonly name: string;
  readonly sipServer: string;
  /** All processes that have a part in it. */
  readonly pids: Readonly<Record<string, number>>;
}

/** One load of calls on one way. */
interface Sample {
  readonly way: string;
  /** CPU a call in ms, by process. */
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly ringMs: readonly number[];
}

async function measure(way: Way, everybody: readonly Extension[]): Promise<Sample> {
  const before = cpuOf(way.pids);
  const load = await makeCalls({
    server: way.sipServer,
    callers: everybody.slice(0, phonesOnEachSide),
    called: everybody.slice(phonesOnEachSide).map(({ number }) => number),
    callsPerSecond,
    calls,
    holdMs,
  });
  const after = cpuOf(way.pids);
  const { succeeded, failed, complaints } = load;
  if (succeeded !== calls)
    throw new Error(`${way.name}: ${failed} of ${calls} calls failed; the figures mean nothing:\n${complaints}`);
  const cpuMs = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / calls]),
  );
  tell(`${way.name}: ${calls} calls, ${rounded(sum(cpuMs), 2)} ms CPU a call; load ${loadWords()}`);
  return { way: way.name, cpuMs, ringMs: answerTimes(load, 180) };
}

function sum(cpuMs: Sample['cpuMs']): number {
  return Object.values(cpuMs).reduce((total, ms) => total + ms, 0);
}

/**
 * Each round runs every way once, one after the other: what drifts on the machine meets all of them. One more round before
 * them isn't counted: in it, Node compiles what it runs often and Asterisk gets its memory.
 */
async function run(ways: readonly Way[], everybody: readonly Extension[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round <= rounds; round++) {
    tell(round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`);
    for (const way of ways) {
      const sample = await measure(way, everybody);
      if (round > 0) samples.push(sample);
    }
  }
  return samples;
}

function report(samples: readonly Sample[]): void {
  const of = (way: string): Sample[] => samples.filter((sample) => sample.way === way);
  const typical = (way: string, figure: (sample: Sample) => number): number => median(of(way).map(figure));
  const cpu = (way: string): number => typical(way, ({ cpuMs }) => sum(cpuMs));
  const asterisk = (way: string): number => typical(way, ({ cpuMs }) => cpuMs.asterisk ?? 0);
  const ring = (way: string, share: number): number =>
    percentile(
      of(way).flatMap(({ ringMs }) => ringMs),
      share,
    );
  printTable(
    `Each way, ${rounds} × ${calls} calls at ${callsPerSecond}/s held ${holdMs / 1000} s, G.711 offered, no sound; medians`,
    [...new Set(samples.map(({ way }) => way))].map((way) => ({
      way,
      'CPU ms/call': rounded(cpu(way), 2),
      'Asterisk alone': rounded(asterisk(way), 2),
      'CPU ratio': rounded(cpu(way) / cpu('bare'), 3),
      'ring ms p50': rounded(ring(way, 0.5), 2),
      'ring ms p95': rounded(ring(way, 0.95), 2),
    })),
  );
  const [ours] = of('ours');
  printTable(
    'Ours by process, CPU ms a call',
    Object.keys(ours?.cpuMs ?? {}).map((process) => ({
      process,
      'CPU ms/call': rounded(
        typical('ours', ({ cpuMs }) => cpuMs[process] ?? 0),
        3,
      ),
    })),
  );
  printFigures('call', {
    cpu_ratio: rounded(cpu('ours') / cpu('bare'), 3),
    ring_delay_ms: rounded(ring('ours', 0.5) - ring('bare', 0.5), 2),
    cpu_ratio_asterisk: rounded(asterisk('ours') / asterisk('bare'), 3),
    cpu_ms: rounded(cpu('ours'), 2),
    cpu_ms_bare: rounded(cpu('bare'), 2),
  });
}

await cleaningUp(async (afterwards) => {
  const everybody = extensions(2 * phonesOnEachSide);
  await printSurroundings(databaseUnderTest().name);
  const system = await startFilledSystem(everybody);
  afterwards(() => system.remove());
  const bare = await startPlainAsterisk('bare', system, bareDial);
  afterwards(() => bare.asterisk.stop());
  const ownFiles = await startPlainAsterisk('own-files', system, withoutListeners);
  afterwards(() => ownFiles.asterisk.stop());

  const ways: Way[] = [
    { name: 'ours', sipServer: system.sipServers.udp, pids: await system.pids() },
    { name: 'bare', sipServer: bare.sipServer, pids: { asterisk: bare.asterisk.pid } },
    { name: 'our files alone', sipServer: ownFiles.sipServer, pids: { asterisk: ownFiles.asterisk.pid } },
  ];
  for (const { sipServer } of ways) {
    const phones = await answerCalls(sipServer, everybody.slice(phonesOnEachSide));
    afterwards(() => phones.stop());
  }
  const samples = await run(ways, everybody);
  console.log(`load after: ${loadWords()}`);
  report(samples);
});
