import type { ContactState } from '@flexpbx/asterisk/manager-actions';
import type { Thing, TrunkState } from '@flexpbx/domain';
import type { CertificateFault } from './certificate-log.ts';
import type { RegistrationFault } from './registration-log.ts';

/** What was found out about a trunk. */
export interface Findings {
  /** The status of our registration; null where there is none. */
  readonly registration: string | null;
  /** None where Asterisk doesn't know the trunk (yet). */
  readonly contacts: readonly ContactState[];
  /** Why the registration failed last, as Asterisk logged it. */
  readonly fault: RegistrationFault | null;
  /** What is wrong with the certificate of its host, for which nothing is sent there. */
  readonly certificateFault: CertificateFault | null;
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
  if (isUnreachable) return silence(findings, 'unreachable');
  if (trunk.kind === 'registration') {
    if (findings.registration === 'Rejected') return rejection(findings);
    if (findings.registration !== 'Registered') return fine('checking', roundTripMs);
    return fine('up', roundTripMs);
  }
  if (findings.contacts.some(is('Reachable'))) return fine('up', roundTripMs);
  return fine(trunk.qualify_seconds === null && findings.contacts.length > 0 ? 'unchecked' : 'checking', roundTripMs);
}

function rejection(findings: Findings): Judgement {
  const { fault } = findings;
  if (fault !== null && fault.status !== null) return down('rejected', fault.status);
  return silence(findings, fault === null ? 'rejected' : 'no-answer');
}

/** Nothing was heard from the other side: perhaps because nothing was sent. */
function silence({ hostIsKnown, certificateFault }: Findings, otherwise: TrunkState['trouble']): Judgement {
  return down(hostIsKnown ? (certificateFault ?? otherwise) : 'host-not-found', null);
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
