/** Whether Asterisk reaches a registered phone: by its answer to OPTIONS. */
export type Reachability = 'reachable' | 'unreachable' | 'unknown';

/** One phone registered for an extension (a contact of its AOR). */
export interface Registration {
  readonly extension: string;
  /** SIP address the phone is reached at. */
  readonly contact: string;
  readonly userAgent: string;
  readonly reachability: Reachability;
  /** Round trip of the last OPTIONS in ms; null when none was answered. */
  readonly roundTripMs: number | null;
  readonly updatedAt: Date;
}

/** What the portal says about an extension's phones: the best of its registrations. */
export type PhoneState = 'online' | 'unreachable' | 'offline';

/** See {@link PhoneState}. */
export function phoneState(registrations: readonly Pick<Registration, 'reachability'>[]): PhoneState {
  if (registrations.length === 0) return 'offline';
  return registrations.some((registration) => registration.reachability !== 'unreachable') ? 'online' : 'unreachable';
}
