import type { ConfigurationAttempt, ConfigurationRepository, ConfigurationRows } from '@flexpbx/db';
import type { ConfigurationMode, ConfigurationState } from '@flexpbx/domain';
import { type Machine, planChange, type RenderedFiles, render, type Templates } from '@flexpbx/renderer';
import { AppError, type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import { type GenerationFolders, restoreLastGood, takeIn, writeGeneration } from './apply-generation.ts';
import { isLeftAlone, type PastFailure } from './failure.ts';
import { readGeneration, readText } from './generation-folder.ts';
import type { RunningAsterisk } from './running-asterisk.ts';
import { clearStaged, stage, takeOutcome } from './staging.ts';

/** What the keeper works with. */
export interface KeeperParts {
  readonly configuration: ConfigurationRepository;
  readonly templates: Templates;
  readonly machine: Machine;
  readonly folders: GenerationFolders & {
    readonly staging: string;
    /** The file that says `power` or `secure`. */
    readonly mode: string;
  };
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/**
 * Keeps Asterisk running with the wanted configuration. Whoever wakes it says nothing more: it reads where things stand
 * and does the next step. Woken while at work, it looks once more afterwards, however often it was woken.
 */
export class ConfigurationKeeper {
  readonly #parts: KeeperParts;
  #asterisk: RunningAsterisk | null = null;
  #working: Promise<void> | null = null;
  #wokenAgain = false;
  /** Whether what lies on the disk was compared with the wanted configuration since the process or Asterisk started. */
  #isDiskKnown = false;
  #pastFailure: PastFailure | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** Asterisk has booted: what is on the disk can be loaded and read back. */
  asteriskBooted(asterisk: RunningAsterisk): Promise<void> {
    this.#asterisk = asterisk;
    this.#isDiskKnown = false;
    return this.wake();
  }

  /** Asterisk can't be asked any more. Changes are written, so that it starts with them, but count as applied later. */
  asteriskLost(): void {
    this.#asterisk = null;
  }

  /** Resolves when nothing is left to do at the moment. Never rejects. */
  wake(): Promise<void> {
    this.#wokenAgain = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  /** Resolves when the step under way, if any, is over. */
  async idle(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#wokenAgain) {
      this.#wokenAgain = false;
      try {
        await this.#step();
      } catch (fault) {
        // The database or the staging folder: the next look tries again.
        this.#parts.logger.warn('the configuration could not be looked after', { reason: reasonOf(fault) });
      }
    }
  }

  async #step(): Promise<void> {
    const { configuration, folders } = this.#parts;
    await takeOutcome(folders.staging, (outcome) => configuration.record(outcome));
    const state = await configuration.state();
    const mode = await this.#readMode(state);
    if (this.#isDiskKnown && state.applied === state.wanted && mode === state.mode) return;
    if (this.#isDiskKnown && mode === 'secure' && state.staged === state.wanted) return;
    const rows = await configuration.snapshot();
    const past = { past: this.#pastFailure, asteriskRuns: this.#asterisk !== null };
    if (isLeftAlone(state, rows.revision, past)) return this.#keepLastGood();
    const begun = this.#parts.clock.now();
    try {
      const files = this.#render(rows);
      if (mode === 'secure' && (await this.#differsOnDisk(files))) await this.#stage(files, rows.revision, begun);
      else await this.#apply(files, { state, revision: rows.revision, begun });
      this.#isDiskKnown = true;
    } catch (fault) {
      await this.#fail(fault, { state, revision: rows.revision, begun });
    }
  }

  #render(rows: ConfigurationRows): RenderedFiles {
    return render(this.#parts.templates, { ...rows, machine: this.#parts.machine });
  }

  async #readMode(state: ConfigurationState): Promise<ConfigurationMode> {
    const text = (await readText(this.#parts.folders.mode))?.trim();
    const mode = text === 'secure' ? 'secure' : 'power';
    if (mode !== state.mode) await this.#parts.configuration.setMode(mode);
    return mode;
  }

  async #differsOnDisk(files: RenderedFiles): Promise<boolean> {
    return planChange(await readGeneration(this.#parts.folders.etc), files).files.length > 0;
  }

  async #stage(files: RenderedFiles, revision: number, begun: number): Promise<void> {
    const { folders, clock, logger } = this.#parts;
    const differing = planChange(await readGeneration(folders.etc), files).files;
    await stage(folders.staging, { revision, preparedAt: new Date(begun).toISOString(), files });
    await this.#record({ revision, outcome: 'staged', reason: null, files: differing, tookMs: clock.now() - begun });
    logger.info('a configuration waits for an operator', { revision, files: differing });
  }

  async #apply(files: RenderedFiles, at: Occasion): Promise<void> {
    const { configuration, folders, clock, logger } = this.#parts;
    const { state, revision } = at;
    const written = await writeGeneration(files, folders, logger);
    const changed = written.plan.files;
    if (!this.#asterisk) {
      if (changed.join() !== state.pendingFiles.join()) await configuration.setPending(changed);
      return;
    }
    const waiting = await takeIn(written, folders, this.#asterisk);
    this.#pastFailure = null;
    if (state.staged !== null) await clearStaged(folders.staging);
    if (state.applied === revision && changed.length === 0) return;
    const tookMs = clock.now() - at.begun;
    const reason = waiting.length > 0 ? `Takes effect when Asterisk is started again: ${waiting.join(', ')}.` : null;
    await this.#record({ revision, outcome: 'applied', reason, files: changed, tookMs });
    logger.info('a configuration was applied', { revision, files: changed, tookMs });
  }

  async #fail(fault: unknown, { state, revision, begun }: Occasion): Promise<void> {
    const { clock, logger } = this.#parts;
    const reason = reasonOf(fault);
    const times = this.#pastFailure?.revision === revision ? this.#pastFailure.times + 1 : 1;
    this.#pastFailure = { revision, id: fault instanceof AppError ? fault.id : null, times };
    logger.error('a configuration could not be applied', { revision, reason });
    if (state.failure?.revision === revision && state.failure.reason === reason) return;
    await this.#record({ revision, outcome: 'failed', reason, files: [], tookMs: clock.now() - begun });
  }

  #record(attempt: Omit<ConfigurationAttempt, 'at'>): Promise<void> {
    return this.#parts.configuration.record({ ...attempt, tookMs: Math.round(attempt.tookMs) });
  }

  async #keepLastGood(): Promise<void> {
    if (!this.#isDiskKnown) await restoreLastGood(this.#parts.folders);
    this.#isDiskKnown = true;
  }
}

interface Occasion {
  readonly state: ConfigurationState;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly begun: number;
}
