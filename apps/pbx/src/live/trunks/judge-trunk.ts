import type { ContactState } from '@flexpbx/asterisk/manager-actions';
import type { Thing, TrunkState } from '@flexpbx/domain';
import type { RegistrationFault } from './registration-log.ts';

/** What was found out about a trunk. */
export interface Findings {
  /** The status of our registration; null where there is none. */
  readonly registration: string | null;
  /** None where Asterisk doesn't know the trunk (yet). */
  readonly contacts: readonly ContactState[];
  /** Why the registration failed last, as Asterisk logged it. */
  readonly fault: RegistrationFault | null;
  /** Whether its host can be looked up. */
  readonly hostIsKnown: boolean;
}

/** How a trunk stands, without since when. */
export type Judgement = Omit<TrunkState, 'trunk' | 'since'>;

/** Judges a trunk by what was found out. One that does not answer OPTIONS is down, for Asterisk dials none such. */
export function judgeTrunk(trunk: Thing<'trunk'>, findings: Findings): Judgement {
  const isUnreachable = findings.contacts.length > 0 && findings.contacts.every(is('Unreachable'));
  const times = findings.contacts.flatMap(({ roundTripMs }) => roundTripMs ?? []);
  const roundTripMs = times.length > 0 ? Math.min(...times) : null;
  if (isUnreachable) return down(findings.hostIsKnown ? 'unreachable' : 'host-not-found', null);
  if (trunk.kind === 'registration') {
    if (findings.registration === 'Rejected') return rejection(findings);
    if (findings.registration !== 'Registered') return fine('checking', roundTripMs);
    return fine('up', roundTripMs);
  }
  if (findings.contacts.some(is('Reachable'))) return fine('up', roundTripMs);
  return fine(trunk.qualify_seconds === null && findings.contacts.length > 0 ? 'unchecked' : 'checking', roundTripMs);
}

function rejection({ fault, hostIsKnown }: Findings): Judgement {
  if (fault !== null && fault.status !== null) return down('rejected', fault.status);
  if (!hostIsKnown) return down('host-not-found', null);
  return fault === null ? down('rejected', null) : down('no-answer', null);
}

function is(wanted: string): (contact: ContactState) => boolean {
  return ({ status }) => status === wanted;
}

function down(trouble: TrunkState['trouble'], sipStatus: number | null): Judgement {
  return { condition: 'down', trouble, sipStatus, roundTripMs: null };
}

function fine(condition: TrunkState['condition'], roundTripMs: number | null): Judgement {
  return { condition, trouble: null, sipStatus: null, roundTripMs };
}
