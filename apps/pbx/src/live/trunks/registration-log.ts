/** Why a registration failed. */
export interface RegistrationFault {
  /** What the other side answered; null when it answered nothing. */
  readonly status: number | null;
}

/**
 * Why the registration of this account failed last, out of Asterisk's log. The manager interface tells only that it was
 * rejected, not with what (res_pjsip_outbound_registration publishes no cause). Null where the log says nothing.
 */
export function registrationFaultIn(log: string, account: string): RegistrationFault | null {
  const lines = log.split('\n').filter((line) => line.includes(`registration attempt to '${account}'`));
  const said = lines.at(-1);
  if (said === undefined) return null;
  const [, status] = /: (?:Temporal response '|Fatal response '|')?(\d{3})\b/.exec(said) ?? [];
  return { status: status === undefined ? null : Number(status) };
}
