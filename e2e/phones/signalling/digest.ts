import { createHash, randomBytes } from 'node:crypto';

/** Who answers a challenge. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * The Authorization header that answers a WWW-Authenticate challenge (RFC 7616 with MD5 and `qop=auth`, which is what Asterisk
 * asks for).
 */
export function answerChallenge(challenge: string, credentials: Credentials, method: string, uri: string): string {
  const asked = (name: string): string => new RegExp(`\\b${name}="?([^",]+)"?`).exec(challenge)?.[1] ?? '';
  const { username, password } = credentials;
  const [realm, nonce, opaque] = [asked('realm'), asked('nonce'), asked('opaque')];
  const cnonce = randomBytes(8).toString('hex');
  const who = md5(`${username}:${realm}:${password}`);
  const what = md5(`${method}:${uri}`);
  const response = md5(`${who}:${nonce}:00000001:${cnonce}:auth:${what}`);
  const quoted = { username, realm, nonce, uri, response, cnonce, ...(opaque && { opaque }) };
  const fields = Object.entries(quoted).map(([name, value]) => `${name}="${value}"`);
  return `Digest ${fields.join(', ')}, algorithm=MD5, qop=auth, nc=00000001`;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
