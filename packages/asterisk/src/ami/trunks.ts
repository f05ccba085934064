import { AppError } from '@flexpbx/runtime';
import type { Ami } from './ami.ts';
import { roundTripMs } from './read-event.ts';

/** A registration of ours with somebody else. */
export interface OutboundRegistration {
  readonly name: string;
  /** `Registered`, `Rejected` (refused or not answered), `Unregistered` (not yet). */
  readonly status: string;
}

/** Where an endpoint is reached, and whether it answers OPTIONS there. */
export interface ContactState {
  /** `Reachable`, `Unreachable`, `NonQualified` (not asked, or not yet). */
  readonly status: string;
  readonly roundTripMs: number | null;
}

type Asked = Pick<Ami, 'action'>;

/** Every registration of ours. */
export async function outboundRegistrations(ami: Asked): Promise<OutboundRegistration[]> {
  const { entries } = await ami.action('PJSIPShowRegistrationsOutbound', {});
  return entries
    .filter(({ Event }) => Event === 'OutboundRegistrationDetail')
    .map((entry) => ({ name: entry.ObjectName ?? '', status: entry.Status ?? '' }));
}

/** How an endpoint's contacts stand, fixed ones too; none when there is no such endpoint. */
export async function contactStates(ami: Asked, endpoint: string): Promise<ContactState[]> {
  try {
    const { entries } = await ami.action('PJSIPShowEndpoint', { Endpoint: endpoint });
    return entries
      .filter(({ Event }) => Event === 'ContactStatusDetail')
      .map((entry) => ({ status: entry.Status ?? '', roundTripMs: roundTripMs(entry.RoundtripUsec) }));
  } catch (fault) {
    if (fault instanceof AppError && fault.id === 'not-found') return [];
    throw fault;
  }
}

/** Has Asterisk ask an endpoint at once whether it is there. By itself it waits for up to the time between two questions. */
export async function qualify(ami: Asked, endpoint: string): Promise<void> {
  await ami.action('PJSIPQualify', { Endpoint: endpoint });
}
