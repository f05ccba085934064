import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import { Office } from '../calls/office.ts';
import type { Phone } from '../phones/phone.ts';

const run = promisify(execFile);
/** Packets come each 20 ms; a machine that does other things as well may be late by this. */
const GAP_MS = 250;

let office: Office;
let ada: Phone;
let grace: Phone;

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  const numbers = ['1001', '1002', '1003'];
  await office.addExtensions(...numbers.map((number) => ({ number, name: `Person ${number}` })));
  for (const number of ['1001', '1002']) {
    await office.admin.call('changeExtension', { params: { number }, body: { encryption: 'sdes' } });
  }
  await office.applied();
  const encrypted = { transport: 'tls', encryption: 'sdes' } as const;
  [ada, grace] = await Promise.all([office.phone('1001', encrypted), office.phone('1002', encrypted)]);
  await Promise.all([ada.register(), grace.register()]);
});

afterAll(() => office?.close());

/** Puts another key and certificate under the names of those that lie there, as certbot does. */
async function renew(name: string): Promise<void> {
  const { certificate, certificateKey } = office.system.paths;
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const names = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
  await run('openssl', [...request, ...names, '-keyout', `${certificateKey}.new`, '-out', `${certificate}.new`]);
  await rename(`${certificateKey}.new`, certificateKey);
  await rename(`${certificate}.new`, certificate);
}

/** Who a server says it is. */
async function shownAt(port: number): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { raw } = socket.getPeerCertificate();
  socket.destroy();
  return new X509Certificate(raw).subject;
}

test('given the certificate is renewed during a call, then browsers and phones are shown it, and nobody is cut off', async () => {
  const { https, sips } = office.system.environment.ports;
  const browser = await office.browserPhone('1003');
  const call = await ada.dial('1002');
  const ringing = await grace.nextCall();
  await ringing.answer();
  await call.answered();
  await Promise.all([call.playTone(440), ringing.playTone(1000)]);

  const pause = await call.longestPause(async () => {
    await renew('renewed.example.org');
    const shown = () => Promise.all([https, sips].map(shownAt));
    await expect.poll(shown, { timeout: 20_000 }).toEqual(['CN=renewed.example.org', 'CN=renewed.example.org']);
  });
  expect(pause).toBeLessThan(GAP_MS);
  await expectToHearEachOther(call, ringing);

  // Connections from before carry on: the call is ended by one, and another begins by one.
  await call.hangUp();
  await ringing.ended();
  const second = await ada.dial('1003');
  const atBrowser = await (await browser.nextCall()).answer();
  await second.answered();
  await expectToHearEachOther(second, atBrowser);
  await second.hangUp();
  browser.close();
});
