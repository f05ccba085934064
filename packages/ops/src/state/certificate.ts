import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises';
import { isIP } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { promisify } from 'node:util';
import { AppError, reasonOf } from '@flexpbx/runtime';

const run = promisify(execFile);

/** The longest life browsers and phones accept of a certificate. */
const lifeDays = 825;
const renewalDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** Written into certificates made here, so that one somebody brought along is never overwritten. */
const organization = 'FlexPBX self-signed';

/** A certificate and its key in their files (PEM). Both may be replaced at any time. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly certificateKey: string;
}

/** What a certificate file says of itself. */
export interface CertificateFacts {
  /** Made here, see {@link ensureCertificate}. */
  readonly selfMade: boolean;
  /** SHA-256 over the certificate, `AB:CD:…`. */
  readonly fingerprint: string;
  readonly validUntil: Date;
  /** Whether browsers asking for a name or address accept it. */
  names(host: string): boolean;
}

/** Reads a certificate. Throws AppError `setup-incomplete` when it is none. */
export async function readCertificate(file: string): Promise<CertificateFacts> {
  try {
    const certificate = new X509Certificate(await readFile(file));
    return {
      selfMade: certificate.subject.includes(`O=${organization}`),
      fingerprint: certificate.fingerprint256,
      validUntil: new Date(certificate.validTo),
      names: (host) => (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined,
    };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new AppError('setup-incomplete', `${file} is missing.`, { cause });
    }
    throw new AppError('setup-incomplete', `${file} is no certificate that can be read (${reasonOf(cause)}).`, {
      cause,
    });
  }
}

/** Reads both files, as a server takes them. Throws AppError `setup-incomplete` when one is missing or they don't belong together. */
export async function readKeyPair(files: CertificateFiles): Promise<{ cert: Buffer; key: Buffer }> {
  const { certificate, certificateKey } = files;
  try {
    const [cert, key] = await Promise.all([readFile(certificate), readFile(certificateKey)]);
    createSecureContext({ cert, key });
    return { cert, key };
  } catch (cause) {
    const message = `The certificate ${certificate} and its key can't be used: ${reasonOf(cause)}`;
    throw new AppError('setup-incomplete', message, { cause });
  }
}

/**
 * Makes sure there is a certificate: a self-signed one (P-256) for these hosts when there is none, and again under the
 * same name when ours comes near its end or does not name the first host. A certificate brought along is left alone.
 * Returns what was done.
 */
export async function ensureCertificate(
  files: CertificateFiles,
  hosts: readonly [publicHost: string, ...others: string[]],
  now: Date,
): Promise<'kept' | 'made' | 'renewed'> {
  const before = existsSync(files.certificate) ? await readCertificate(files.certificate) : null;
  if (before && !before.selfMade) return 'kept';
  if (before && existsSync(files.certificateKey) && isGood(before, hosts[0], now)) return 'kept';
  // A key that is there is kept, so that the one rename of the certificate changes everything at once.
  if (!existsSync(files.certificateKey)) await makeKey(files.certificateKey);
  await makeCertificate(files, hosts);
  return before ? 'renewed' : 'made';
}

function isGood({ validUntil, names }: CertificateFacts, host: string, now: Date): boolean {
  return validUntil.getTime() - now.getTime() > renewalDays * dayMs && names(host);
}

async function makeKey(file: string): Promise<void> {
  await replaceFile(file, async (temporary) => {
    await openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', temporary]);
    await chmod(temporary, 0o600);
  });
}

async function makeCertificate(files: CertificateFiles, hosts: readonly [string, ...string[]]): Promise<void> {
  const names = [...new Set(hosts)].map((host) => (isIP(host) ? `IP:${host}` : `DNS:${host}`));
  await replaceFile(files.certificate, (temporary) =>
    openssl([
      ...['req', '-x509', '-key', files.certificateKey, '-out', temporary, '-days', String(lifeDays)],
      // The name people see; X.509 allows it 64 characters.
      ...['-subj', `/O=${organization}/CN=${hosts[0].slice(0, 64)}`],
      ...['-addext', `subjectAltName=${names.join(',')}`],
      ...['-addext', 'basicConstraints=critical,CA:FALSE'],
      ...['-addext', 'extendedKeyUsage=serverAuth'],
    ]),
  );
}

/** Writes beside the file, waits until it is on the disk, and puts it in place in one step. */
async function replaceFile(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(dirname(file), '.new-'));
  try {
    const temporary = join(directory, basename(file));
    await write(temporary);
    const handle = await open(temporary, 'r');
    await handle.sync();
    await handle.close();
    await rename(temporary, file);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function openssl(args: readonly string[]): Promise<void> {
  try {
    await run('openssl', args);
  } catch (cause) {
    throw new AppError('setup-incomplete', `openssl could not make the certificate: ${reasonOf(cause)}`, { cause });
  }
}
