import type { Extension } from '@flexpbx/domain';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Sample, Way } from './call-samples.ts';
import { cpuOf } from './process-cost.ts';
import { tell } from './report.ts';
import { makeCalls } from './sipp.ts';
import { rounded } from './statistics.ts';
import { loadWords } from './surroundings.ts';
import { until } from './until.ts';

/** One way a message can be taken, and the mailboxes it then lies in. */
export interface MessageWay extends Way {
  readonly spool: Pick<VoicemailSpool, 'listMailboxes' | 'counts'>;
}

/** What callers do: they hear the greeting to its end, speak until `holdMs` have passed since the answer, and hang up. */
export interface MessagePlan {
  readonly calls: number;
  readonly callsPerSecond: number;
  readonly holdMs: number;
}

/** These extensions leave messages in these mailboxes by one way. Throws when calls fail or a message is missing. */
export async function sampleMessages(
  way: MessageWay,
  callers: readonly Extension[],
  called: readonly string[],
  plan: MessagePlan,
): Promise<Sample> {
  const before = await messagesIn(way);
  const cpuBefore = cpuOf(way.pids);
  const load = await makeCalls({ ...plan, server: way.sipServer, callers, called, withSound: true });
  if (load.failed > 0) throw new Error(`${way.name}: ${load.failed} calls failed:\n${load.complaints}`);
  let found = 0;
  const isComplete = async () => {
    found = (await messagesIn(way)) - before;
    return found >= plan.calls;
  };
  await until(`${plan.calls} messages by ${way.name}`, isComplete).catch((fault) => {
    throw new Error(`${way.name} has ${found} of ${plan.calls} messages; the figures mean nothing`, { cause: fault });
  });
  const cpuAfter = cpuOf(way.pids);
  const cpuMs = Object.fromEntries(
    Object.entries(cpuAfter).map(([name, ms]) => [name, (ms - (cpuBefore[name] ?? 0)) / plan.calls]),
  );
  const all = Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);
  tell(`${way.name}: ${plan.calls} messages, ${rounded(all, 2)} ms CPU each; load ${loadWords()}`);
  return { way: way.name, cpuMs, ringMs: [] };
}

async function messagesIn({ spool }: MessageWay): Promise<number> {
  const boxes = await spool.listMailboxes();
  const counts = await Promise.all(boxes.map(({ mailbox }) => spool.counts(mailbox)));
  return counts.reduce((sum, one) => sum + one.new + one.old, 0);
}
