/** Who may write Asterisk's files: configd (`power`) or only an operator, by `sudo flexpbx-apply` (`secure`). */
export type ConfigurationMode = 'power' | 'secure';

/** Where the wanted configuration stands on its way to Asterisk. */
export type ConfigurationPhase = 'applied' | 'applying' | 'staged' | 'failed';

/** The one row that says what Asterisk should run with, and what it does run with. */
export interface ConfigurationState {
  /** Grows by one with every change of a row that is rendered. */
  readonly wanted: number;
  /** The revision Asterisk was seen to run with. */
  readonly applied: number;
  /** The revision that waits in the staging folder; null when none does. */
  readonly staged: number | null;
  readonly mode: ConfigurationMode;
  /** The revision that could not be applied, and why; null when the last try succeeded. */
  readonly failure: { readonly revision: number; readonly reason: string } | null;
  /** Files that differ between `applied` and `wanted`, where known. */
  readonly pendingFiles: readonly string[];
  readonly updatedAt: Date;
}

/** See {@link ConfigurationPhase}. */
export function configurationPhase(state: ConfigurationState): ConfigurationPhase {
  if (state.failure && state.failure.revision === state.wanted) return 'failed';
  if (state.applied === state.wanted) return 'applied';
  return state.staged === state.wanted ? 'staged' : 'applying';
}
