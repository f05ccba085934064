import { makeCertificate } from '../asterisk/certificate.ts';
import { type AsteriskServer, startAsterisk } from '../asterisk/start-asterisk.ts';
import { findTestAsterisk } from '../asterisk/test-asterisk.ts';
import { freePort } from '../system/free-port.ts';
import { exchangeFiles, exchangeModules, type Trunk } from './exchange-configuration.ts';
import type { PhoneAccount } from './phone.ts';

/** A small exchange written by hand, for the phones' own tests: nothing of FlexPBX is in it. */
export interface Exchange {
  readonly asterisk: AsteriskServer;
  /** `127.0.0.1:<port>` by transport. */
  readonly servers: Readonly<Record<'udp' | 'tcp' | 'tls', string>>;
  /** Where SIP over WebSocket is spoken. */
  readonly webSocketUrl: string;
  stop(): Promise<void>;
}

/** How an exchange differs from others. */
export interface ExchangeOptions {
  readonly trunk: Trunk | null;
  /** Its port for SIP over UDP and TCP, if somebody has to know it before. */
  readonly sip?: number;
}

/** What the owner of a number at the exchange would type into a phone. */
export function accountAt(
  exchange: Exchange,
  number: string,
  changes: Partial<Omit<PhoneAccount, 'server'>>,
): PhoneAccount {
  const account = { number, secret: `secret-${number}`, transport: 'udp', encryption: 'none', ...changes } as const;
  return { registrationSeconds: 300, server: exchange.servers[account.transport], ...account };
}

/**
 * Starts the exchange, with a trunk if there is one: `0` and a number calls out over it, and every number that begins with `+`
 * is 1001's. `9000` plays an announcement, `*97` is the own mailbox, `*9NNNN` leaves a message for NNNN,
 * `*5NNNN` asks NNNN to pick up by itself, `*6NNNN` calls NNNN in place of 1002, `9002` is forbidden.
 */
export async function startExchange({ trunk, sip }: ExchangeOptions): Promise<Exchange> {
  const certificate = await makeCertificate('127.0.0.1');
  try {
    const ports = { sip: sip ?? (await freePort()), sips: await freePort(), http: await freePort() };
    const { dataDir } = await findTestAsterisk();
    const files = exchangeFiles({ ...ports, ...certificate, dataDir, trunk });
    const asterisk = await startAsterisk({ name: 'exchange', modules: exchangeModules, files });
    return {
      asterisk,
      servers: { udp: `127.0.0.1:${ports.sip}`, tcp: `127.0.0.1:${ports.sip}`, tls: `127.0.0.1:${ports.sips}` },
      webSocketUrl: `ws://127.0.0.1:${ports.http}/ws`,
      stop: async () => {
        await asterisk.stop();
        await certificate.remove();
      },
    };
  } catch (error) {
    await certificate.remove();
    throw error;
  }
}
