/** Offers, or answers with, G.711 μ-law over plain RTP at a port of 127.0.0.1 (RFC 4566). */
export function describeSession(port: number): string {
  return [
    'v=0',
    `o=- ${port} 1 IN IP4 127.0.0.1`,
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${port} RTP/AVP 0`,
    'a=rtpmap:0 PCMU/8000',
    'a=ptime:20',
    'a=sendrecv',
    '',
  ].join('\r\n');
}

/** Where the other side wants its sound; undefined when it wants none. */
export function soundAddress(description: string): { host: string; port: number } | undefined {
  const host = /^c=IN IP4 (\S+)/m.exec(description)?.[1];
  const port = Number(/^m=audio (\d+)/m.exec(description)?.[1] ?? 0);
  return host && port > 0 ? { host, port } : undefined;
}
