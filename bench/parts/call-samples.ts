import { setTimeout as pause } from 'node:timers/promises';
import type { Extension } from '@flexpbx/domain';
import { cpuOf } from './process-cost.ts';
import { tell } from './report.ts';
import { answerTimes, makeCalls } from './sipp.ts';
import { type AsteriskConsole, requireSound } from './sound-flow.ts';
import { median, percentile, rounded } from './statistics.ts';
import { loadWords } from './surroundings.ts';

/** One way a call can take. */
export interface Way {
  readonly name: string;
  readonly sipServer: string;
  /** All processes that have a part in it. */
  readonly pids: Readonly<Record<string, number>>;
  readonly console: AsteriskConsole;
}

/** What calls are like. */
export interface CallPlan {
  readonly calls: number;
  readonly callsPerSecond: number;
  /** With sound: longer than it takes to set all of them up. */
  readonly holdMs: number;
  readonly withSound: boolean;
}

/** One load of calls on one way. */
export interface Sample {
  readonly way: string;
  /** CPU a call in ms, by process. */
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly ringMs: readonly number[];
}

/** Before the first calls end. */
const listenBeforeEndMs = 1_000;

/** These extensions call these numbers by one way. Throws when calls fail, or sound that was asked for is missing. */
export async function sampleCalls(
  way: Way,
  callers: readonly Extension[],
  called: readonly string[],
  plan: CallPlan,
): Promise<Sample> {
  const { calls, holdMs, withSound } = plan;
  const cpuBefore = cpuOf(way.pids);
  const [load] = await Promise.all([
    makeCalls({ ...plan, server: way.sipServer, callers, called }),
    withSound ? pause(holdMs - listenBeforeEndMs).then(() => requireSound(way.console, 2 * calls)) : null,
  ]);
  const cpuAfter = cpuOf(way.pids);
  const { succeeded, failed, complaints } = load;
  if (succeeded !== calls)
    throw new Error(`${way.name}: ${failed} of ${calls} calls failed; the figures mean nothing:\n${complaints}`);
  const cpuMs = Object.fromEntries(
    Object.entries(cpuAfter).map(([name, ms]) => [name, (ms - (cpuBefore[name] ?? 0)) / calls]),
  );
  tell(`${way.name}: ${calls} calls, ${rounded(sum(cpuMs), 2)} ms CPU a call; load ${loadWords()}`);
  return { way: way.name, cpuMs, ringMs: answerTimes(load, 180) };
}

/** What is typical of several rounds of one plan; each has a sample of every way. */
export class CallFigures {
  readonly #rounds: readonly (readonly Sample[])[];

  constructor(rounds: readonly (readonly Sample[])[]) {
    this.#rounds = rounds;
  }

  /** The ways, in the order they were taken. */
  get ways(): readonly string[] {
    return [...new Set(this.#rounds.flat().map(({ way }) => way))];
  }

  /** The processes that have a part in a way. */
  processesOf(way: string): readonly string[] {
    return Object.keys(this.#of(way)[0]?.cpuMs ?? {});
  }

  /** CPU ms a call, of all processes or of one. */
  cpu(way: string, process: string | null): number {
    return median(this.#of(way).map((sample) => cpuOfSample(sample, process)));
  }

  /** How many times the CPU of another way this one takes, compared within each round. */
  ratio(way: string, other: string, process: string | null): number {
    const others = this.#of(other);
    return median(
      this.#of(way).flatMap((sample, round) => {
        const compared = others[round];
        return compared ? [cpuOfSample(sample, process) / cpuOfSample(compared, process)] : [];
      }),
    );
  }

  /** ms from the INVITE to "ringing" that this share of the calls does not exceed. */
  ring(way: string, share: number): number {
    return percentile(
      this.#of(way).flatMap(({ ringMs }) => ringMs),
      share,
    );
  }

  #of(way: string): readonly Sample[] {
    return this.#rounds.flatMap((samples) => samples.filter((sample) => sample.way === way));
  }
}

function cpuOfSample({ cpuMs }: Sample, process: string | null): number {
  return process === null ? sum(cpuMs) : (cpuMs[process] ?? 0);
}

function sum(cpuMs: Sample['cpuMs']): number {
  return Object.values(cpuMs).reduce((total, ms) => total + ms, 0);
}
