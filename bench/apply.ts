/**
 * How soon an edit is live: from sending the PATCH to the portal until Asterisk itself, asked over its manager interface,
 * names the new value; with 100, 1,000 and 10,000 extensions, and with calls running, which are counted again afterwards.
 */
import { parseArgs } from 'node:util';
import { type Ami, connectAmi } from '@flexpbx/asterisk';
import type { Extension } from '@flexpbx/domain';
import type { PortalSession } from '@flexpbx/e2e/portal-session';
import type { TestSystem } from '@flexpbx/e2e/system';
import { readAsteriskAccess, silentLogger } from '@flexpbx/runtime';
import { type Afterwards, cleaningUp } from './parts/clean-up.ts';
import { extensions } from './parts/extensions.ts';
import { databaseUnderTest, startFilledSystem } from './parts/filled-system.ts';
import { printFigures, printTable, tell } from './parts/report.ts';
import { answerCalls, holdCalls } from './parts/sipp.ts';
import { median, rounded } from './parts/statistics.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({
  options: { edits: { type: 'string', default: '9' }, sizes: { type: 'string', default: '100,1000,10000' } },
});
const edits = Number(options.edits);
const sizes = options.sizes.split(',').map(Number);
const runningCalls = 10;
/** Behind the numbers the system begins with. */
const freshNumbers = 30_000;
const editTimeoutMs = 60_000;
const lookAgainMs = 5;

/** Edits at one size. */
interface Outcome {
  readonly size: number;
  readonly renamedMs: readonly number[];
  readonly createdMs: readonly number[];
  readonly callsCut: number;
}

/** Asks Asterisk until it says what is wanted; how long after `begun` that was, in ms. */
async function seenLive(begun: number, isLive: () => Promise<boolean>): Promise<number> {
  while (!(await isLive())) {
    if (performance.now() - begun > editTimeoutMs) throw new Error(`not live after ${editTimeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  return performance.now() - begun;
}

async function callerIdOf(ami: Ami, number: string): Promise<string> {
  try {
    return (await ami.showEndpoint(number)).Callerid ?? '';
  } catch {
    return ''; // Not known yet.
  }
}

async function canBeDialled(ami: Ami, number: string): Promise<boolean> {
  return (await ami.showDialplan('extensions', number)).some(({ extension }) => extension === number);
}

/** The manager interface as configd uses it. */
async function askAsterisk({ environment, paths }: TestSystem): Promise<Ami> {
  const { amiConfiguration } = await readAsteriskAccess(paths.asteriskAccess);
  const signal = AbortSignal.timeout(editTimeoutMs);
  const port = environment.ports.ami;
  return connectAmi({ host: '127.0.0.1', port, ...amiConfiguration, events: [], logger: silentLogger, signal });
}

/** Lets the first extensions call the next ones, and resolves when all of them talk. */
async function holdRunningCalls(
  ami: Ami,
  server: string,
  everybody: readonly Extension[],
  afterwards: Afterwards,
): Promise<void> {
  const ringing = everybody.slice(runningCalls, 2 * runningCalls);
  const phones = await answerCalls(server, ringing);
  afterwards(() => phones.stop());
  const callers = everybody.slice(0, runningCalls);
  const called = ringing.map(({ number }) => number);
  const held = await holdCalls({ server, callers, called, callsPerSecond: 10, calls: runningCalls });
  afterwards(() => held.drop());
  await seenLive(performance.now(), async () => {
    const joined = (await ami.coreShowChannels()).filter(({ bridgeId }) => bridgeId !== '');
    return joined.length === 2 * runningCalls;
  });
}

/** One edit of each kind; resolves when the second one counts as applied, so that no edit waits for another. */
async function edit(
  admin: PortalSession,
  ami: Ami,
  { number, nth }: { number: string; nth: number },
): Promise<{ renamedMs: number; createdMs: number }> {
  const name = `Renamed ${nth}`;
  const renaming = performance.now();
  await admin.call('changeExtension', { params: { number }, body: { name } });
  const renamedMs = await seenLive(renaming, async () => (await callerIdOf(ami, number)).includes(name));
  const fresh = String(freshNumbers + nth);
  const creating = performance.now();
  await admin.call('createExtension', { body: { number: fresh, name: `New ${nth}` } });
  const createdMs = await seenLive(
    creating,
    async () => (await callerIdOf(ami, fresh)) !== '' && (await canBeDialled(ami, fresh)),
  );
  await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
  return { renamedMs, createdMs };
}

function measure(size: number): Promise<Outcome> {
  return cleaningUp(async (afterwards) => {
    const everybody = extensions(size);
    const system = await startFilledSystem(everybody);
    afterwards(() => system.remove());
    const admin = await system.signInAsAdmin();
    const ami = await askAsterisk(system);
    afterwards(() => ami.close());
    await holdRunningCalls(ami, system.sipServers.udp, everybody, afterwards);
    const channels = async (): Promise<string[]> => (await ami.coreShowChannels()).map(({ id }) => id);
    const before = await channels();
    const took: Awaited<ReturnType<typeof edit>>[] = [];
    for (let nth = 1; nth <= edits; nth++) {
      const one = await edit(admin, ami, { number: everybody.at(-nth)?.number ?? '', nth });
      took.push(one);
      tell(`${size}: renamed in ${rounded(one.renamedMs, 0)} ms, created in ${rounded(one.createdMs, 0)} ms`);
    }
    const after = new Set(await channels());
    // A call is two channels; losing one of them cuts it.
    const callsCut = Math.ceil(before.filter((id) => !after.has(id)).length / 2);
    const [renamedMs, createdMs] = [took.map((one) => one.renamedMs), took.map((one) => one.createdMs)];
    return { size, renamedMs, createdMs, callsCut };
  });
}

await printSurroundings(databaseUnderTest().name);
const outcomes: Outcome[] = [];
for (const size of sizes) outcomes.push(await measure(size));
console.log(`load after: ${loadWords()}`);
printTable(
  `PATCH sent → seen in Asterisk, ms, ${edits} edits each, ${runningCalls} calls running`,
  outcomes.map(({ size, renamedMs, createdMs, callsCut }) => ({
    extensions: size,
    'rename p50': rounded(median(renamedMs), 0),
    'rename max': rounded(Math.max(...renamedMs), 0),
    'create p50': rounded(median(createdMs), 0),
    'create max': rounded(Math.max(...createdMs), 0),
    'calls cut': callsCut,
  })),
);
printFigures('apply', {
  ...Object.fromEntries(outcomes.map(({ size, renamedMs }) => [`live_ms_${size}`, rounded(median(renamedMs), 0)])),
  ...Object.fromEntries(outcomes.map(({ size, createdMs }) => [`created_ms_${size}`, rounded(median(createdMs), 0)])),
  calls_cut: outcomes.reduce((sum, { callsCut }) => sum + callsCut, 0),
});
