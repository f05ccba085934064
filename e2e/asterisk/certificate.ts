import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A self-signed certificate for a server of a test, as PEM files. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  remove(): Promise<void>;
}

/** Makes one for an IP address, valid for two days. */
export async function makeCertificate(address: string): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-certificate-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  const name = ['-subj', `/CN=${address}`, '-addext', `subjectAltName=IP:${address}`];
  const files = ['-keyout', key, '-out', certificate];
  try {
    await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...name, ...files]);
    return { certificate, key, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
