/**
 * How far an emergency call got. `blocked`: the system is in test mode, nothing left it; `calling`: trunks are being tried or
 * the call goes on; `answered`: somebody outside took it; `failed`: no trunk did; `given-up`: the caller hung up before.
 */
export type EmergencyOutcome = 'blocked' | 'calling' | 'answered' | 'failed' | 'given-up';

/** A call to an emergency number, as the dialplan noted it while it went on. */
export interface EmergencyCall {
  /** Asterisk's unique id of the caller's channel. */
  readonly id: string;
  readonly startedAt: Date;
  /** The emergency number, without what may be dialled before it. */
  readonly number: string;
  /** The extension that called; of a caller somebody transferred there, whose phone did that. */
  readonly extension: string;
  /** Its name at that time; empty for none. */
  readonly extensionName: string;
  /** Where its phone stands ("Room 12"), as its settings say; empty where they don't. */
  readonly room: string;
  /** Where help was sent, in words; empty where nobody has said. */
  readonly place: string;
  /** The number shown to the emergency centre; null where the provider shows its own. */
  readonly shown: string | null;
  /** A call that only reads the address back alarms nobody. */
  readonly purpose: 'emergency' | 'address-test';
  readonly outcome: EmergencyOutcome;
  /** The trunk tried last. */
  readonly trunk: string | null;
  readonly endedAt: Date | null;
  /** When somebody said that they know: by a key of the desk phone, or in the portal. */
  readonly acknowledgedAt: Date | null;
  /** `desk 1000` or a user name. */
  readonly acknowledgedBy: string | null;
  /** When call control learned of it: later than it began when it was away. */
  readonly notedAt: Date;
}

/** Whether staff still have to look after a call. Address tests concern nobody. */
export function isAlarming({ purpose, acknowledgedAt }: Pick<EmergencyCall, 'purpose' | 'acknowledgedAt'>): boolean {
  return purpose === 'emergency' && acknowledgedAt === null;
}
