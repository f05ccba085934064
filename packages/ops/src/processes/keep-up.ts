import { type Clock, reasonOf } from '@flexpbx/runtime';
import type { Progress } from '../progress.ts';
import { decideRestart, noDeaths } from './restart-policy.ts';
import type { Run, Unit } from './run.ts';

/** A unit that is started again whenever it ends. */
export interface KeptUp {
  readonly name: string;
  /** It ran before and was found. */
  readonly adopted: boolean;
  /** Stops it, for good; resolves when it is gone. */
  stop(): Promise<void>;
}

/** What keeping up needs around it. */
export interface Watch {
  readonly progress: Progress;
  readonly clock: Clock;
}

/**
 * Starts a unit, waits until it can work, and from then on starts it again whenever it ends. Throws what its `ready`
 * rejects with when its first start fails, and the signal's reason when that aborts first; nothing of it runs then.
 */
export async function keepUp(unit: Unit, watch: Watch, starting: AbortSignal): Promise<KeptUp> {
  const first = await unit.launch();
  try {
    await Promise.race([first.ready, rejectOnAbort(starting)]);
  } catch (fault) {
    await first.stop();
    throw fault;
  }
  const keeper = new Keeper(unit, watch, first);
  const kept = keeper.keep();
  return {
    name: unit.name,
    adopted: first.adopted,
    stop: async () => {
      await keeper.stop();
      await kept;
    },
  };
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

class Keeper {
  readonly #unit: Unit;
  readonly #watch: Watch;
  readonly #stopping = new AbortController();
  #run: Run;

  constructor(unit: Unit, watch: Watch, first: Run) {
    this.#unit = unit;
    this.#watch = watch;
    this.#run = first;
  }

  async keep(): Promise<void> {
    const { progress, clock } = this.#watch;
    let history = noDeaths;
    let startedAt = clock.now();
    let life = this.#run.ended;
    while (true) {
      const how = await life;
      if (this.#stopping.signal.aborted) return;
      const next = decideRestart(history, clock.now() - startedAt);
      history = next.history;
      progress.warn(`${this.#unit.name} ended (${how}). It is started again in ${next.pauseMs / 1000} s.`);
      if (!(await this.#pause(next.pauseMs))) return;
      startedAt = clock.now();
      life = this.#liveAgain();
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('stopping'));
    await this.#run.stop();
  }

  /** One more life. Resolves with how it ended, also when it never became ready. */
  async #liveAgain(): Promise<string> {
    try {
      this.#run = await this.#unit.launch();
      if (this.#stopping.signal.aborted) await this.#run.stop();
      await this.#run.ready;
      this.#watch.progress.tell(`${this.#unit.name} runs again.`);
      return await this.#run.ended;
    } catch (fault) {
      await this.#run.stop();
      return reasonOf(fault);
    }
  }

  /** False when it was cut short by the stop. */
  async #pause(ms: number): Promise<boolean> {
    try {
      await this.#watch.clock.sleep(ms, this.#stopping.signal);
      return true;
    } catch {
      return false;
    }
  }
}
