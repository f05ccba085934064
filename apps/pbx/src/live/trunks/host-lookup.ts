import { lookup, resolveSrv } from 'node:dns/promises';
import { isAddress } from '@flexpbx/domain';

/** Whether a host can be found: it is an address, has one, or has servers for SIP (RFC 3263). */
export async function hostIsKnown(host: string): Promise<boolean> {
  if (isAddress(host)) return true;
  const ways = [lookup(host), ...['_sip._udp', '_sip._tcp', '_sips._tcp'].map((name) => resolveSrv(`${name}.${host}`))];
  return Promise.any<unknown>(ways).then(
    () => true,
    () => false,
  );
}
