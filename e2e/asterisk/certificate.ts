import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate for a server of a test, as PEM files; self-signed until an authority issues another. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  remove(): Promise<void>;
}

/** Makes one for an IP address, valid for two days. */
export async function makeCertificate(address: string): Promise<Certificate> {
  return inFolder(async (folder, remove) => {
    const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
    await selfSigned({ name: address, extension: `subjectAltName=IP:${address}`, certificate, key });
    return { certificate, key, remove };
  });
}

/** Somebody who vouches for servers of a test. */
export interface Authority {
  /** A folder as OpenSSL wants it: whoever trusts those in it trusts this authority, and nobody else. */
  readonly trusted: string;
  /** Puts a certificate for this name (`IP:127.0.0.2`, `DNS:sip.example`) in the place of a server's. */
  issue(server: Certificate, name: string): Promise<void>;
  remove(): Promise<void>;
}

/** Founds an authority. */
export async function makeAuthority(): Promise<Authority> {
  return inFolder(async (folder, remove) => {
    const trusted = join(folder, 'trusted');
    await mkdir(trusted);
    const [certificate, key] = [join(trusted, 'authority.pem'), join(folder, 'authority.key')];
    await selfSigned({ name: 'Test authority', extension: 'keyUsage=keyCertSign', certificate, key });
    await run('openssl', ['rehash', trusted]);
    const issuer = ['-CA', certificate, '-CAkey', key];
    const issue: Authority['issue'] = async (server, name) => {
      const subject = ['-key', server.key, '-subj', '/CN=A server', '-addext', `subjectAltName=${name}`];
      await run('openssl', ['req', '-x509', ...issuer, ...subject, '-days', '2', '-out', server.certificate]);
    };
    return { trusted, issue, remove };
  });
}

/** Does something in a new folder; nothing is left of it when that fails. */
async function inFolder<T>(work: (folder: string, remove: () => Promise<void>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-certificate-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    return await work(folder, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

async function selfSigned(one: { name: string; extension: string; certificate: string; key: string }): Promise<void> {
  const subject = ['-subj', `/CN=${one.name}`, '-addext', one.extension];
  const files = ['-keyout', one.key, '-out', one.certificate];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files]);
}
