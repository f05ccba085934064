/** A SIP request or response as text on the wire (RFC 3261 §7), read leniently. */
export interface SipMessage {
  /** Null for a response. */
  readonly request: { readonly method: string; readonly uri: string } | null;
  /** Null for a request. */
  readonly status: { readonly code: number; readonly reason: string } | null;
  /** In their order; names in lower case and long form. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const longNames: Readonly<Record<string, string>> = {
  b: 'referred-by',
  c: 'content-type',
  f: 'from',
  i: 'call-id',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  t: 'to',
  u: 'allow-events',
  v: 'via',
};

/** Reads one whole message; undefined when the text is none (a keep-alive, for instance). */
export function parseSipMessage(text: string): SipMessage | undefined {
  const [head = '', ...bodyParts] = text.split('\r\n\r\n');
  const [start = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const response = /^SIP\/2\.0 (\d{3}) (.*)$/.exec(start);
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(start);
  if (!response && !request) return undefined;
  return {
    request: request ? { method: request[1] ?? '', uri: request[2] ?? '' } : null,
    status: response ? { code: Number(response[1]), reason: response[2] ?? '' } : null,
    headers: lines.map(parseHeader),
    body: bodyParts.join('\r\n\r\n'),
  };
}

/** The first value of a header; `''` when it isn't there. */
export function headerOf(message: SipMessage, name: string): string {
  return message.headers.find(([header]) => header === name)?.[1] ?? '';
}

/** The user part of the first SIP URI in a header's value or in a request line: `1001` of `"Ann" <sip:1001@host>`. */
export function userOf(value: string): string {
  return /sips?:([^@;>]+)@/.exec(value)?.[1] ?? '';
}

function parseHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, colon).trim().toLowerCase();
  return [longNames[name] ?? name, line.slice(colon + 1).trim()];
}

/** Writes a message for the wire; Content-Length is added. */
export function formatSip(start: string, headers: readonly (readonly [string, string])[], body: string): string {
  const lines = [start, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${lines.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
