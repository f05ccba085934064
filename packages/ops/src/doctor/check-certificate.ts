import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:tls';
import { reasonOf, statePaths } from '@flexpbx/runtime';
import { type CertificateFacts, readCertificate, readKeyPair } from '../state/certificate.ts';
import { type Finding, ok, type Patient, problem, unknown, warning } from './finding.ts';

const check = 'Certificate';
const authorities = 'Authorities';
const dayMs = 24 * 60 * 60 * 1000;
const patienceMs = 3_000;

/** Whether browsers and phones will accept the certificate, how long, and whether they are shown the one that lies there. */
export async function checkCertificate(patient: Patient): Promise<Finding[]> {
  const paths = statePaths(patient.environment);
  try {
    await readKeyPair(paths);
    const facts = await readCertificate(paths.certificate);
    return [certificateFinding(facts, patient), ...(await findWhoShowsAnother(facts.fingerprint, patient))];
  } catch (fault) {
    return [problem(check, reasonOf(fault), 'Stop and start FlexPBX: it makes a certificate where there is none.')];
  }
}

/** Whether anybody can vouch for the servers of trunks over TLS. */
export async function checkAuthorities({ environment }: Pick<Patient, 'environment'>): Promise<Finding[]> {
  const folder = environment.trustedCertificates;
  // OpenSSL finds one under a hash of its name: "4f316efb.0".
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => /^[0-9a-f]{8}\.\d+$/.test(name)))
    return [ok(authorities, `Those in ${folder} are trusted.`)];
  const fix = 'Install ca-certificates, or set FLEXPBX_TRUSTED_CERTIFICATES; then stop and start FlexPBX and Asterisk.';
  return [warning(authorities, `None is in ${folder}: a trunk over TLS is refused unless its check is off.`, fix)];
}

/** What a certificate's own words mean today. */
export function certificateFinding(
  { validUntil, selfMade, names }: CertificateFacts,
  { environment, now }: Pick<Patient, 'environment' | 'now'>,
): Finding {
  const days = Math.floor((validUntil.getTime() - now.getTime()) / dayMs);
  const renew = selfMade
    ? 'FlexPBX renews its own certificate 30 days before its end, and at each start. Read configd.log, or stop and start it.'
    : `Renew it in ${statePaths(environment).certificate}: no restart is needed.`;
  if (days < 0) return problem(check, `It ended ${-days} days ago.`, renew);
  if (!names(environment.publicHost)) {
    return problem(check, `It does not name ${environment.publicHost}.`, `${renew} Or set FLEXPBX_PUBLIC_HOST.`);
  }
  if (days < 30) return warning(check, `It ends in ${days} days.`, renew);
  return ok(check, `Valid for ${days} more days${selfMade ? ', self-signed: browsers ask once' : ''}.`);
}

async function findWhoShowsAnother(
  fingerprint: string,
  { environment: { ports, bindAddress }, status }: Patient,
): Promise<Finding[]> {
  const portal = status.processes.find(({ name }) => name === 'portal')?.pid ?? null;
  const servers = [
    { whom: 'Browsers', port: ports.https, pid: portal },
    { whom: 'Phones', port: ports.sips, pid: status.asterisk.pid },
  ];
  const findings = servers.map(async ({ whom, port, pid }) => {
    if (pid === null) return null;
    try {
      if ((await shownAt(port, reachableAt(bindAddress))) === fingerprint) return null;
      return problem(check, `${whom} are still shown another certificate.`, 'Read configd.log and portal.log.');
    } catch (fault) {
      return unknown(check, `What is shown on port ${port} could not be looked at: ${reasonOf(fault)}`);
    }
  });
  return (await Promise.all(findings)).filter((finding) => finding !== null);
}

/** Where a server bound to `address` is reached from this machine. */
function reachableAt(address: string): string {
  return address === '0.0.0.0' || address === '::' ? 'localhost' : address;
}

async function shownAt(port: number, host: string): Promise<string | undefined> {
  // Who we speak to is what is asked, so nothing is presumed of it.
  const socket = connect({ port, host, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(patienceMs) });
    return socket.getPeerX509Certificate()?.fingerprint256;
  } finally {
    socket.destroy();
  }
}
