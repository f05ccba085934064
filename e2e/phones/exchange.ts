import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AsteriskServer, startAsterisk } from '../asterisk/start-asterisk.ts';
import { findTestAsterisk } from '../asterisk/test-asterisk.ts';
import { freePort } from '../system/free-port.ts';
import { exchangeFiles, exchangeModules } from './exchange-configuration.ts';
import type { PhoneAccount } from './phone.ts';

const run = promisify(execFile);

/** A small exchange written by hand, for the phones' own tests: nothing of FlexPBX is in it. */
export interface Exchange {
  readonly asterisk: AsteriskServer;
  /** `127.0.0.1:<port>` by transport. */
  readonly servers: Readonly<Record<'udp' | 'tcp' | 'tls', string>>;
  /** Where SIP over WebSocket is spoken. */
  readonly webSocketUrl: string;
  stop(): Promise<void>;
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

/** Starts the exchange. `9000` plays an announcement, `*97` is the own mailbox, `*9NNNN` leaves a message for NNNN. */
export async function startExchange(): Promise<Exchange> {
  const keys = await mkdtemp(join(tmpdir(), 'flexpbx-exchange-keys-'));
  const removeKeys = (): Promise<void> => rm(keys, { recursive: true, force: true });
  try {
    const ports = { sip: await freePort(), sips: await freePort(), http: await freePort() };
    const { dataDir } = await findTestAsterisk();
    const files = exchangeFiles({ ...ports, ...(await makeCertificate(keys)), dataDir });
    const asterisk = await startAsterisk({ name: 'exchange', modules: exchangeModules, files });
    return {
      asterisk,
      servers: { udp: `127.0.0.1:${ports.sip}`, tcp: `127.0.0.1:${ports.sip}`, tls: `127.0.0.1:${ports.sips}` },
      webSocketUrl: `ws://127.0.0.1:${ports.http}/ws`,
      stop: async () => {
        await asterisk.stop();
        await removeKeys();
      },
    };
  } catch (error) {
    await removeKeys();
    throw error;
  }
}

async function makeCertificate(folder: string): Promise<{ certificate: string; key: string }> {
  const [certificate, key] = [join(folder, 'exchange.crt'), join(folder, 'exchange.key')];
  const subject = ['-subj', '/CN=127.0.0.1', '-days', '2', '-nodes'];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject, '-keyout', key, '-out', certificate]);
  return { certificate, key };
}
