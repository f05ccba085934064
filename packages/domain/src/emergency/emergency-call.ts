/**
 * How far an emergency call got. `blocked`: the system is in test mode, nothing left it; `ringing`: trunks are being tried;
 * `answered`: somebody outside took it; `failed`: no trunk did; `given-up`: the caller hung up before.
 */
export const emergencyOutcomes = ['blocked', 'ringing', 'answered', 'failed', 'given-up'] as const;

/** See {@link emergencyOutcomes}. */
export type EmergencyOutcome = (typeof emergencyOutcomes)[number];

/** A call to an emergency number, as the dialplan noted it while it went on. */
export interface EmergencyCall {
  /** Asterisk's unique id of the caller's channel. */
  readonly id: string;
  /** The emergency number, without what may be dialled before it. */
  readonly number: string;
  /** The extension that called; of a caller somebody transferred there, the one who did. */
  readonly extension: string;
  /** Its name when it called; empty where nobody knows it. */
  readonly extensionName: string;
  /** Where help was sent, in words; empty where nobody has said. */
  readonly place: string;
  /** The number shown to the emergency centre; null where the provider shows its own, or nothing left. */
  readonly shown: string | null;
  readonly outcome: EmergencyOutcome;
  /** The trunk tried last. */
  readonly trunk: string | null;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  /** When somebody said that they know: by a key of the desk's phone, or in the portal. */
  readonly acknowledgedAt: Date | null;
  /** A user name, or `desk`. */
  readonly acknowledgedBy: string | null;
}

/** Reaches a machine that reads the caller's address back. It is served as an emergency number, and alarms nobody. */
export const addressTestNumber = '933';

/** Whether somebody still has to look after a call. */
export function isAlarming({ number, acknowledgedAt }: Pick<EmergencyCall, 'number' | 'acknowledgedAt'>): boolean {
  return number !== addressTestNumber && acknowledgedAt === null;
}
