import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CertificateFiles, ensureCertificate } from './certificate.ts';

const dayMs = 24 * 60 * 60 * 1000;
const now = new Date();
const hosts = ['pbx.example.org', 'localhost', '127.0.0.1', '::1'] as const;

let folder: string;
let files: CertificateFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-certificate-'));
  files = { certificate: join(folder, 'flexpbx.crt'), certificateKey: join(folder, 'flexpbx.key') };
});
afterEach(() => rmSync(folder, { recursive: true }));

const certificate = () => new X509Certificate(readFileSync(files.certificate));

describe('the certificate', () => {
  it('given none, then one is made that names every host and fits its key', async () => {
    expect(await ensureCertificate(files, hosts, now)).toBe('made');
    expect(certificate().checkHost('pbx.example.org')).toBeDefined();
    expect(certificate().checkHost('localhost')).toBeDefined();
    expect(certificate().checkIP('127.0.0.1')).toBeDefined();
    expect(certificate().checkIP('::1')).toBeDefined();
    const key = createPrivateKey(readFileSync(files.certificateKey));
    expect(certificate().checkPrivateKey(key)).toBe(true);
    expect(key.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  it('given one was made, then it holds 825 days and only its owner can read the key', async () => {
    await ensureCertificate(files, hosts, now);
    const days = (new Date(certificate().validTo).getTime() - now.getTime()) / dayMs;
    expect(Math.round(days)).toBe(825);
    expect(statSync(files.certificateKey).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['flexpbx.crt', 'flexpbx.key']);
  });

  it('given a good one, then it is kept', async () => {
    await ensureCertificate(files, hosts, now);
    const before = readFileSync(files.certificate, 'utf8');
    expect(await ensureCertificate(files, hosts, now)).toBe('kept');
    expect(readFileSync(files.certificate, 'utf8')).toBe(before);
  });

  it('given one that ends in less than 30 days, then it is renewed for the same key', async () => {
    await ensureCertificate(files, hosts, now);
    const key = readFileSync(files.certificateKey, 'utf8');
    const before = certificate().fingerprint256;
    expect(await ensureCertificate(files, hosts, new Date(now.getTime() + 796 * dayMs))).toBe('renewed');
    expect(certificate().fingerprint256).not.toBe(before);
    expect(readFileSync(files.certificateKey, 'utf8')).toBe(key);
  });

  it('given the machine got another name, then it is renewed for that name', async () => {
    await ensureCertificate(files, hosts, now);
    expect(await ensureCertificate(files, ['phones.example.org', 'localhost'], now)).toBe('renewed');
    expect(certificate().checkHost('phones.example.org')).toBeDefined();
  });

  it('given a name longer than X.509 allows as subject, then it still stands among the names', async () => {
    const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.example.org`;
    await ensureCertificate(files, [long], now);
    expect(certificate().checkHost(long)).toBeDefined();
  });

  it("given somebody's own certificate, then it is left alone however old it is", async () => {
    const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
    execFileSync(
      'openssl',
      [...make, '-subj', '/CN=other.example.org', '-keyout', files.certificateKey, '-out', files.certificate],
      { stdio: 'ignore' },
    );
    const before = certificate().fingerprint256;
    expect(await ensureCertificate(files, hosts, new Date(now.getTime() + 5 * dayMs))).toBe('kept');
    expect(certificate().fingerprint256).toBe(before);
  });
});
