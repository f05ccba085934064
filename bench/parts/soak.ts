import { readdir } from 'node:fs/promises';
import { type Database, openDatabase } from '@flexpbx/db';
import { thingKinds } from '@flexpbx/domain';
import { askAsterisk } from '@flexpbx/e2e/asterisk-console';
import { complaints } from '@flexpbx/e2e/log-lines';
import type { TestSystem } from '@flexpbx/e2e/system';
import { silentLogger } from '@flexpbx/runtime';
import { openVoicemailSpool } from '@flexpbx/voicemail-spool';
import { cleaningUp } from './clean-up.ts';
import { extensions } from './extensions.ts';
import { changeBehind, startFilledSystem } from './filled-system.ts';
import { memoryOf } from './process-cost.ts';
import { type LoadResult, makeCalls, takeCalls, waitInLine } from './sipp.ts';
import { until } from './until.ts';

const menu = '700';
const queue = '8001';
const callerCount = 50;
/** A mailbox holds a hundred. */
const messagesInMailbox = 80;
const talkMs = 4_000;
/** The greeting takes 21 s; then callers speak. */
const messageMs = 25_000;
const menuMs = 3_000;

/** How much is called for how long. */
export interface SoakPlan {
  readonly callsPerSecond: number;
  readonly seconds: number;
}

/** What came of it. All that was left over, lost or complained of is counted, and should be 0. */
export interface SoakFigures {
  readonly calls: number;
  readonly failed: number;
  readonly missing_records: number;
  readonly missing_messages: number;
  readonly missing_queue_calls: number;
  /** Calls of the queue without exactly one end. */
  readonly unended_queue_calls: number;
  /** Calls that programs were not told the beginning and the end of. */
  readonly missing_events: number;
  /** Channels, bridges, messages begun and recordings that lie about, all calls over. */
  readonly left_over: number;
  /** Channels that are over and stay in Asterisk's list, by a fault of Asterisk's. */
  readonly asterisk_ghosts: number;
  readonly complaints: readonly string[];
  /** Growth from the time everything was warm to the end. */
  readonly pbx_growth_mb: number;
  readonly asterisk_growth_mb: number;
}

/** Three in five calls go to a menu, one in five to a queue, one in five leaves a message; each way has its own phones. */
export async function soak({ callsPerSecond, seconds }: SoakPlan): Promise<SoakFigures> {
  const rates = { menu: callsPerSecond * 0.6, queue: callsPerSecond * 0.2, mailbox: callsPerSecond * 0.2 };
  const callsOf = (rate: number) => Math.round(rate * seconds);
  // Each caller of the queue is talked with for a while, and a third of the agents may be between two calls.
  const agentCount = Math.max(4, Math.ceil((rates.queue * talkMs * 1.5) / 1_000));
  const mailboxCount = Math.max(10, Math.ceil(callsOf(rates.mailbox) / messagesInMailbox));
  const everybody = extensions(callerCount + agentCount + mailboxCount);
  const callers = everybody.slice(0, callerCount);
  const agents = everybody.slice(callerCount, callerCount + agentCount);
  const mailboxes = everybody.slice(callerCount + agentCount).map(({ number }) => number);

  return cleaningUp(async (afterwards) => {
    const system = await startFilledSystem(everybody);
    afterwards(() => system.remove());
    const database = await openDatabase(system.environment, silentLogger);
    afterwards(() => database.close());
    await changeBehind(system, (behind) =>
      furnish(
        behind,
        agents.map(({ number }) => number),
      ),
    );
    const { udp: server } = system.sipServers;
    const phones = await takeCalls(server, agents, talkMs);
    afterwards(() => phones.stop());

    const all = { server, callers, withSound: false };
    const load = (rate: number) => ({ callsPerSecond: rate, calls: callsOf(rate) });
    const warm = growthOf(system, (seconds * 1_000) / 3);
    const results = await Promise.all([
      makeCalls({ ...all, ...load(rates.menu), called: [menu], holdMs: menuMs }),
      waitInLine({ ...all, ...load(rates.queue), called: [queue] }),
      makeCalls({ ...all, ...load(rates.mailbox), called: mailboxes, holdMs: messageMs, withSound: true }),
    ]);
    const [, queued, left] = results.map(({ succeeded }) => succeeded);
    const calls = results.reduce((sum, { succeeded }) => sum + succeeded, 0);
    await allOver(system, database, calls);
    return {
      calls,
      failed: results.reduce((sum: number, { failed }: LoadResult) => sum + failed, 0),
      ...(await missing(system, database, { calls, queued: queued ?? 0, messages: left ?? 0 })),
      left_over: await leftOver(system),
      asterisk_ghosts: (await channels(system)).filter(isGhost).length,
      // Who calls here speaks long enough.
      complaints: await complaints(system, ['a message was too short to be kept']),
      ...(await (
        await warm
      )()),
    };
  });
}

async function furnish({ things }: Database, agents: readonly string[]): Promise<void> {
  const greeting = { id: 'greeting', name: 'Greeting', source: { type: 'stock', sounds: ['demo-congrats'] } };
  await things.create('prompt', thingKinds.prompt.schema.parse(greeting), 'bench');
  const main = { id: 'main', name: 'Main', number: menu, greeting: 'greeting' };
  await things.create('menu', thingKinds.menu.schema.parse(main), 'bench');
  const members = agents.map((extension) => ({ extension, always: true }));
  const settings = { strategy: 'round_robin', announce_position: false, missed_before_pause: 0 };
  const waiting = { number: queue, name: 'Queue', agents: members, ...settings };
  await things.create('queue', thingKinds.queue.schema.parse(waiting), 'bench');
}

/** Memory of both after `warmUpMs`; the function answers by how much it has grown since. */
async function growthOf(system: TestSystem, warmUpMs: number) {
  const { pbx, asterisk } = await system.pids();
  if (pbx === undefined || asterisk === undefined) throw new Error('call control or Asterisk does not run');
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, warmUpMs);
  await promise;
  const before = [memoryOf(pbx).rssMb, memoryOf(asterisk).rssMb] as const;
  return async () => ({
    pbx_growth_mb: Math.round(memoryOf(pbx).rssMb - before[0]),
    asterisk_growth_mb: Math.round(memoryOf(asterisk).rssMb - before[1]),
  });
}

/** Records are written when calls end, and told of once they run no more. */
async function allOver(system: TestSystem, database: Database, calls: number): Promise<void> {
  const isOver = async () =>
    (await running(system)) === 0 &&
    (await database.liveCalls.list()).length === 0 &&
    (await countEvents(database, 'call.ended')) >= calls;
  // What does not end is counted below.
  await until('all calls are over and recorded', isOver).catch(() => {});
}

async function missing(
  { paths }: TestSystem,
  database: Database,
  made: { calls: number; queued: number; messages: number },
) {
  const always = { from: new Date(0), to: new Date(Date.now() + 60_000) };
  const { byOutcome } = await database.callRecords.totals(always);
  const records = Object.values(byOutcome).reduce((sum, count) => sum + count, 0);
  const inQueue = await database.queues.events(always, queue);
  const joined = new Set(inQueue.flatMap(({ callId, event }) => (event.kind === 'joined' ? [callId] : [])));
  const ends = inQueue.filter(({ event }) => ['answered', 'abandoned', 'overflowed'].includes(event.kind));
  const spool = openVoicemailSpool(paths.asterisk);
  const counts = await Promise.all((await spool.listMailboxes()).map(({ mailbox }) => spool.counts(mailbox)));
  const told = [await countEvents(database, 'call.started'), await countEvents(database, 'call.ended')];
  return {
    missing_records: made.calls - records,
    missing_messages: made.messages - counts.reduce((sum, count) => sum + count.new + count.old, 0),
    missing_queue_calls: made.queued - joined.size,
    unended_queue_calls: joined.size - new Set(ends.map(({ callId }) => callId)).size + (ends.length - joined.size),
    missing_events: told.reduce((sum, count) => sum + made.calls - count, 0),
  };
}

async function countEvents({ events }: Database, kind: string): Promise<number> {
  let count = 0;
  for (let after = 0; ; ) {
    const page = await events.list({ after, limit: 5_000 });
    count += page.filter(({ event }) => event.kind === kind).length;
    const last = page.at(-1);
    if (!last) return count;
    after = last.id;
  }
}

async function channels(system: TestSystem): Promise<string[]> {
  return (await askAsterisk(system, 'core show channels concise')).split('\n').filter(Boolean);
}

/** What stood in for an agent's leg and was left in the list by Asterisk (packages/asterisk/src/ami/answers.ts). */
function isGhost(channel: string): boolean {
  return channel.startsWith('Surrogate/');
}

async function running(system: TestSystem): Promise<number> {
  return (await channels(system)).filter((channel) => !isGhost(channel)).length;
}

async function leftOver(system: TestSystem): Promise<number> {
  const bridges = (await askAsterisk(system, 'bridge show all')).trim().split('\n').length - 1;
  const files = await readdir(system.paths.asterisk.recordings, { recursive: true, withFileTypes: true });
  return (await running(system)) + bridges + files.filter((entry) => entry.isFile()).length;
}
