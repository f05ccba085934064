import type { Environment } from '@flexpbx/runtime';
import type { AsteriskInstallation } from '../asterisk/find-asterisk.ts';
import type { SystemStatus } from '../status.ts';

/** The answer to one question about a system's health. */
export interface Finding {
  /** What was looked at, as in a list: `Certificate`. */
  readonly check: string;
  /** `unknown`: this machine does not let us look. Only a `problem` needs doing now. */
  readonly outcome: 'ok' | 'warning' | 'problem' | 'unknown';
  /** What was seen, in a sentence. */
  readonly says: string;
  /** What to do about it; null when nothing has to be done. */
  readonly fix: string | null;
}

/** What a check looks at. */
export interface Patient {
  readonly environment: Environment;
  readonly status: SystemStatus;
  /** Or why there is none that can be used. */
  readonly installation: AsteriskInstallation | { readonly missing: string };
  readonly now: Date;
}

/** Answers one question; one finding for each thing it found. */
export type Check = (patient: Patient) => Promise<Finding[]> | Finding[];

/** All is well. */
export function ok(check: string, says: string): Finding {
  return { check, outcome: 'ok', says, fix: null };
}

/** It works, but not for ever, or not as well as it could. */
export function warning(check: string, says: string, fix: string): Finding {
  return { check, outcome: 'warning', says, fix };
}

/** Something does not work. Without a fix where `says` names it already. */
export function problem(check: string, says: string, fix: string | null): Finding {
  return { check, outcome: 'problem', says, fix };
}

/** It could not be looked at. */
export function unknown(check: string, says: string): Finding {
  return { check, outcome: 'unknown', says, fix: null };
}
