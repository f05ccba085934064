import { expect, test } from 'vitest';
import { certificateFaultIn } from './certificate-log.ts';

const host = 'sip.provider.net';
const since = new Date('2026-11-21T17:28:00');
// The words of Asterisk 22.10.1 with pjproject 2.17.
const line = (said: string, { at = '17:28:48.561', level = 'ERROR', remote = host } = {}) =>
  `[2026-11-21 ${at}] ${level}[20676] res_pjsip/pjsip_transport_events.c: Transport 'transport-tls' to remote '${remote}' - 203.0.113.5:5061 - ${said}`;
const untrusted = line('The certificate is untrusted');

test.each([
  ['The certificate is untrusted', 'certificate-untrusted'],
  ['The issuer certificate cannot be found', 'certificate-untrusted'],
  ['The certificate has expired or not yet valid', 'certificate-expired'],
  ['The server identity does not match to any identities specified in the certificate', 'certificate-of-another'],
  ['The certificate has been revoked', 'certificate-unusable'],
])('given Asterisk logs "%s", then it is %s', (said, fault) => {
  expect(certificateFaultIn(`${line(said)}\n`, host, since)).toBe(fault);
});

test.each([
  ['of another host', line('The certificate is untrusted', { remote: 'other.net' })],
  ['of a connection that was made all the same', line('The certificate is untrusted', { level: 'NOTICE' })],
  ['of long ago', line('The certificate is untrusted', { at: '17:27:59.999' })],
  ['followed by a good one', `${untrusted}\n${line('OK', { level: 'NOTICE' })}`],
  ['of something else', `[2026-11-21 17:28:48.561] ERROR[1] chan_pjsip.c: to remote '${host}'`],
])('given a line %s, then the certificate is not at fault', (_what, log) => {
  expect(certificateFaultIn(log, host, since)).toBeNull();
});

test('given several, then the last one of this host counts', () => {
  const log = [untrusted, line('The certificate has expired or not yet valid'), line('OK', { remote: 'other.net' })];
  expect(certificateFaultIn(log.join('\n'), host, since)).toBe('certificate-expired');
});
