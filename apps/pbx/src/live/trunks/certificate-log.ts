import type { TrunkTrouble } from '@flexpbx/domain';

/** What is wrong with the certificate of a host. */
export type CertificateFault = Extract<TrunkTrouble, `certificate-${string}`>;

/** What Asterisk writes down of each connection over TLS (res_pjsip/pjsip_transport_events.c); an error of those it gave up. */
const connection = /^\[([\d-]+) ([\d:.]+)\] (ERROR|NOTICE)\[.*? to remote '([^']*)' - \S+ - (.*)$/;

/** The words of pjproject (pj_ssl_cert_get_verify_status_strings). */
const faults: readonly [RegExp, CertificateFault][] = [
  [/is untrusted|issuer/, 'certificate-untrusted'],
  [/expired or not yet valid/, 'certificate-expired'],
  [/identity does not match/, 'certificate-of-another'],
];

/**
 * Why the last connection to this host was given up for its certificate, out of Asterisk's log: nothing else tells it. Null
 * when that was before `since` (each try is written down, so it ends otherwise now), or when the certificate was good.
 */
export function certificateFaultIn(log: string, host: string, since: Date): CertificateFault | null {
  const connections = log.split('\n').flatMap((line) => {
    const [, day, time, level, remote, said = ''] = connection.exec(line) ?? [];
    return remote === host ? [{ at: Date.parse(`${day}T${time}`), isError: level === 'ERROR', said }] : [];
  });
  const last = connections.at(-1);
  if (!last?.isError || last.at < since.getTime()) return null;
  return faults.find(([words]) => words.test(last.said))?.[1] ?? 'certificate-unusable';
}
