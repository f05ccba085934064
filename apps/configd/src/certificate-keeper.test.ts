import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { connect, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { renewOwnCertificate } from '@flexpbx/ops';
import { type LogFields, silentLogger, statePaths } from '@flexpbx/runtime';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { CertificateKeeper } from './certificate-keeper.ts';
import type { AsteriskProcess } from './testing/asterisk-process.ts';
import { type House, setUpHouse } from './testing/house.ts';

const run = promisify(execFile);
const dayMs = 24 * 60 * 60 * 1000;

describe('given phones that come by TLS', () => {
  let house: House;
  let asterisk: AsteriskProcess;
  let keeper: CertificateKeeper;
  let complaints: LogFields[];
  let now: Date;

  beforeEach(async () => {
    house = await setUpHouse('sqlite');
    await house.newKeeper().wake();
    asterisk = await house.startAsterisk();
    complaints = [];
    now = new Date();
    keeper = new CertificateKeeper({
      files: statePaths(house.environment),
      renew: () => renewOwnCertificate(house.environment, now),
      logger: { ...silentLogger, warn: (_, fields = {}) => void complaints.push(fields) },
    });
  });

  test('and the certificate is replaced under its name, then new connections meet it and those that are up go on', async () => {
    await keeper.asteriskBooted(asterisk.running);
    const early = await phone();
    await replace('renewed.example.org');
    await keeper.changed();
    expect(await shown()).toBe('CN=renewed.example.org');
    expect(await isAnswered(early)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('and it was replaced while configd was away, then it is shown when configd is back', async () => {
    await replace('renewed.example.org');
    await keeper.asteriskBooted(asterisk.running);
    expect(await shown()).toBe('CN=renewed.example.org');
  });

  test('and another certificate does not fit the key, then the one before stays, and it is said why', async () => {
    await keeper.asteriskBooted(asterisk.running);
    const before = await shown();
    await certify('other.example.org', '/dev/null');
    await keeper.changed();
    expect(await shown()).toBe(before);
    expect(complaints).toEqual([{ reason: expect.stringContaining('key') }]);
  });

  test("and FlexPBX's own certificate comes near its end, then it is renewed in time and shown", async () => {
    await keeper.asteriskBooted(asterisk.running);
    const before = (await phone()).getPeerX509Certificate()?.fingerprint256;
    await keeper.renewInTime();
    now = new Date(Date.now() + 800 * dayMs);
    await keeper.renewInTime();
    await keeper.changed();
    expect((await phone()).getPeerX509Certificate()?.fingerprint256).not.toBe(before);
  });

  /** Puts another key and certificate in place, as certbot would. */
  async function replace(name: string): Promise<void> {
    const { certificateKey } = statePaths(house.environment);
    await certify(name, `${certificateKey}.new`);
    await rename(`${certificateKey}.new`, certificateKey);
  }

  async function certify(name: string, keyFile: string): Promise<void> {
    const { certificate } = statePaths(house.environment);
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    await run('openssl', [...request, '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', `${certificate}.new`]);
    await rename(`${certificate}.new`, certificate);
  }

  async function shown(): Promise<string> {
    const { raw } = (await phone()).getPeerCertificate();
    return new X509Certificate(raw).subject;
  }

  async function phone(): Promise<TLSSocket> {
    const socket = connect({ host: '127.0.0.1', port: house.environment.ports.sips, rejectUnauthorized: false });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'secureConnect');
    return socket;
  }
});

/** Whether Asterisk answers on a connection; what it answers matters to nobody. */
async function isAnswered(socket: TLSSocket): Promise<boolean> {
  const headers = [
    'OPTIONS sip:flexpbx@127.0.0.1 SIP/2.0',
    'Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bKquestion',
    'From: <sip:1001@127.0.0.1>;tag=question',
    'To: <sip:flexpbx@127.0.0.1>',
    'Call-ID: question',
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
  ];
  socket.write([...headers, '', ''].join('\r\n'));
  const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(5_000) });
  return String(answer).startsWith('SIP/2.0');
}
