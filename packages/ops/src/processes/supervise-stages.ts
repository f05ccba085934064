import { reasonOf } from '@flexpbx/runtime';
import { type KeptUp, keepUp, type Watch } from './keep-up.ts';
import type { Unit } from './run.ts';

/** Units started side by side; the next stage is started when all of them can work. */
export type Stage = readonly Unit[];

/**
 * Starts the stages in order, calls `onReady`, keeps everything up until `stopping` aborts, and ends it in reverse order.
 * When a first start fails, what was started is ended again and the reason is thrown; what had been running before
 * stays, because calls may hang on it.
 */
export async function superviseStages(
  stages: readonly Stage[],
  watch: Watch,
  { stopping, onReady }: { stopping: AbortSignal; onReady: () => void },
): Promise<void> {
  const up: KeptUp[][] = [];
  try {
    for (const stage of stages) {
      const started: KeptUp[] = [];
      up.push(started);
      await startStage(stage, started, watch, stopping);
    }
  } catch (fault) {
    if (stopping.aborted) return await endAll(up, watch);
    for (const { name } of up.flat().filter((unit) => unit.adopted)) {
      watch.progress.warn(`${name} was running before and is left running.`);
    }
    await endAll(
      up.map((stage) => stage.filter((unit) => !unit.adopted)),
      watch,
    );
    throw fault;
  }
  onReady();
  await aborted(stopping);
  await endAll(up, watch);
}

/** Adds to `started` whatever of the stage came up, then throws the first reason why something did not. */
async function startStage(stage: Stage, started: KeptUp[], watch: Watch, stopping: AbortSignal): Promise<void> {
  const outcomes = await Promise.allSettled(
    stage.map(async (unit) => {
      started.push(await keepUp(unit, watch, stopping));
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function endAll(up: readonly (readonly KeptUp[])[], { progress }: Watch): Promise<void> {
  for (const stage of [...up].reverse()) {
    const outcomes = await Promise.allSettled(stage.map((unit) => unit.stop()));
    for (const outcome of outcomes) if (outcome.status === 'rejected') progress.warn(reasonOf(outcome.reason));
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
