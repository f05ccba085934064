/**
 * What a direct call costs: through the whole product, and through an Asterisk with the same modules, endpoints and phones
 * but one line of dialplan and nothing of ours beside it.
 *
 * - `cpu_ratio` is that of a **conversation**: sound both ways for a minute, through Asterisk on both ways. A business call
 *   lasts three minutes on average; one minute makes our part three times as big as it is.
 * - `setup_cpu_ratio` is that of the rest: calls that are set up, held for two seconds without any sound and ended, many a
 *   second. It shows what we cost a call whatever its length.
 * - `laden_cpu_ratio` is that of conversations where more is asked of us: every other one goes out by a trunk, the others to
 *   phones that have a forward set, and the lamps of all phones are watched. The bare one dials the same and has no lamps.
 *
 * A third Asterisk has our files but nothing connected to it: what it costs more than the bare one is the files' doing, the
 * rest our processes'. What these do at rest counts as well, for as long as the calls take. docs/adr/0008 has figures.
 */
import { parseArgs } from 'node:util';
import { type Extension, statesOf } from '@flexpbx/domain';
import { askAsterisk } from '@flexpbx/e2e/asterisk-console';
import type { TestSystem } from '@flexpbx/e2e/system';
import { CallFigures, type CallPlan, type Sample, sampleCalls, type Way } from './parts/call-samples.ts';
import { cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { changeBehind, databaseUnderTest, startFilledSystem } from './parts/filled-system.ts';
import { bareDial, type PlainAsterisk, startPlainAsterisk, withoutListeners } from './parts/plain-asterisk.ts';
import { printFigures, printTable, tell } from './parts/report.ts';
import { answerCalls, type LampField, watchLamps } from './parts/sipp.ts';
import { rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';
import { layTrunk, outsideNumbers, startTelephoneCompany } from './parts/telephone-company.ts';
import { until } from './parts/until.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    rate: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '10' },
    conversations: { type: 'string', default: '100' },
    talk: { type: 'string', default: '60' },
    'talk-rounds': { type: 'string', default: '3' },
  },
});
const setUps: CallPlan = {
  calls: Number(options.rate) * Number(options.seconds),
  callsPerSecond: Number(options.rate),
  holdMs: 2_000,
  withSound: false,
};
const conversations: CallPlan = {
  calls: Number(options.conversations),
  callsPerSecond: 10,
  holdMs: Number(options.talk) * 1_000,
  withSound: true,
};
/** Enough for each to be in one conversation only. */
const phonesOnEachSide = Math.max(50, conversations.calls);

/** Who calls whom. */
interface Calling {
  readonly callers: readonly Extension[];
  readonly called: readonly string[];
}

/** Each round takes every way once, one after the other: what drifts on the machine meets all of them. */
async function inTurn(ways: readonly Way[], { callers, called }: Calling, plan: CallPlan, rounds: number) {
  const samples: Sample[][] = [];
  for (let round = 1; round <= rounds; round++) {
    tell(`Set-up, round ${round} of ${rounds}`);
    const taken: Sample[] = [];
    for (const way of ways) taken.push(await sampleCalls(way, callers, called, plan));
    samples.push(taken);
  }
  return new CallFigures(samples);
}

/** Each round takes all ways at the same time: in the minutes it lasts, whatever else the machine does meets all alike. */
async function together(ways: readonly Way[], { callers, called }: Calling, plan: CallPlan, rounds: number) {
  const samples: Sample[][] = [];
  for (let round = 1; round <= rounds; round++) {
    tell(`Conversations, round ${round} of ${rounds}`);
    samples.push(await Promise.all(ways.map((way) => sampleCalls(way, callers, called, plan))));
  }
  return new CallFigures(samples);
}

function describe({ calls, callsPerSecond, holdMs, withSound }: CallPlan): string {
  const sound = withSound ? 'G.711 both ways' : 'no sound';
  return `${calls} calls, ${callsPerSecond} more each second, held ${holdMs / 1000} s, ${sound}; medians`;
}

function printWays(plan: CallPlan, figures: CallFigures): void {
  printTable(
    describe(plan),
    figures.ways.map((way) => ({
      way,
      'CPU ms/call': rounded(figures.cpu(way, null), 2),
      'Asterisk alone': rounded(figures.cpu(way, 'asterisk'), 2),
      'CPU ratio': rounded(figures.ratio(way, 'bare', null), 3),
      'ring ms p50': rounded(figures.ring(way, 0.5), 2),
      'ring ms p95': rounded(figures.ring(way, 0.95), 2),
    })),
  );
}

function report(setUp: CallFigures, talk: CallFigures, laden: CallFigures): void {
  printWays(setUps, setUp);
  printWays(conversations, talk);
  console.log('\nWith a trunk, forwards and lamps:');
  printWays(conversations, laden);
  printTable(
    'Ours by process, CPU ms a call',
    setUp.processesOf('ours').map((process) => ({
      process,
      'set-up': rounded(setUp.cpu('ours', process), 3),
      conversation: rounded(talk.cpu('ours', process), 3),
      laden: rounded(laden.cpu('ours', process), 3),
    })),
  );
  const secondsMore = (conversations.holdMs - setUps.holdMs) / 1_000;
  printFigures('call', {
    cpu_ratio: rounded(talk.ratio('ours', 'bare', null), 3),
    ring_delay_ms: rounded(setUp.ring('ours', 0.5) - setUp.ring('bare', 0.5), 2),
    talk_seconds: conversations.holdMs / 1_000,
    cpu_ratio_asterisk: rounded(talk.ratio('ours', 'bare', 'asterisk'), 3),
    cpu_ms: rounded(talk.cpu('ours', null), 2),
    cpu_ms_bare: rounded(talk.cpu('bare', null), 2),
    cpu_ms_talk_second_bare: rounded((talk.cpu('bare', null) - setUp.cpu('bare', null)) / secondsMore, 3),
    setup_cpu_ratio: rounded(setUp.ratio('ours', 'bare', null), 3),
    setup_cpu_ratio_asterisk: rounded(setUp.ratio('ours', 'bare', 'asterisk'), 3),
    setup_cpu_ms: rounded(setUp.cpu('ours', null), 2),
    setup_cpu_ms_bare: rounded(setUp.cpu('bare', null), 2),
    laden_cpu_ratio: rounded(laden.ratio('ours', 'bare', null), 3),
    laden_cpu_ratio_asterisk: rounded(laden.ratio('ours', 'bare', 'asterisk'), 3),
    laden_cpu_ms: rounded(laden.cpu('ours', null), 2),
    laden_cpu_ms_bare: rounded(laden.cpu('bare', null), 2),
  });
}

function plainWay(name: string, { asterisk, sipServer }: PlainAsterisk): Way {
  return { name, sipServer, pids: { asterisk: asterisk.pid }, console: (command) => asterisk.cli(command) };
}

/** Lets every phone have a forward for when nobody answers, and watches the lamps of all. */
async function watchAll(system: TestSystem, everybody: readonly Extension[]): Promise<LampField> {
  const numbers = everybody.map(({ number }) => number);
  const [watcher] = everybody;
  if (!watcher) throw new Error('nobody is there to watch lamps');
  const forwards = numbers.map((number) => statesOf(number, { forward_no_answer: watcher.number }));
  await changeBehind(system, ({ dialledStates }) =>
    dialledStates.change('handling', Object.assign({}, ...forwards), 'bench'),
  );
  const field = await watchLamps(system.sipServers.udp, watcher, numbers);
  await until('every lamp is watched and every forward known', async () => {
    const subscriptions = await askAsterisk(system, 'pjsip show subscriptions inbound');
    const forwarded = await askAsterisk(system, 'database show flexpbx-handled');
    return subscriptions.includes(`${numbers.length} active`) && forwarded.includes(`${numbers.length} results`);
  });
  return field;
}

await cleaningUp(async (afterwards) => {
  const everybody = extensions(2 * phonesOnEachSide).map((one) => ({ ...one, allowExternal: true }));
  const callers = everybody.slice(0, phonesOnEachSide);
  const phones = everybody.slice(phonesOnEachSide);
  const inside = phones.map(({ number }) => number);
  await printSurroundings(databaseUnderTest().name);
  const system = await startFilledSystem(everybody);
  afterwards(() => system.remove());
  const company = await startTelephoneCompany();
  afterwards(() => company.stop());
  await changeBehind(system, (database) => layTrunk(database, company));
  const bare = await startPlainAsterisk('bare', system, bareDial);
  afterwards(() => bare.asterisk.stop());
  const ownFiles = await startPlainAsterisk('own-files', system, withoutListeners);
  afterwards(() => ownFiles.asterisk.stop());

  const ours: Way = {
    name: 'ours',
    sipServer: system.sipServers.udp,
    pids: await system.pids(),
    console: (command) => askAsterisk(system, command),
  };
  const compared = [ours, plainWay('bare', bare)];
  const ways = [...compared, plainWay('our files alone', ownFiles)];
  for (const { sipServer } of ways) {
    const answering = await answerCalls(sipServer, phones);
    afterwards(() => answering.stop());
  }
  tell('Warming up: Node compiles what it runs often, and Asterisk gets its memory');
  const direct: Calling = { callers, called: inside };
  await inTurn(ways, direct, setUps, 1);
  const setUp = await inTurn(ways, direct, setUps, Number(options.rounds));
  const talk = await together(compared, direct, conversations, Number(options['talk-rounds']));

  tell('A forward at every phone, and every lamp watched');
  const lamps = await watchAll(system, everybody);
  afterwards(() => lamps.stop());
  const outside = outsideNumbers(inside.length);
  const mixed = inside.map((number, index) => (index % 2 === 0 ? number : (outside[index] ?? number)));
  const laden = await together(compared, { callers, called: mixed }, conversations, Number(options['talk-rounds']));
  console.log(`load after: ${loadWords()}`);
  report(setUp, talk, laden);
});
