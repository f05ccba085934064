/**
 * How soon a free agent has the next caller: our queue against Asterisk's app_queue, each with the same phones, agents, callers and
 * music, in the same run by turns.
 *
 * - `gap_ratio_1`, `gap_ratio_50`: median time from an agent's BYE to the next INVITE at that agent's phone, ours divided by theirs,
 *   with 1 agent and 20 callers, and with 50 agents and 200 callers. Below 1: ours is sooner. `gap_p99_ratio_50` is the same of the
 *   99th percentile.
 * - `cpu_ratio`: CPU of all processes a call, ours divided by theirs, where calls are what calls of a queue are: 50 agents, each
 *   talks for a minute, as many callers again hear music meanwhile, and all send sound. Both at the same time, compared within
 *   each round. `cpu_ratio_asterisk`: of the Asterisks alone.
 * - `setup_cpu_ratio`: the same of the rest: the 200 calls of the gaps, of four seconds and without a sound from the phones.
 *
 * Both serve their callers once before anything counts: Node compiles what it runs often, and until then a call costs half as much
 * again. A switchboard runs for weeks.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Extension, thingKinds } from '@flexpbx/domain';
import { askAsterisk } from '@flexpbx/e2e/asterisk-console';
import { agentGaps } from './parts/agent-gaps.ts';
import { CallFigures, type Sample, type Way } from './parts/call-samples.ts';
import { cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { changeBehind, databaseUnderTest, startFilledSystem } from './parts/filled-system.ts';
import { type ConfigurationFiles, startPlainAsterisk, withoutListeners } from './parts/plain-asterisk.ts';
import { cpuOf } from './parts/process-cost.ts';
import { printFigures, printTable, tell } from './parts/report.ts';
import { takeCalls, waitInLine } from './parts/sipp.ts';
import { requireSound } from './parts/sound-flow.ts';
import { median, percentile, rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, talk: { type: 'string', default: '60' } },
});
const rounds = Number(options.rounds);

/** Who takes calls and how many come. */
interface Shape {
  readonly queue: string;
  readonly agents: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  readonly talkMs: number;
  /** Callers and agents send G.711 all the time; there are twice as many callers as agents. */
  readonly withSound: boolean;
}

const one: Shape = { queue: '8001', agents: 1, calls: 20, callsPerSecond: 20, talkMs: 500, withSound: false };
const many: Shape = { queue: '8002', agents: 50, calls: 200, callsPerSecond: 50, talkMs: 4_000, withSound: false };
const conversations: Shape = {
  ...many,
  ...{ calls: 2 * many.agents, callsPerSecond: 10, talkMs: Number(options.talk) * 1_000, withSound: true },
};
/** Before the first of them end. */
const listenBeforeEndMs = 1_000;

/** One of the two ways, and what it takes. */
interface QueueWay extends Omit<Way, 'pids'> {
  readonly pids: () => Promise<Way['pids']>;
}

/** How a load of callers was served. */
interface Served extends Sample {
  readonly gaps: readonly number[];
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
  const dialplan = [one, many]
    .map(({ queue }) => `exten => ${queue},1,Answer()\n same => n,Queue(${queue})\n`)
    .join('');
  return {
    ...withoutListeners(files),
    'modules.conf': `${files['modules.conf'] ?? ''}\nload = app_queue.so\n`,
    'queues.conf': `[general]\npersistentmembers = no\n${[one, many].map(queue).join('\n')}\n`,
    'extensions.conf': `[from-extension]\n${dialplan}`,
  };
}

async function serve(way: QueueWay, shape: Shape): Promise<Served> {
  const agents = await takeCalls(way.sipServer, agentsOf(shape), shape.talkMs);
  try {
    const before = cpuOf(await way.pids());
    const { calls, callsPerSecond, queue, withSound } = shape;
    const load = { server: way.sipServer, callers, called: [queue], calls, callsPerSecond, withSound };
    const [{ succeeded, complaints }] = await Promise.all([waitInLine(load), withSound ? listen(way, shape) : null]);
    if (succeeded !== calls) throw new Error(`${way.name}: only ${succeeded} of ${calls} were served:\n${complaints}`);
    const after = cpuOf(await way.pids());
    const cpuMs = Object.fromEntries(
      Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / calls]),
    );
    const gaps = agentGaps(await agents.messages());
    const shares = Object.entries(cpuMs).map(([name, ms]) => `${name} ${rounded(ms, 1)}`);
    tell(
      `${way.name}, ${shape.agents} agents: ${gaps.length} gaps, median ${rounded(median(gaps), 1)} ms, p99 ${rounded(percentile(gaps, 0.99), 1)} ms; CPU ms a call: ${shares.join(', ')}; load ${loadWords()}`,
    );
    return { way: way.name, cpuMs, ringMs: [], gaps };
  } finally {
    await agents.stop();
  }
}

/** Throws unless every agent talks with a caller, the others wait, and all of them are heard. */
async function listen({ console }: QueueWay, { agents, calls, talkMs }: Shape): Promise<void> {
  await pause(talkMs - listenBeforeEndMs);
  await requireSound(console, agents + calls);
}

await cleaningUp(async (afterwards) => {
  await printSurroundings(databaseUnderTest().name);
  const system = await startFilledSystem(phones);
  afterwards(() => system.remove());
  await changeBehind(system, async ({ things }) => {
    for (const shape of [one, many]) {
      const agents = agentsOf(shape).map(({ number: extension }) => ({ extension, always: true }));
      const settings = { strategy: 'round_robin', announce_position: false, missed_before_pause: 0 };
      const queue = { number: shape.queue, name: `Queue ${shape.queue}`, agents, ...settings };
      await things.create('queue', thingKinds.queue.schema.parse(queue), 'bench');
    }
  });
  const plain = await startPlainAsterisk('app-queue', system, withAppQueue);
  afterwards(() => plain.asterisk.stop());
  const ways: QueueWay[] = [
    {
      name: 'ours',
      sipServer: system.sipServers.udp,
      pids: () => system.pids(),
      console: (command) => askAsterisk(system, command),
    },
    {
      name: 'app_queue',
      sipServer: plain.sipServer,
      pids: async () => ({ asterisk: plain.asterisk.pid }),
      console: (command) => plain.asterisk.cli(command),
    },
  ];

  tell('Warming up');
  await inTurn(ways, many);
  const served = { one: [] as Served[][], many: [] as Served[][], conversations: [] as Served[][] };
  for (let round = 1; round <= rounds; round++) {
    tell(`Round ${round} of ${rounds}`);
    served.one.push(await inTurn(ways, one));
    served.many.push(await inTurn(ways, many));
    served.conversations.push(await Promise.all(ways.map((way) => serve(way, conversations))));
  }
  report(served);
});

/** One way after the other: an agent's gap is a matter of milliseconds. */
async function inTurn(ways: readonly QueueWay[], shape: Shape): Promise<Served[]> {
  const served: Served[] = [];
  for (const way of ways) served.push(await serve(way, shape));
  return served;
}

function report(served: Readonly<Record<'one' | 'many' | 'conversations', readonly (readonly Served[])[]>>): void {
  const gaps = (shape: 'one' | 'many', way: string) =>
    served[shape].flat().flatMap((sample) => (sample.way === way ? sample.gaps : []));
  const setUp = new CallFigures(served.many);
  const talk = new CallFigures(served.conversations);
  printTable(
    'From an agent’s hanging up to the next ringing',
    (['one', 'many'] as const).flatMap((shape) =>
      setUp.ways.map((way) => ({
        way,
        agents: { one, many }[shape].agents,
        callers: { one, many }[shape].calls,
        'median ms': rounded(median(gaps(shape, way)), 1),
        'p99 ms': rounded(percentile(gaps(shape, way), 0.99), 1),
      })),
    ),
  );
  printTable(
    `CPU ms a call: set up and ended, and with ${conversations.talkMs / 1_000} s of talk`,
    setUp.ways.flatMap((way) =>
      [null, ...setUp.processesOf(way)].map((process) => ({
        way,
        process: process ?? 'all',
        'set-up': rounded(setUp.cpu(way, process), 2),
        conversation: rounded(talk.cpu(way, process), 2),
      })),
    ),
  );
  const gapRatio = (shape: 'one' | 'many', of: (gaps: readonly number[]) => number) =>
    rounded(of(gaps(shape, 'ours')) / of(gaps(shape, 'app_queue')), 3);
  const cpuRatio = (figures: CallFigures, process: string | null) =>
    rounded(figures.ratio('ours', 'app_queue', process), 3);
  printFigures('queue', {
    gap_ratio_1: gapRatio('one', median),
    gap_ratio_50: gapRatio('many', median),
    gap_p99_ratio_50: gapRatio('many', (all) => percentile(all, 0.99)),
    cpu_ratio: cpuRatio(talk, null),
    talk_seconds: conversations.talkMs / 1_000,
    cpu_ratio_asterisk: cpuRatio(talk, 'asterisk'),
    setup_cpu_ratio: cpuRatio(setUp, null),
    setup_cpu_ratio_asterisk: cpuRatio(setUp, 'asterisk'),
    rounds,
  });
}
