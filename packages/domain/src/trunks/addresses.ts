import type { Thing } from '../things/things.ts';

/** Where calls of a trunk are sent: `sip:sip.provider.net:5061;transport=tls`. */
export function sipAddress({ host, port, transport }: Pick<Thing<'trunk'>, 'host' | 'port' | 'transport'>): string {
  const at = port === null ? inUri(host) : `${inUri(host)}:${port}`;
  return transport === 'udp' ? `sip:${at}` : `sip:${at};transport=${transport}`;
}

/** Who we are to a trunk that we register with: `sip:account@provider.net`. */
export function accountAddress({ username, host, from_domain: domain, id }: Thing<'trunk'>): string {
  return `sip:${username ?? id}@${inUri(domain ?? host)}`;
}

/** What requests of a trunk pass first; null when they go straight. Loose routing, as every proxy of today wants it. */
export function proxyAddress({ outbound_proxy: proxy, transport }: Thing<'trunk'>): string | null {
  if (proxy === null) return null;
  const plain = `sip:${inUri(proxy)}`;
  return `${transport === 'udp' ? plain : `${plain};transport=${transport}`};lr`;
}

/** The host that requests of a trunk are sent to first, without a port: the proxy, where there is one. */
export function firstHost({ host, outbound_proxy: proxy }: Pick<Thing<'trunk'>, 'host' | 'outbound_proxy'>): string {
  const [name = '', ...rest] = (proxy ?? host).split(':');
  return rest.length === 1 ? name : (proxy ?? host);
}

/** An address of IP version 6 stands in brackets. */
function inUri(host: string): string {
  return host.split(':').length > 2 ? `[${host}]` : host;
}
