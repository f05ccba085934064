import type { ConfigurationAttempt } from '@flexpbx/db';
import { type ConfigurationState, configurationPhase } from '@flexpbx/domain';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';

/** Where the configuration stands, as the API shows it. */
export function presentConfiguration(state: ConfigurationState): z.input<typeof shape.ConfigurationState> {
  return {
    phase: configurationPhase(state),
    mode: state.mode,
    wanted: state.wanted,
    applied: state.applied,
    staged: state.staged,
    failure: state.failure && { ...state.failure },
    pending_files: [...state.pendingFiles],
    updated_at: state.updatedAt.toISOString(),
  };
}

/** A past try to bring a revision to Asterisk. */
export function presentAttempt(attempt: ConfigurationAttempt): z.input<typeof shape.ConfigurationHistoryEntry> {
  return {
    revision: attempt.revision,
    outcome: attempt.outcome,
    reason: attempt.reason,
    files: [...attempt.files],
    took_ms: attempt.tookMs,
    at: attempt.at.toISOString(),
  };
}
