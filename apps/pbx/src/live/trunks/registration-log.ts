import { open } from 'node:fs/promises';

/** Why a registration failed. */
export interface RegistrationFault {
  /** What the other side answered; null when it answered nothing. */
  readonly status: number | null;
}

/** How much of the log's end is looked at: some hundred lines. */
const lookedAtBytes = 65_536;

/**
 * Why the registration of this account failed last, out of Asterisk's log. The manager interface tells only that it was
 * rejected, not with what (res_pjsip_outbound_registration publishes no cause). Null where the log says nothing.
 */
export async function lastRegistrationFault(logFile: string, account: string): Promise<RegistrationFault | null> {
  return registrationFaultIn(await endOf(logFile), account);
}

/** See {@link lastRegistrationFault}. */
export function registrationFaultIn(log: string, account: string): RegistrationFault | null {
  const lines = log.split('\n').filter((line) => line.includes(`registration attempt to '${account}'`));
  const said = lines.at(-1);
  if (said === undefined) return null;
  const [, status] = /: (?:Temporal response '|Fatal response '|')?(\d{3})\b/.exec(said) ?? [];
  return { status: status === undefined ? null : Number(status) };
}

async function endOf(file: string): Promise<string> {
  const handle = await open(file).catch(() => null);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(Math.min(size, lookedAtBytes)),
      position: Math.max(0, size - lookedAtBytes),
    });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
