import { stat } from 'node:fs/promises';
import { type CertificateFiles, readCertificate, readKeyPair } from '@flexpbx/ops';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import type { AsteriskRequests, RunningAsterisk } from './running-asterisk.ts';

/** What the keeper works with. */
export interface CertificateParts {
  readonly files: CertificateFiles;
  /** Makes the certificate anew when it is FlexPBX's own and comes near its end. */
  readonly renew: () => Promise<'kept' | 'made' | 'renewed'>;
  readonly logger: Logger;
}

/**
 * Sees to it that phones meet the certificate that lies in its file, whoever put it there. Asterisk looks at the file of a
 * TLS transport with every reload of PJSIP, and when it is another one it opens the listening socket anew and leaves the
 * connections that are up as they are (res_pjsip/config_transport.c, transport_apply): no call notices.
 */
export class CertificateKeeper {
  readonly #parts: CertificateParts;
  #asterisk: Pick<AsteriskRequests, 'reload'> | null = null;
  /** What Asterisk shows to phones, as far as known. */
  #shown: string | null = null;

  constructor(parts: CertificateParts) {
    this.#parts = parts;
  }

  /** Asterisk has booted, or is found running: what came while nobody told it is told now. */
  async asteriskBooted({ requests, started }: RunningAsterisk): Promise<void> {
    this.#asterisk = requests;
    this.#shown = null;
    try {
      const { certificate } = this.#parts.files;
      if ((await stat(certificate)).mtime < started.earliest) this.#shown = await fingerprintOf(certificate);
    } catch {
      // There is none that can be read: what is wrong with it is said below.
    }
    await this.changed();
  }

  /** Asterisk can't be told any more. */
  asteriskLost(): void {
    this.#asterisk = null;
  }

  /** Renews the certificate if it is time. What it writes is noticed as any other change. */
  async renewInTime(): Promise<void> {
    const done = await this.#parts.renew();
    if (done !== 'kept') this.#parts.logger.info('the self-signed certificate was renewed');
  }

  /** The files may be others than before. Never rejects. */
  async changed(): Promise<void> {
    const { files, logger } = this.#parts;
    try {
      // Asterisk would close its TLS port over a pair that doesn't fit.
      await readKeyPair(files);
      const fingerprint = await fingerprintOf(files.certificate);
      if (!this.#asterisk || fingerprint === this.#shown) return;
      await this.#asterisk.reload('res_pjsip.so');
      this.#shown = fingerprint;
      logger.info('phones are shown the renewed certificate');
    } catch (fault) {
      logger.warn('phones are not shown the new certificate', { reason: reasonOf(fault) });
    }
  }
}

async function fingerprintOf(certificate: string): Promise<string> {
  return (await readCertificate(certificate)).fingerprint;
}
