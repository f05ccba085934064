/**
 * How soon a free agent has the next caller: our queue against Asterisk's app_queue, each with the same phones, agents, callers and
 * music, in the same run by turns.
 *
 * - `gap_ratio_1`, `gap_ratio_50`: median time from an agent's BYE to the next INVITE at that agent's phone, ours divided by theirs,
 *   with 1 agent and 20 callers, and with 50 agents and 200 callers. Below 1: ours is sooner. `gap_p99_ratio_50` is the same of the
 *   99th percentile.
 * - `cpu_ratio`: CPU of all processes a call, ours divided by theirs, with 50 agents; `cpu_ratio_asterisk`: of the Asterisks alone.
 *
 * Both serve their callers once before anything counts: Node compiles what it runs often, and until then a call costs half as much
 * again. A switchboard runs for weeks.
 */
import { parseArgs } from 'node:util';
import { type Extension, thingKinds } from '@flexpbx/domain';
import { agentGaps } from './parts/agent-gaps.ts';
import { cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { changeBehind, databaseUnderTest, startFilledSystem } from './parts/filled-system.ts';
import { type ConfigurationFiles, startPlainAsterisk, withoutListeners } from './parts/plain-asterisk.ts';
import { cpuOf } from './parts/process-cost.ts';
import { printFigures, printTable, tell } from './parts/report.ts';
import { takeCalls, waitInLine } from './parts/sipp.ts';
import { median, percentile, rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const rounds = Number(options.rounds);

/** Who takes calls and how many come. */
const shapes = [
  { queue: '8001', agents: 1, calls: 20, callsPerSecond: 20, talkMs: 500 },
  { queue: '8002', agents: 50, calls: 200, callsPerSecond: 50, talkMs: 4_000 },
] as const;

type Shape = (typeof shapes)[number];

/** One of the two ways, and what it takes. */
interface Way {
  readonly name: string;
  readonly sipServer: string;
  readonly pids: () => Promise<Readonly<Record<string, number>>>;
}

interface Sample {
  readonly gaps: readonly number[];
  /** A call, of all processes. */
  readonly cpuMs: number;
  /** Of it, Asterisk's. */
  readonly asteriskMs: number;
}

const phones = extensions(250);
const agentsOf = ({ agents }: Shape): readonly Extension[] => phones.slice(0, agents);
const callers = phones.slice(50);

/** The queues with the same agents, as app_queue has them. */
function withAppQueue(files: ConfigurationFiles): ConfigurationFiles {
  const queue = (shape: Shape) =>
    [
      `[${shape.queue}]`,
      ...['strategy = rrmemory', 'autofill = yes', 'ringinuse = no', 'timeout = 20', 'retry = 1', 'wrapuptime = 0'],
      ...agentsOf(shape).map(({ number }) => `member => PJSIP/${number}`),
    ].join('\n');
  const dialplan = shapes.map(({ queue }) => `exten => ${queue},1,Answer()\n same => n,Queue(${queue})\n`).join('');
  return {
    ...withoutListeners(files),
    'modules.conf': `${files['modules.conf'] ?? ''}\nload = app_queue.so\n`,
    'queues.conf': `[general]\npersistentmembers = no\n${shapes.map(queue).join('\n')}\n`,
    'extensions.conf': `[from-extension]\n${dialplan}`,
  };
}

async function sample(way: Way, shape: Shape): Promise<Sample> {
  const agents = await takeCalls(way.sipServer, agentsOf(shape), shape.talkMs);
  try {
    const before = cpuOf(await way.pids());
    const { calls, callsPerSecond, queue } = shape;
    const load = { server: way.sipServer, callers, called: [queue], calls, callsPerSecond };
    const { succeeded, complaints } = await waitInLine(load);
    if (succeeded !== calls) throw new Error(`${way.name}: only ${succeeded} of ${calls} were served:\n${complaints}`);
    const after = cpuOf(await way.pids());
    const used = Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / calls] as const);
    const gaps = agentGaps(await agents.messages());
    const cpuMs = used.reduce((sum, [, ms]) => sum + ms, 0);
    const shares = used.map(([name, ms]) => `${name} ${rounded(ms, 1)}`).join(', ');
    tell(
      `${way.name}, ${shape.agents} agents: ${gaps.length} gaps, median ${rounded(median(gaps), 1)} ms, p99 ${rounded(percentile(gaps, 0.99), 1)} ms, ${rounded(cpuMs, 1)} ms CPU a call (${shares}); load ${loadWords()}`,
    );
    const asteriskMs = used.reduce((sum, [name, ms]) => (name === 'asterisk' ? sum + ms : sum), 0);
    return { gaps, cpuMs, asteriskMs };
  } finally {
    await agents.stop();
  }
}

await cleaningUp(async (afterwards) => {
  await printSurroundings(databaseUnderTest().name);
  const system = await startFilledSystem(phones);
  afterwards(() => system.remove());
  await changeBehind(system, async ({ things }) => {
    for (const shape of shapes) {
      const agents = agentsOf(shape).map(({ number: extension }) => ({ extension, always: true }));
      const settings = { strategy: 'round_robin', announce_position: false, missed_before_pause: 0 };
      const queue = { number: shape.queue, name: `Queue ${shape.queue}`, agents, ...settings };
      await things.create('queue', thingKinds.queue.schema.parse(queue), 'bench');
    }
  });
  const plain = await startPlainAsterisk('app-queue', system, withAppQueue);
  afterwards(() => plain.asterisk.stop());
  const ours: Way = { name: 'ours', sipServer: system.sipServers.udp, pids: () => system.pids() };
  const theirs: Way = {
    name: 'app_queue',
    sipServer: plain.sipServer,
    pids: async () => ({ asterisk: plain.asterisk.pid }),
  };

  tell('Warming up');
  const [, many] = shapes;
  for (const way of [ours, theirs]) await sample(way, many);
  const samples = new Map<string, Sample[]>();
  for (let round = 1; round <= rounds; round++) {
    for (const shape of shapes) {
      for (const way of [ours, theirs]) {
        const key = keyOf(way, shape);
        samples.set(key, [...(samples.get(key) ?? []), await sample(way, shape)]);
      }
    }
  }
  report(samples, ours, theirs);
});

function keyOf({ name }: Way, { agents }: Shape): string {
  return `${name} ${agents}`;
}

function report(samples: ReadonlyMap<string, readonly Sample[]>, ours: Way, theirs: Way): void {
  const gapsOf = (way: Way, shape: Shape) => (samples.get(keyOf(way, shape)) ?? []).flatMap(({ gaps }) => gaps);
  const medianOf = (way: Way, shape: Shape, of: (one: Sample) => number) =>
    median((samples.get(keyOf(way, shape)) ?? []).map(of));
  const cpuOfWay = (way: Way, shape: Shape) => medianOf(way, shape, ({ cpuMs }) => cpuMs);
  printTable(
    'From an agent’s hanging up to the next ringing',
    shapes.flatMap((shape) =>
      [ours, theirs].map((way) => ({
        way: way.name,
        agents: shape.agents,
        callers: shape.calls,
        'median ms': rounded(median(gapsOf(way, shape)), 1),
        'p99 ms': rounded(percentile(gapsOf(way, shape), 0.99), 1),
        'CPU ms a call': rounded(cpuOfWay(way, shape), 1),
      })),
    ),
  );
  const ratio = (of: (way: Way) => number) => rounded(of(ours) / of(theirs), 3);
  const [alone, many] = shapes;
  printFigures('queue', {
    gap_ratio_1: ratio((way) => median(gapsOf(way, alone))),
    gap_ratio_50: ratio((way) => median(gapsOf(way, many))),
    gap_p99_ratio_50: ratio((way) => percentile(gapsOf(way, many), 0.99)),
    cpu_ratio: ratio((way) => cpuOfWay(way, many)),
    cpu_ratio_asterisk: ratio((way) => medianOf(way, many, ({ asteriskMs }) => asteriskMs)),
    rounds,
  });
}
