import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect } from 'node:tls';
import { promisify } from 'node:util';
import { type LogFields, silentLogger } from '@flexpbx/runtime';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { serveHttps } from './https-server.ts';

const run = promisify(execFile);

interface Pair {
  readonly certificate: string;
  readonly certificateKey: string;
}

describe('the HTTPS server', () => {
  let folder: string;
  let files: Pair;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flexpbx-https-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    files = { certificate: join(folder, 'flexpbx.crt'), certificateKey: join(folder, 'flexpbx.key') };
  });

  const certify = async ({ certificate, certificateKey }: Pair, name: string) => {
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    await run('openssl', [...request, '-subj', `/CN=${name}`, '-keyout', certificateKey, '-out', certificate]);
  };

  const serve = async (warnings: LogFields[]) => {
    const logger = { ...silentLogger, warn: (_message: string, fields: LogFields = {}) => void warnings.push(fields) };
    const https = await serveHttps((_request, response) => response.end('served'), files, {
      address: '127.0.0.1',
      port: 0,
      logger,
    });
    onTestFinished(() => https.close());
    return (https.server.address() as AddressInfo).port;
  };

  it('given a renewed certificate, then new connections get it and those that are up stay', async () => {
    await certify(files, 'before');
    const port = await serve([]);
    const early = await handshake(port, {});
    expect(early.name).toBe('CN=before');

    const renewed = { certificate: join(folder, 'new.crt'), certificateKey: join(folder, 'new.key') };
    await certify(renewed, 'after');
    await rename(renewed.certificateKey, files.certificateKey);
    await rename(renewed.certificate, files.certificate);

    await expect.poll(async () => (await handshake(port, {})).name).toBe('CN=after');
    expect(early.socket.destroyed).toBe(false);
  });

  it('given a certificate that does not fit its key, then the one before stays and the log says why', async () => {
    await certify(files, 'before');
    const warnings: LogFields[] = [];
    const port = await serve(warnings);
    const other = { certificate: join(folder, 'other.crt'), certificateKey: join(folder, 'other.key') };
    await certify(other, 'after');
    await writeFile(files.certificate, await readFile(other.certificate));
    await expect.poll(() => warnings.length).toBeGreaterThan(0);
    expect((await handshake(port, {})).name).toBe('CN=before');
  });

  it('given a client that knows nothing newer than TLS 1.1, then it is refused', async () => {
    await certify(files, 'flexpbx');
    const port = await serve([]);
    await expect(handshake(port, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' })).rejects.toThrow();
  });

  it('given a port that is used, then it says so and how to take another', async () => {
    await certify(files, 'flexpbx');
    const port = await serve([]);
    const second = serveHttps(() => {}, files, { address: '127.0.0.1', port, logger: silentLogger });
    await expect(second).rejects.toMatchObject({
      id: 'conflict',
      message: `Port ${port} is used by another program. Choose another in FLEXPBX_HTTPS_PORT.`,
    });
  });

  it('given no certificate, then it says that set-up is missing', async () => {
    const attempt = serveHttps(() => {}, files, { address: '127.0.0.1', port: 0, logger: silentLogger });
    await expect(attempt).rejects.toMatchObject({ id: 'setup-incomplete' });
  });
});

async function handshake(port: number, options: ConnectionOptions) {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options });
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.once('error', reject);
  });
  const raw = socket.getPeerCertificate().raw;
  return { socket, name: new X509Certificate(raw).subject };
}
